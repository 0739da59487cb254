package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.UInt64;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;

/** What a transaction may at most, at least or exactly move. Amounts: micro-STX, or the token's smallest unit. */
public sealed interface PostCondition {
    Who who();

    record Stx(Who who, AmountCode code, BigInteger amount) implements PostCondition {
        public Stx {
            UInt64.require(amount, "amount");
        }
    }

    record Fungible(Who who, AssetId asset, AmountCode code, BigInteger amount) implements PostCondition {
        public Fungible {
            UInt64.require(amount, "amount");
        }
    }

    record NonFungible(Who who, AssetId asset, ClarityValue id, SentCode code) implements PostCondition {}

    /** Stacked STX, since epoch 4.0. */
    record Staking(Who who, AmountCode code, BigInteger amount) implements PostCondition {
        public Staking {
            UInt64.require(amount, "amount");
        }
    }

    /** Stacking calls as such, since epoch 4.0. */
    record Pox(Who who, PoxCode code) implements PostCondition {}

    /** Whose movements are limited. */
    sealed interface Who {
        /** Whoever signs as origin. */
        record Origin() implements Who {}

        record Account(StacksAddress address) implements Who {}

        record Contract(Principal.Contract contract) implements Who {
            public Contract {
                contract.requireDeployable();
            }
        }

        static Who of(Principal principal) {
            return switch (principal) {
                case Principal.Standard(StacksAddress address) -> new Account(address);
                case Principal.Contract contract -> new Contract(contract);
            };
        }

        static Who origin() {
            return new Origin();
        }
    }

    enum AmountCode {
        EQUAL(1),
        GREATER(2),
        GREATER_OR_EQUAL(3),
        LESS(4),
        LESS_OR_EQUAL(5);

        private final int code;

        AmountCode(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    enum SentCode {
        SENT(0x10),
        NOT_SENT(0x11),
        MAYBE_SENT(0x12);

        private final int code;

        SentCode(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    enum PoxCode {
        NOT_PERFORMED(0x30),
        MAYBE_PERFORMED(0x31),
        PERFORMED(0x32);

        private final int code;

        PoxCode(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    static PostCondition stx(Who who, AmountCode code, BigInteger microStx) {
        return new Stx(who, code, microStx);
    }

    static PostCondition fungible(Who who, AssetId asset, AmountCode code, BigInteger amount) {
        return new Fungible(who, asset, code, amount);
    }

    static PostCondition nonFungible(Who who, AssetId asset, ClarityValue id, SentCode code) {
        return new NonFungible(who, asset, id, code);
    }

    /** Reads exactly one; throws {@link io.bithedge.stacks.MalformedException}. */
    static PostCondition decode(Bytes bytes) {
        WireReader in = new WireReader(bytes);
        PostCondition condition = PostConditionCodec.read(in);
        in.end();
        return condition;
    }

    default Bytes encode() {
        return PostConditionCodec.encode(this);
    }
}
