package io.bithedge.submitter.step;

import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.state.Journal;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.SignerRole;

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

    /** Micro-STX that the role may still promise within the day's cap. */
    long roomOfDay(SignerRole role) {
        return settings.fees().capPerDayMicroStx() - state().feesOfDay(role);
    }
}
