package io.bithedge.ledger;

/** What applying a fact to an {@link Account} led to. */
public sealed interface AccountOutcome permits AccountOutcome.Applied, AccountOutcome.Duplicate, Incident {
    record Applied(Account account) implements AccountOutcome {}

    /** At or below the last applied position: nothing changed. */
    record Duplicate() implements AccountOutcome {}
}
