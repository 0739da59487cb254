package io.bithedge.topology.policy;

import io.bithedge.ledger.policy.SettlementPrice;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.CompleteActivations;
import io.bithedge.schemas.avro.DuePolicy;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.policy.ScheduleRule.Readiness;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
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

    void created(long policyId, long expirationHeight) {
        put(DuePolicy.newBuilder()
                .setPolicyId(policyId)
                .setActivation(false)
                .setDueHeight(expirationHeight)
                .build());
    }

    /** The price of an activation comes after the block of its request. */
    void activationRequested(long policyId, long height) {
        DuePolicy row = DuePolicy.newBuilder()
                .setPolicyId(policyId)
                .setActivation(true)
                .setDueHeight(height + 1)
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
        send(EXPIRATIONS, marker);
        send(ACTIVATIONS, marker);
    }

    /** The highest height, up to the burn tip, at or above which a policy waits for its first price. */
    OptionalLong wantsPriceAt(long burnTip) {
        return Stream.of(EXPIRATIONS, ACTIVATIONS)
                .flatMap(kind -> dueBy(kind, burnTip).stream())
                .filter(row -> row.getReadyAt() < 0)
                .mapToLong(DuePolicy::getDueHeight)
                .filter(height -> burnTip <= height + SettlementPrice.WINDOW)
                .distinct()
                .filter(height -> !prices.hasEveryAssetFrom(height))
                .max();
    }

    private void send(String kind, BlockMarker marker) {
        List<Long> batch = new ArrayList<>();
        for (DuePolicy row : dueBy(kind, marker.getBurnHeight())) {
            consider(row, batch, marker);
        }
        batch.sort(null);
        for (int from = 0; from < batch.size(); from += BATCH) {
            command(kind, batch.subList(from, Math.min(batch.size(), from + BATCH)), marker);
        }
    }

    private void consider(DuePolicy row, List<Long> batch, BlockMarker marker) {
        long now = marker.getBurnHeight();
        DuePolicy after = switch (readiness(row, now)) {
            case WAITING -> warned(row, marker);
            case NO_PRICE -> missing(row, marker);
            case READY -> settle(row, batch, marker);
        };
        if (ScheduleRule.isOverdue(after, now)) {
            report(
                    "SETTLEMENT_OVERDUE",
                    row,
                    "still active %d burn blocks after it was due".formatted(now - row.getDueHeight()),
                    marker);
            after = DuePolicy.newBuilder(after).setReported(true).build();
        }
        if (!after.equals(row)) {
            put(after);
        }
    }

    /** When the oracle is silent a person can still record a price: said while there is time, once for all policies of the height. */
    private DuePolicy warned(DuePolicy row, BlockMarker marker) {
        long height = row.getDueHeight();
        if (row.getActivation()
                || row.getWarned()
                || !ScheduleRule.isPriceAtRisk(height, prices.around(height), marker.getBurnHeight())) {
            return row;
        }
        reportHeight(
                "PRICE_AT_RISK",
                row,
                "no price since %d: unless one is recorded by %d, policies that expire at %d can never settle"
                        .formatted(height - SettlementPrice.WINDOW, height + SettlementPrice.WINDOW, height),
                marker);
        return DuePolicy.newBuilder(row).setWarned(true).build();
    }

    private DuePolicy missing(DuePolicy row, BlockMarker marker) {
        if (row.getReported()) {
            return row;
        }
        reportHeight("PRICE_MISSING", row, "no price was recorded within 6 blocks of the expiration", marker);
        return DuePolicy.newBuilder(row).setReported(true).build();
    }

    private DuePolicy settle(DuePolicy row, List<Long> batch, BlockMarker marker) {
        long now = marker.getBurnHeight();
        DuePolicy after =
                row.getReadyAt() < 0 ? DuePolicy.newBuilder(row).setReadyAt(now).build() : row;
        switch (ScheduleRule.step(after, now)) {
            case IN_BATCH -> {
                batch.add(row.getPolicyId());
                after = commanded(after, now);
            }
            case ALONE -> {
                command(row.getActivation() ? ACTIVATIONS : EXPIRATIONS, List.of(row.getPolicyId()), marker);
                after = commanded(after, now);
            }
            case NOTHING -> {
                // The chain has not answered yet.
            }
        }
        return after;
    }

    /** An expiration waits for a pending activation: the contract settles that one first. */
    private Readiness readiness(DuePolicy row, long burnHeight) {
        if (row.getActivation()) {
            long requestedAt = row.getDueHeight() - 1;
            return ScheduleRule.ofActivation(requestedAt, prices.around(requestedAt), burnHeight);
        }
        boolean isWaiting = policy(row.getPolicyId())
                .filter(policy -> policy.getActivationRequestedAt() > 0)
                .isPresent();
        return isWaiting
                ? Readiness.WAITING
                : ScheduleRule.ofExpiration(row.getDueHeight(), prices.around(row.getDueHeight()), burnHeight);
    }

    private static DuePolicy commanded(DuePolicy row, long burnHeight) {
        return DuePolicy.newBuilder(row)
                .setCommandedAt(burnHeight)
                .setCommands(row.getCommands() + 1)
                .setFailed(false)
                .build();
    }

    private void command(String kind, List<Long> ids, BlockMarker marker) {
        boolean isActivation = kind.equals(ACTIVATIONS);
        List<Long> copy = List.copyOf(ids);
        commands.accept(new ChainCommand(
                "%s:%d-%d:%d"
                        .formatted(
                                isActivation ? "complete-activations" : "process-expirations",
                                copy.getFirst(),
                                copy.getLast(),
                                marker.getHeight()),
                "keeper",
                marker.getHeight(),
                isActivation ? new CompleteActivations(copy, List.of()) : new ProcessExpirations(copy, List.of())));
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
