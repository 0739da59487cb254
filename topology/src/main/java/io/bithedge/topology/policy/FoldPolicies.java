package io.bithedge.topology.policy;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.ActivationLapsed;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.PolicyEntryKind;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.RegistryFact;
import io.bithedge.schemas.avro.RegistryRecord;
import io.bithedge.topology.published.PolicyRows;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps the policies of one partition with their history, and asks the chain to settle them when their time has come. A policy that ended
 * changes no more: the same facts again find it so.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FoldPolicies extends StageProcessor {
    private PolicyStore policies;
    private RecordedPrices prices;
    private Schedule schedule;
    private LockCheck locks;
    private ExpiringDays expiring;

    public FoldPolicies() {
        super(StoreNames.POLICY);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        policies = new PolicyStore(
                store(StoreNames.POLICIES), store(StoreNames.POLICY_INDEX), store(StoreNames.POLICY_ENTRIES));
        prices = new RecordedPrices(store(StoreNames.RECORDED_PRICES));
        schedule = new Schedule(store(StoreNames.DUE_POLICIES), prices, policies::get, this::command, this::report);
        locks = new LockCheck(store(StoreNames.POLICY_LOCKS), this::report);
        expiring = new ExpiringDays(
                store(StoreNames.EXPIRING), partition(), (key, row) -> send(StoreNames.EXPIRING_SINK, key, row));
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
            case PriceRecorded f -> prices.add(f.getAsset(), f.getHeight(), f.getObservedAt());
            case CollateralLocked f -> {
                if (policies.get(f.getPolicyId()).isEmpty()) {
                    locks.locked(f);
                }
            }
            case PolicySettled f -> locks.settled(f);
            case PolicyVoided f -> locks.voided(f);
            case PolicyCreated f -> create(f, at);
            case ActivationRequested f ->
                active(f.getPolicyId(), at).ifPresent(policy -> {
                    request(policy, f.getHeight(), at);
                    schedule.activationRequested(policy, f);
                });
            case ActivationLapsed f ->
                active(f.getPolicyId(), at).ifPresent(policy -> {
                    schedule.activationOver(f.getPolicyId());
                    keep(PolicyMapper.lapsed(policy), PolicyEntryKind.ACTIVATION_LAPSED, at);
                });
            case PolicyClosed f -> active(f.getPolicyId(), at).ifPresent(policy -> close(policy, f, at));
            case ItemFailed f -> fail(f, at);
            default -> {
                // Settings of the registry: nothing of a policy.
            }
        }
    }

    private void create(PolicyCreated fact, EventPosition at) {
        if (policies.get(fact.getPolicyId()).isPresent()) {
            return;
        }
        Policy policy = PolicyMapper.created(fact, locks.lockOf(fact.getPolicyId()), at);
        locks.created(fact, at);
        keep(policy, PolicyEntryKind.CREATED, at);
        publish(PolicyRows.created(policy, fact.getBuyer(), at));
        expiring.created(policy);
        schedule.created(fact);
    }

    private void request(Policy policy, long height, EventPosition at) {
        keep(
                PolicyMapper.requested(policy, height),
                PolicyEntry.newBuilder()
                        .setKind(PolicyEntryKind.ACTIVATION_REQUESTED)
                        .setPosition(at)
                        .setRequestedAt(height)
                        .build());
    }

    private void close(Policy policy, PolicyClosed fact, EventPosition at) {
        locks.closed(fact, policy.getToken(), at);
        schedule.closed(fact.getPolicyId());
        Policy ended = PolicyMapper.closed(policy, fact, at);
        keep(ended, PolicyEntryKind.CLOSED, at);
        publish(PolicyRows.closed(ended, at));
        if (ended.getStatus() != PolicyStatus.VOID) {
            publish(PolicyRows.premiumEarned(ended, at));
        }
        expiring.closed(policy);
    }

    /** The batch went on without it. Nobody vouches for the id: an unknown one is anybody's call with a bad id. */
    private void fail(ItemFailed fact, EventPosition at) {
        schedule.failed(fact.getPolicyId());
        if (policies.get(fact.getPolicyId()).isPresent()) {
            PolicyEntry entry = PolicyEntry.newBuilder()
                    .setKind(PolicyEntryKind.ITEM_FAILED)
                    .setPosition(at)
                    .setCode(fact.getCode())
                    .build();
            policies.addFailure(fact.getPolicyId(), entry);
        }
    }

    private Optional<Policy> active(long policyId, EventPosition at) {
        Optional<Policy> known = policies.get(policyId);
        if (known.isEmpty()) {
            Incidents.Disagreement what = new Incidents.Disagreement(
                    "POLICY_UNKNOWN", "policy " + policyId, "a fact of a policy that was not created", "created", "");
            report(Incidents.ofFact(stage(), what, null, at));
        }
        return known.filter(policy -> policy.getStatus() == PolicyStatus.ACTIVE);
    }

    private void keep(Policy policy, PolicyEntryKind kind, EventPosition at) {
        keep(policy, PolicyEntry.newBuilder().setKind(kind).setPosition(at).build());
    }

    private void keep(Policy policy, PolicyEntry entry) {
        policies.put(policy);
        policies.add(policy.getPolicyId(), entry);
        send(StoreNames.POLICIES_SINK, Long.toString(policy.getPolicyId()), policy);
        publish(PolicyRows.state(policy, entry.getPosition()));
    }
}
