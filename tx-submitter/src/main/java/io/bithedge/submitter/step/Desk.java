package io.bithedge.submitter.step;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.state.Journal;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.SignerRole;
import java.util.Set;
import java.util.stream.Collectors;

/** What every step works with. */
record Desk(
        Journal journal,
        ChainPort chain,
        Accounts accounts,
        SubmitterSettings settings,
        Troubles troubles,
        NonceWatch nonces) {

    public SubmitterState state() {
        return journal.state();
    }

    public long nowMs() {
        return journal.nowMs();
    }

    <K> RetrySchedule<K> retries() {
        return new RetrySchedule<>(settings.retryFirst(), settings.retryLongest());
    }

    /** Of all roles: the newest bytes of what waits for a block. */
    Set<Txid> afloat() {
        return accounts.roles().stream()
                .flatMap(role -> state().afloat(role).stream())
                .map(sent -> sent.signed().orElseThrow().txid())
                .collect(Collectors.toSet());
    }

    /** Micro-STX that the role may still promise within the day's cap. */
    long roomOfDay(SignerRole role) {
        return settings.fees().capPerDayMicroStx() - state().feesOfDay(role);
    }
}
