package io.bithedge.topology.policy;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.RegistryFact;
import io.bithedge.schemas.avro.RegistryRecord;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Keeps the policies of one partition, and asks the chain to settle them when their time has come. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FoldPolicies extends StageProcessor {
    private KeyValueStore<String, Policy> policies;
    private RecordedPrices prices;
    private Schedule schedule;

    public FoldPolicies() {
        super(StoreNames.POLICY);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        policies = store(StoreNames.POLICIES);
        prices = new RecordedPrices(store(StoreNames.RECORDED_PRICES));
        schedule = new Schedule(
                store(StoreNames.DUE_POLICIES),
                prices,
                id -> Optional.ofNullable(policies.get(Keys.padded(id))),
                this::command,
                this::report);
    }

    @Override
    protected void apply(SpecificRecord value) {
        Object body = ((RegistryRecord) value).getBody();
        if (body instanceof BlockMarker marker) {
            if (isNew(marker)) {
                reached(marker);
                schedule.reached(marker);
                schedule.wantsPriceAt(marker.getBurnTip())
                        .ifPresent(height ->
                                send(StoreNames.PRICE_DEMANDS_SINK, Topics.CHAIN_KEY, new PriceDemand(height)));
            }
            return;
        }
        RegistryFact fact = (RegistryFact) body;
        applyFact(fact.getEvent(), fact.getPosition());
    }

    private void applyFact(Object event, EventPosition at) {
        switch (event) {
            case PriceRecorded f -> prices.add(f.getAsset(), f.getHeight(), f.getPrice());
            case PolicyCreated f -> create(f, at);
            case ActivationRequested f -> {
                change(f.getPolicyId(), at, policy -> PolicyRecords.requested(policy, f.getHeight()));
                schedule.activationRequested(f.getPolicyId(), f.getHeight());
            }
            case ActivationLapsed f -> {
                schedule.activationOver(f.getPolicyId());
                change(f.getPolicyId(), at, PolicyRecords::lapsed);
            }
            case PolicyClosed f -> {
                schedule.closed(f.getPolicyId());
                change(f.getPolicyId(), at, policy -> PolicyRecords.closed(policy, f, at));
            }
            case ItemFailed f -> schedule.failed(f.getPolicyId());
            default -> {
                // Settings of the registry: nothing of a policy.
            }
        }
    }

    private void create(PolicyCreated fact, EventPosition at) {
        if (policies.get(Keys.padded(fact.getPolicyId())) != null) {
            return;
        }
        publish(PolicyRecords.created(fact, at));
        schedule.created(fact.getPolicyId(), fact.getExpirationHeight());
    }

    /** A policy that ended changes no more: the same facts again find it so. */
    private void change(long policyId, EventPosition at, UnaryOperator<Policy> change) {
        Policy known = policies.get(Keys.padded(policyId));
        if (known == null) {
            Incidents.Disagreement what = new Incidents.Disagreement(
                    "POLICY_UNKNOWN", "policy " + policyId, "a fact of a policy that was not created", "created", "");
            report(Incidents.ofFact(stage(), what, null, at));
        } else if (known.getStatus() == PolicyStatus.ACTIVE) {
            publish(change.apply(known));
        }
    }

    private void publish(Policy policy) {
        policies.put(Keys.padded(policy.getPolicyId()), policy);
        send(StoreNames.POLICIES_SINK, Long.toString(policy.getPolicyId()), policy);
    }
}
