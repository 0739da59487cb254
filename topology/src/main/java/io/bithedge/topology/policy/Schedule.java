package io.bithedge.topology.policy;

import io.bithedge.ledger.policy.SettlementPrice;
import io.bithedge.ledger.policy.SettlementPrice.Ending;
import io.bithedge.ledger.policy.SettlementPrice.Window;
import io.bithedge.schemas.avro.ActivationRequested;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.DuePolicy;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyEnding;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The policies that wait for their expiration, and the activations that wait for their price. A row leaves when the chain says what came
 * of it, never because a command was sent.
 *
 * <p>Rows are ordered by the height from which they can be due, so a block costs what is due in it and not what is open.
 */
final class Schedule {
    private static final int BATCH = 25;
    private static final String EXPIRATIONS = "expiration";
    private static final String ACTIVATIONS = "activation";

    private final KeyValueStore<String, DuePolicy> due;
    private final RecordedPrices prices;
    private final LongFunction<Optional<Policy>> policies;
    private final Consumer<ChainCommand> commands;
    private final Consumer<Incident> incidents;
    /** Heights that were reported in this block: each row remembers the rest. */
    private final Set<String> reported = new HashSet<>();

    Schedule(
            KeyValueStore<String, DuePolicy> due,
            RecordedPrices prices,
            LongFunction<Optional<Policy>> policies,
            Consumer<ChainCommand> commands,
            Consumer<Incident> incidents) {
        this.due = due;
        this.prices = prices;
        this.policies = policies;
        this.commands = commands;
        this.incidents = incidents;
    }

    void created(PolicyCreated fact) {
        put(DuePolicy.newBuilder()
                .setPolicyId(fact.getPolicyId())
                .setActivation(false)
                .setDueHeight(fact.getExpirationHeight())
                .setNeedsStx(fact.getPolicyType() == PolicyType.PUT)
                .build());
    }

    /** The price of an activation comes after the block of its request. */
    void activationRequested(Policy policy, ActivationRequested fact) {
        DuePolicy row = DuePolicy.newBuilder()
                .setPolicyId(fact.getPolicyId())
                .setActivation(true)
                .setDueHeight(fact.getHeight() + 1)
                .setNeedsStx(policy.getPolicyType() == PolicyType.PUT)
                .setRequestedTime(fact.getTime())
                .build();
        if (due.get(key(row)) == null) {
            put(row);
        }
    }

    void activationOver(long policyId) {
        policy(policyId)
                .filter(policy -> policy.getActivationRequestedAt() > 0)
                .ifPresent(policy -> due.delete(key(ACTIVATIONS, policy.getActivationRequestedAt() + 1, policyId)));
    }

    void closed(long policyId) {
        activationOver(policyId);
        policy(policyId).ifPresent(policy -> due.delete(key(EXPIRATIONS, policy.getExpirationHeight(), policyId)));
    }

    /** One item of a batch failed on the chain; the others went on. */
    void failed(long policyId) {
        policy(policyId).ifPresent(policy -> {
            String row = policy.getActivationRequestedAt() > 0
                    ? key(ACTIVATIONS, policy.getActivationRequestedAt() + 1, policyId)
                    : key(EXPIRATIONS, policy.getExpirationHeight(), policyId);
            DuePolicy known = due.get(row);
            if (known != null) {
                put(DuePolicy.newBuilder(known).setFailed(true).build());
            }
        });
    }

    void reached(BlockMarker marker) {
        reported.clear();
        prices.forgetBelow(Math.min(marker.getBurnHeight(), firstDue()));
        send(EXPIRATIONS, marker);
        send(ACTIVATIONS, marker);
    }

