package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.UInt64;
import io.bithedge.stacks.WireWriter;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;
import java.util.List;

/** What a transaction does. */
public sealed interface Payload {
    record TokenTransfer(Principal recipient, BigInteger amountMicroStx, Bytes memo) implements Payload {
        public static final int MEMO_SIZE = 34;

        /** The memo is padded with zeros to 34 bytes. */
        public TokenTransfer {
            UInt64.require(amountMicroStx, "amount");
            if (memo.size() > MEMO_SIZE) {
                throw new IllegalArgumentException("a memo has at most 34 bytes, got " + memo.size());
            }
            memo = memo.concat(Bytes.zeros(MEMO_SIZE - memo.size()));
        }
    }

    record ContractCall(Principal.Contract contract, String function, List<ClarityValue> arguments) implements Payload {
        public ContractCall {
            contract.requireDeployable();
            Names.requireClarityName(function);
            arguments = List.copyOf(arguments);
        }
    }

    /** The source is kept as it is on the wire; the Clarity version (1..6) only where the payload names one. */
    record SmartContract(Version clarityVersion, String name, Bytes source) implements Payload {
        public SmartContract {
            Names.requireContractName(name);
        }
    }

    /** Payloads of miners and signers (poison, coinbase, tenure change): carried, not parsed. */
    record Opaque(int type, Bytes rest) implements Payload {}

    /** The Clarity version of a deploy. */
    sealed interface Version {
        /** Whatever the epoch prescribes. */
        record EpochDefault() implements Version {}

        record Named(int number) implements Version {
            public Named {
                if (number < 1 || number > 6) {
                    throw new IllegalArgumentException("a Clarity version is 1..6, got " + number);
                }
            }
        }
    }

    /** The bytes that the node's fee estimate takes. */
    default Bytes encode() {
        WireWriter out = new WireWriter();
        PayloadCodec.write(this, out);
        return out.toBytes();
    }
}
