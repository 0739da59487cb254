package io.bithedge.submitter.preflight;

import io.bithedge.contracts.refusal.ContractCode;
import java.util.List;

/** What follows from comparing a prediction with what we expect of the call. */
public sealed interface Finding {
    /** It would do exactly what the command asks for. */
    record AsExpected() implements Finding {}

    /** The contract would refuse the call as a whole. */
    record CallFails(Fate fate, String why) implements Finding {}

    /** Some items of the batch would fail, all others would do what is expected of them. In the order of the call. */
    record ItemsFail(List<FailingItem> items) implements Finding {
        public ItemsFail {
            items = List.copyOf(items);
        }
    }

    /** It would do something else than the command asks for: for an operator to look at. */
    record Unexpected(String why) implements Finding {}

    /** A policy that its call would not settle. */
    record FailingItem(long policyId, Fate fate, String why) {
        @Override
        public String toString() {
            return "policy %d: %s, %s".formatted(policyId, why, fate.inWords());
        }
    }

    /** What becomes of a failure if nobody does anything. */
    enum Fate {
        /** The same call succeeds later. */
        LATER("passes by itself"),
        /** Somebody did before what is asked for. */
        DONE("was done before"),
        /** Nothing changes: an operator has to look. */
        NEVER("needs an operator");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        public String inWords() {
            return words;
        }

        static Fate of(long code) {
            if (ContractCode.passesByItself(code)) {
                return LATER;
            }
            return ContractCode.isDone(code) ? DONE : NEVER;
        }
    }
}