    /** The highest height, up to the burn tip, at or above which a policy waits for a price. */
    OptionalLong wantsPriceAt(long burnTip) {
        return Stream.of(EXPIRATIONS, ACTIVATIONS)
                .flatMap(kind -> dueBy(kind, burnTip).stream())
                .filter(row -> row.getReadyAt() < 0)
                .filter(row -> burnTip <= ScheduleRule.window(row).to())
                .map(row -> new Wanted(ScheduleRule.window(row), row.getNeedsStx()))
                .distinct()
                .flatMap(wanted ->
                        assets(wanted.withStx()).flatMap(asset -> prices.missingFrom(asset, wanted.window()).stream()))
                .mapToLong(height -> height)
                .max();
    }

    private record Wanted(Window window, boolean withStx) {}

    private static Stream<Asset> assets(boolean withStx) {
        return withStx ? Stream.of(Asset.BTC, Asset.STX) : Stream.of(Asset.BTC);
    }

    private void send(String kind, BlockMarker marker) {
        List<PolicyEnding> batch = new ArrayList<>();
        for (DuePolicy row : dueBy(kind, marker.getBurnHeight())) {
            consider(row, batch, marker);
        }
        batch.sort(Comparator.comparingLong(PolicyEnding::getPolicyId));
        for (int from = 0; from < batch.size(); from += BATCH) {
            command(kind, batch.subList(from, Math.min(batch.size(), from + BATCH)), marker);
        }
    }

    private void consider(DuePolicy row, List<PolicyEnding> batch, BlockMarker marker) {
        long now = marker.getBurnHeight();
        DuePolicy after = switch (ending(row, now)) {
            case Ending.Pending pending -> warned(row, marker);
            case Ending.At at when waitsForActivation(row) -> row;
            case Ending.At at -> settle(row, at, batch, marker);
        };
        if (ScheduleRule.isOverdue(after, now)) {
            report(
                    "SETTLEMENT_OVERDUE",
                    row,
                    "still active %d burn blocks after it could have ended".formatted(now - after.getReadyAt()),
                    marker);
            after = DuePolicy.newBuilder(after).setReported(true).build();
        }
        if (!after.equals(row)) {
            put(after);
        }
    }

    /** The oracle is silent, and a person can still have a price recorded: said once for all policies of the height. */
    private DuePolicy warned(DuePolicy row, BlockMarker marker) {
        if (!ScheduleRule.isPriceAtRisk(row, marker.getBurnHeight())) {
            return row;
        }
        long height = row.getDueHeight();
        reportHeight(
                "PRICE_AT_RISK",
                row,
                "no price since %d: policies that expire there wait, and are void unless one is recorded by %d"
                        .formatted(height, height + SettlementPrice.VOID_BLOCKS),
                marker);
        return DuePolicy.newBuilder(row).setWarned(true).build();
    }

    private DuePolicy settle(DuePolicy row, Ending.At at, List<PolicyEnding> batch, BlockMarker marker) {
        long now = marker.getBurnHeight();
        DuePolicy after = row.getReadyAt() < 0 ? ready(row, at, marker) : row;
        PolicyEnding ending = new PolicyEnding(row.getPolicyId(), at.btcAt(), at.stxAt());
        switch (ScheduleRule.step(after, now, marker.getBurnTip())) {
            case IN_BATCH -> {
                batch.add(ending);
                after = commanded(after, now);
            }
            case ALONE -> {
                command(row.getActivation() ? ACTIVATIONS : EXPIRATIONS, List.of(ending), marker);
                after = commanded(after, now);
            }
            case NOTHING -> {
                // The chain has not answered yet.
            }
        }
        return after;
    }

    private DuePolicy ready(DuePolicy row, Ending.At at, BlockMarker marker) {
        if (!row.getActivation() && !at.isPriced()) {
            long height = row.getDueHeight();
            reportHeight(
                    "PRICE_MISSING",
                    row,
                    "no price was recorded from %d to %d: policies that expired at %d are void, their premium goes back"
                            .formatted(height, height + SettlementPrice.VOID_BLOCKS, height),
                    marker);
        }
        return DuePolicy.newBuilder(row).setReadyAt(marker.getBurnHeight()).build();
    }

