package io.bithedge.submitter.preflight;

import java.util.List;

/** What follows from comparing a prediction with what we expect of the call. */
public sealed interface Finding {
    /** It would do exactly what the command asks for. */
    record AsExpected() implements Finding {}

    /** It would fail now; the same call may succeed later by itself. */
    record NotNow(String why) implements Finding {}

    /** Some items of the batch would fail, all others would do what is expected of them. In the order of the call. */
    record ItemsFail(List<FailingItem> items) implements Finding {
        public ItemsFail {
            items = List.copyOf(items);
        }
    }

    /** It would do something else than the command asks for, or fail, and time does not mend it: for a person to look at. */
    record Unexpected(String why) implements Finding {}

    /** A policy that its call would not settle. */
    record FailingItem(long policyId, Fate fate, String why) {}

    /** What becomes of a failing item if nobody does anything. */
    enum Fate {
        /** It succeeds later. */
        LATER,
        /** Somebody did before what the command asks for. */
        DONE,
        /** Nothing changes: a person has to look. */
        NEVER
    }
}
