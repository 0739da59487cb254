package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import java.math.BigInteger;

/**
 * Who sends a transaction and which contract it is for, read without a look at arguments, source, memo or the worth of
 * post-conditions: what a stranger put there cannot make it unreadable. Names are as they came, also those no contract can have.
 */
public record TransactionOutline(Network network, Party origin, Party payer, Target target) {
    /** A signer: the next nonce it uses up, and in micro-STX what it offers to pay. */
    public record Party(StacksAddress address, BigInteger nonce, BigInteger feeMicroStx) {}

    /** What it is for. */
    public sealed interface Target {
        /** `contract` as `S....name`. */
        record Call(String contract, String function) implements Target {}

        record Deploy(String contract) implements Target {}

        /** A transfer, or a payload of miners and signers: it reaches no contract. */
        record NoContract() implements Target {}
    }

    /** Throws {@link io.bithedge.stacks.MalformedException} when not even the outline follows the protocol we know. */
    public static TransactionOutline of(Bytes signed) {
        return OutlineReader.read(signed);
    }
}
