package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityCodec;
import io.bithedge.stacks.clarity.PrincipalCodec;
import io.bithedge.stacks.transaction.TransactionOutline.Party;
import io.bithedge.stacks.transaction.TransactionOutline.Target;

/** Walks over the bytes of a transaction up to the name of what it calls or deploys. */
final class OutlineReader {
    private static final int TESTNET_BIT = 0x80;
    private static final int ADDRESS_BYTES = 21;
    private static final int AMOUNT_BYTES = 8;

    private OutlineReader() {}

    static TransactionOutline read(Bytes signed) {
        WireReader in = new WireReader(signed);
        Network network = (in.u8("version") & TESTNET_BIT) == 0 ? Network.MAINNET : Network.TESTNET;
        in.u32("chain id");
        Authorization authorization = TransactionCodec.readAuthorization(in);
        in.u8("anchor mode");
        in.u8("post-condition mode");
        skipPostConditions(in);
        StacksAddress sender = authorization.origin().address(network);
        return new TransactionOutline(
                network,
                party(authorization.origin(), network),
                party(authorization.payer(), network),
                target(in, sender));
    }

    private static Party party(SpendingCondition condition, Network network) {
        return new Party(condition.address(network), condition.nonce(), condition.feeMicroStx());
    }

    private static Target target(WireReader in, StacksAddress sender) {
        int at = in.offset();
        int type = in.u8("payload type");
        return switch (type) {
            case PayloadCodec.SMART_CONTRACT -> new Target.Deploy(sender + "." + name(in));
            case PayloadCodec.VERSIONED_CONTRACT -> {
                in.u8("Clarity version");
                yield new Target.Deploy(sender + "." + name(in));
            }
            case PayloadCodec.CONTRACT_CALL -> {
                String contract = PrincipalCodec.readAddress(in) + "." + name(in);
                yield new Target.Call(contract, name(in));
            }
            case PayloadCodec.TOKEN_TRANSFER,
                    PayloadCodec.POISON,
                    PayloadCodec.COINBASE,
                    PayloadCodec.COINBASE_TO_RECIPIENT,
                    PayloadCodec.TENURE_CHANGE,
                    PayloadCodec.NAKAMOTO_COINBASE -> new Target.NoContract();
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a payload type of 00..08", type);
        };
    }

    private static String name(WireReader in) {
        return in.name(any -> true, "name");
    }

    private static void skipPostConditions(WireReader in) {
        // The shortest one: type, origin, pox code.
        int count = in.count(3, "post-condition count");
        for (int i = 0; i < count; i++) {
            skipPostCondition(in);
        }
    }

    private static void skipPostCondition(WireReader in) {
        int at = in.offset();
        int type = in.u8("post-condition type");
        skipWho(in);
        switch (type) {
            case PostConditionCodec.STX, PostConditionCodec.STAKING -> skipAmount(in);
            case PostConditionCodec.FUNGIBLE -> {
                skipAsset(in);
                skipAmount(in);
            }
            case PostConditionCodec.NON_FUNGIBLE -> {
                skipAsset(in);
                ClarityCodec.skip(in);
                in.u8("condition code");
            }
            case PostConditionCodec.POX -> in.u8("condition code");
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a post-condition type of 00..04", type);
        }
    }

    private static void skipWho(WireReader in) {
        int at = in.offset();
        int who = in.u8("post-condition principal");
        switch (who) {
            case PostConditionCodec.ORIGIN -> {}
            case PostConditionCodec.ACCOUNT -> in.skip(ADDRESS_BYTES, "address");
            case PostConditionCodec.CONTRACT -> {
                in.skip(ADDRESS_BYTES, "address");
                name(in);
            }
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a principal type of 01..03", who);
        }
    }

    private static void skipAsset(WireReader in) {
        in.skip(ADDRESS_BYTES, "address");
        name(in);
        name(in);
    }

    private static void skipAmount(WireReader in) {
        in.u8("condition code");
        in.skip(AMOUNT_BYTES, "amount");
    }
}
