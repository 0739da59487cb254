package io.bithedge.submitter.port;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.SignerRole;
import java.util.List;

/**
 * Asks, before a nonce is bound, what a call would do on the node's tip. Keeps nothing and changes nothing: the same request
 * may be asked many times. Never throws for what the node says or fails to say.
 */
public interface Preflight {
    Outcome check(PreflightRequest request);

    /**
     * A call that nobody signed yet.
     *
     * @param commands what was asked for, in the order of the call's items: what the predicted events are compared with. One
     *     call may carry several commands of one kind; an item that two of them name stands in the arguments once.
     */
    record PreflightRequest(
            SignerRole role,
            StacksAddress sender,
            Principal.Contract contract,
            String function,
            List<ClarityValue> arguments,
            List<PostCondition> postConditions,
            List<Command> commands) {
        public PreflightRequest {
            arguments = List.copyOf(arguments);
            postConditions = List.copyOf(postConditions);
            commands = List.copyOf(commands);
        }
    }

    /** A print that the call would make, in order. */
    record PredictedEvent(Principal.Contract contract, ClarityValue value) {}

    /** What would become of the call. */
    sealed interface Outcome {
        /** It would do what the commands ask for. No events when the node does not report them. */
        record Passed(List<PredictedEvent> predicted) implements Outcome {
            public Passed {
                predicted = List.copyOf(predicted);
            }
        }

        /** The contract would undo it; the error named as by {@link FailureText}. A later command may succeed. */
        record WouldFail(String contractError) implements Outcome {}

        /** It would succeed and do something else than the commands ask for: an operator has to look. */
        record Mismatch(String why) implements Outcome {}

        /** Nothing is known; the call is sent without. */
        record Unavailable(String why) implements Outcome {}
    }
}