    private Ending ending(DuePolicy row, long burnHeight) {
        Window window = ScheduleRule.window(row);
        return SettlementPrice.of(
                window,
                prices.first(Asset.BTC, window),
                row.getNeedsStx() ? prices.first(Asset.STX, window) : Optional.empty(),
                row.getNeedsStx(),
                burnHeight);
    }

    /** The contract ends no policy of which an activation is pending: that one is completed first. */
    private boolean waitsForActivation(DuePolicy row) {
        return !row.getActivation()
                && policy(row.getPolicyId())
                        .filter(policy -> policy.getActivationRequestedAt() > 0)
                        .isPresent();
    }

    private static DuePolicy commanded(DuePolicy row, long burnHeight) {
        return DuePolicy.newBuilder(row)
                .setCommandedAt(burnHeight)
                .setCommands(row.getCommands() + 1)
                .setFailed(false)
                .build();
    }

    private void command(String kind, List<PolicyEnding> endings, BlockMarker marker) {
        boolean isActivation = kind.equals(ACTIVATIONS);
        List<PolicyEnding> copy = List.copyOf(endings);
        commands.accept(new ChainCommand(
                "%s:%d-%d:%d"
                        .formatted(
                                isActivation ? "complete-activations" : "process-expirations",
                                copy.getFirst().getPolicyId(),
                                copy.getLast().getPolicyId(),
                                marker.getHeight()),
                "keeper",
                marker.getHeight(),
                isActivation ? new CompleteActivations(copy) : new ProcessExpirations(copy)));
    }

    private void report(String code, DuePolicy row, String message, BlockMarker marker) {
        policy(row.getPolicyId())
                .ifPresent(policy -> warn(code, "policy " + row.getPolicyId(), message, policy.getToken(), marker));
    }

    /** One for all policies of the token that expire at that height. */
    private void reportHeight(String code, DuePolicy row, String message, BlockMarker marker) {
        policy(row.getPolicyId()).ifPresent(policy -> {
            String subject = "%s expirations at %d".formatted(policy.getToken(), row.getDueHeight());
            if (reported.add(code + "/" + subject)) {
                warn(code, subject, message, policy.getToken(), marker);
            }
        });
    }

    private void warn(String code, String subject, String message, Token token, BlockMarker marker) {
        Incidents.Disagreement what =
                new Incidents.Disagreement(code, subject, message, "closed", PolicyStatus.ACTIVE.name());
        incidents.accept(Incidents.warning(StoreNames.POLICY, what, token, marker.getHeight()));
    }

    private List<DuePolicy> dueBy(String kind, long burnHeight) {
        List<DuePolicy> rows = new ArrayList<>();
        try (KeyValueIterator<String, DuePolicy> all =
                due.range(key(kind, 0, 0), key(kind, burnHeight, Long.MAX_VALUE))) {
            all.forEachRemaining(entry -> rows.add(entry.value));
        }
        return rows;
    }

    /** The lowest height at which something is due, in whatever future. */
    private long firstDue() {
        return Stream.of(EXPIRATIONS, ACTIVATIONS)
                .mapToLong(this::firstDue)
                .min()
                .orElseThrow();
    }

    private long firstDue(String kind) {
        try (KeyValueIterator<String, DuePolicy> all =
                due.range(key(kind, 0, 0), key(kind, Long.MAX_VALUE, Long.MAX_VALUE))) {
            return all.hasNext() ? all.next().value.getDueHeight() : Long.MAX_VALUE;
        }
    }

    private Optional<Policy> policy(long id) {
        return policies.apply(id);
    }

    private void put(DuePolicy row) {
        due.put(key(row), row);
    }

    private static String key(DuePolicy row) {
        return key(row.getActivation() ? ACTIVATIONS : EXPIRATIONS, row.getDueHeight(), row.getPolicyId());
    }

    private static String key(String kind, long dueHeight, long policyId) {
        return Keys.byNumber(Keys.byNumber(kind, dueHeight), policyId);
    }
}
