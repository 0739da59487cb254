package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** The binary form of transactions (SIP-005). */
final class TransactionCodec {
    private static final int STANDARD = 0x04;
    private static final int SPONSORED = 0x05;

    private TransactionCodec() {}

    static Bytes encode(StacksTransaction tx) {
        WireWriter out = new WireWriter();
        out.u8(tx.network().transactionVersion()).u32(tx.chainId());
        writeAuthorization(tx.authorization(), out);
        out.u8(tx.anchorMode().code())
                .u8(tx.mode().code())
                .u32(tx.postConditions().size());
        tx.postConditions().forEach(condition -> PostConditionCodec.write(condition, out));
        PayloadCodec.write(tx.payload(), out);
        return out.toBytes();
    }

    private static void writeAuthorization(Authorization authorization, WireWriter out) {
        switch (authorization) {
            case Authorization.Standard(SpendingCondition origin) ->
                SpendingConditionCodec.write(origin, out.u8(STANDARD));
            case Authorization.Sponsored(SpendingCondition origin, SpendingCondition sponsor) -> {
                SpendingConditionCodec.write(origin, out.u8(SPONSORED));
                SpendingConditionCodec.write(sponsor, out);
            }
        }
    }

    static StacksTransaction decode(Bytes bytes) {
        if (bytes.size() > StacksTransaction.MAX_SIZE) {
            throw MalformedException.at(
                    StacksTransaction.MAX_SIZE, Kind.TOO_LARGE, "a transaction of at most 2 MiB", bytes.size());
        }
        WireReader in = new WireReader(bytes);
        StacksTransaction tx = new StacksTransaction(
                readNetwork(in),
                in.u32("chain id"),
                readAuthorization(in),
                enumerated(in, AnchorMode.values(), "anchor mode"),
                enumerated(in, PostConditionMode.values(), "post-condition mode"),
                readPostConditions(in),
                PayloadCodec.read(in));
        in.end();
        return tx;
    }

    private static Network readNetwork(WireReader in) {
        int at = in.offset();
        int version = in.u8("version");
        for (Network network : Network.values()) {
            if (network.transactionVersion() == version) {
                return network;
            }
        }
        throw MalformedException.at(at, Kind.UNKNOWN_TAG, "version 00 or 80", version);
    }

    static Authorization readAuthorization(WireReader in) {
        int at = in.offset();
        int type = in.u8("authorization type");
        return switch (type) {
            case STANDARD -> new Authorization.Standard(SpendingConditionCodec.read(in));
            case SPONSORED ->
                new Authorization.Sponsored(SpendingConditionCodec.read(in), SpendingConditionCodec.read(in));
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "authorization 04 or 05", type);
        };
    }

    /** Both mode bytes count from 1 in the order of their enums. */
    private static <T> T enumerated(WireReader in, T[] all, String what) {
        int at = in.offset();
        int code = in.u8(what);
        if (code < 1 || code > all.length) {
            throw MalformedException.at(at, Kind.UNKNOWN_TAG, what + " of 1.." + all.length, code);
        }
        return all[code - 1];
    }

    private static List<PostCondition> readPostConditions(WireReader in) {
        // The shortest one: type, origin, pox code.
        int count = in.count(3, "post-condition count");
        List<PostCondition> conditions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            conditions.add(PostConditionCodec.read(in));
        }
        return conditions;
    }
}
