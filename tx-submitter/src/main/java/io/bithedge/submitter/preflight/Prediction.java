package io.bithedge.submitter.preflight;

import java.util.List;

/** What a call would do, had it been in the block behind the tip that was looked at. */
public sealed interface Prediction {
    /** It returns `(ok ..)`; the events in their order. Items of a batch that fail are among the events. */
    record Succeeds(List<CallEvent> events) implements Prediction {
        public Succeeds {
            events = List.copyOf(events);
        }
    }

    /** It returns `(err code)`: nothing happens but the fee. */
    record Fails(long code) implements Prediction {}

    /** It is undone for another reason, in words: a runtime error, a post-condition. */
    record Undone(String why) implements Prediction {}
}
