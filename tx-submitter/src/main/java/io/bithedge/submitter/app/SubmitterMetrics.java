package io.bithedge.submitter.app;

import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.TransactionState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The agent's snapshot as `bithedge_submitter_*`. */
final class SubmitterMetrics {
    private final MeterRegistry registry;
    private final Supplier<Snapshot> snapshots;

    SubmitterMetrics(MeterRegistry registry, Supplier<Snapshot> snapshots, List<SignerRole> roles) {
        this.registry = registry;
        this.snapshots = snapshots;
        for (TransactionState state : TransactionState.values()) {
            Gauge.builder(
                            "bithedge.submitter.queue",
                            snapshots,
                            s -> s.get().states().getOrDefault(state, 0L))
                    .tag("phase", state.name())
                    .description("Open transactions and commands by state")
                    .register(registry);
        }
        roles.forEach(role -> Gauge.builder("bithedge.submitter.fees.today", snapshots, s -> feesOfDay(s.get(), role))
                .tag("signer", role.name())
                .description("Micro-STX paid or promised within 144 burn blocks")
                .register(registry));
        Gauge.builder(
                        "bithedge.submitter.oldest.waiting",
                        snapshots,
                        s -> s.get().heights().oldestWaitingBurnBlocks())
                .description("Burn blocks since the signature of the transaction that waits longest")
                .register(registry);
        Gauge.builder(
                        "bithedge.submitter.troubles",
                        snapshots,
                        s -> s.get().troubles().size())
                .description("What is wrong now, see /status")
                .register(registry);
        counter(
                "replacements",
                "Transactions replaced by others of their nonce",
                s -> s.counts().replacements());
        counter("parks", "Transactions parked", s -> s.counts().parks());
        counter(
                "nonce.troubles",
                "Times a nonce was not as expected",
                s -> s.counts().nonceTroubles());
    }

    private static double feesOfDay(Snapshot snapshot, SignerRole role) {
        Snapshot.Account account = snapshot.signers().get(role.name());
        return account == null ? 0 : account.feesOfDayMicroStx();
    }

    private void counter(String name, String description, ToDoubleFunction<Snapshot> count) {
        FunctionCounter.builder("bithedge.submitter." + name, snapshots, s -> count.applyAsDouble(s.get()))
                .description(description)
                .register(registry);
    }
}
