package io.bithedge.ledger;

/** What applying a fact to a {@link BookState} (or a whole {@link Book}) led to. */
public sealed interface BookOutcome permits BookOutcome.Applied, BookOutcome.Closed, BookOutcome.Duplicate, Incident {
    record Applied(BookState state) implements BookOutcome {}

    /** The fact was the first behind the cut-off: the epoch was closed before the fact was applied. */
    record Closed(BookState state, EpochClosing closing) implements BookOutcome {}

    /** At or below the last applied position: nothing changed. */
    record Duplicate() implements BookOutcome {}
}
