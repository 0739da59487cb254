package io.bithedge.submitter.step;

import io.bithedge.submitter.state.Tally;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.Snapshot.Account;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Says in words and figures how things stand. Changes nothing. */
final class Report {
    /** A transaction that is in no block for so long is a stall, also when every node says it took it. */
    private static final Duration OVERDUE = Duration.ofMinutes(15);

    private final Desk desk;

    Report(Desk desk) {
        this.desk = desk;
    }

    public Snapshot snapshot() {
        Map<String, Account> accounts = new TreeMap<>();
        Map<TransactionState, Long> states = new EnumMap<>(TransactionState.class);
        List<String> troubles = new ArrayList<>(desk.troubles().all());
        List<String> notes = new ArrayList<>();
        long oldest = 0;
        for (SignerRole role : desk.accounts().roles()) {
            List<SubmittedTransaction> open = desk.state().open(role);
            open.forEach(o -> states.merge(o.state(), 1L, Long::sum));
            accounts.put(role.name(), account(role, open));
            for (SubmittedTransaction afloat : desk.state().afloat(role)) {
                oldest = Math.max(oldest, desk.state().burnTip() - waitsSince(afloat));
                overdue(afloat, troubles);
            }
            open.stream().filter(o -> o.state() == TransactionState.PARKED).forEach(o -> notes.add(parked(o)));
        }
        Tally tally = desk.journal().tally();
        return new Snapshot(
                accounts,
                states,
                troubles,
                notes,
                new Snapshot.Heights(desk.state().finalHeight(), desk.state().burnTip(), oldest),
                new Snapshot.Counts(tally.replacements(), tally.parks(), tally.nonceTroubles()));
    }

    private Account account(SignerRole role, List<SubmittedTransaction> open) {
        OptionalLong highest = desk.state().highestNonce(role);
        return new Account(
                desk.accounts().text(role),
                open.stream()
                        .filter(Report::isPending)
                        .mapToLong(o -> o.carries().size())
                        .sum(),
                open.stream()
                        .filter(o -> o.state() == TransactionState.ACCEPTED)
                        .count(),
                open.stream().filter(o -> o.state() == TransactionState.PARKED).count(),
                highest.isPresent() ? highest.getAsLong() + 1 : -1,
                desk.state().feesOfDay(role));
    }

    private static boolean isPending(SubmittedTransaction transaction) {
        return transaction.state() != TransactionState.ABORTED && transaction.state() != TransactionState.DROPPED;
    }

    private long waitsSince(SubmittedTransaction afloat) {
        long since = afloat.signed().orElseThrow().burnHeight();
        return since == 0 ? desk.state().burnTip() : since;
    }

    private void overdue(SubmittedTransaction afloat, List<String> troubles) {
        long waitsMs = desk.nowMs() - afloat.status().changedAtMs();
        if (waitsMs > OVERDUE.toMillis()) {
            troubles.add("%s: in no block for %d minutes".formatted(afloat.key(), waitsMs / 60_000));
        }
    }

    private static String parked(SubmittedTransaction parked) {
        return "%s is parked, %s: %s".formatted(parked.key(), parked.cause().word(), parked.reason());
    }
}
