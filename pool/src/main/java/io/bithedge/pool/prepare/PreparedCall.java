package io.bithedge.pool.prepare;

import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.List;

/**
 * A call that somebody may sign. Its post-conditions are checked in Deny mode: what they do not name cannot move.
 *
 * @param summary what signing it does, for a person
 */
public record PreparedCall(
        Principal.Contract contract,
        String function,
        List<Argument> arguments,
        List<PostCondition> postConditions,
        String summary) {
    public PreparedCall {
        arguments = List.copyOf(arguments);
        postConditions = List.copyOf(postConditions);
    }

    static PreparedCall of(FunctionCall call, List<PostCondition> postConditions, String summary) {
        List<Argument> arguments = call.arguments().stream()
                .map(it -> new Argument(it.name(), it.type(), it.value()))
                .toList();
        return new PreparedCall(call.contract(), call.function(), arguments, postConditions, summary);
    }

    /** {@code name} and {@code type} as the contract declares them. */
    public record Argument(String name, String type, ClarityValue value) {}

    /** The transaction that the key behind the envelope has to sign. */
    public StacksTransaction unsigned(Network network, Envelope envelope) {
        List<ClarityValue> values = arguments.stream().map(Argument::value).toList();
        return TransactionBuilder.contractCall(network, contract, function, values)
                .withPostConditions(PostConditionMode.DENY, postConditions)
                .withNonce(envelope.nonce())
                .withFee(envelope.feeMicroStx())
                .unsigned(envelope.publicKey());
    }
}
