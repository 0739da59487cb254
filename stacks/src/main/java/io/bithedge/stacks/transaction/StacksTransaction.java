package io.bithedge.stacks.transaction;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import java.util.List;

/** A transaction, signed or not. */
public record StacksTransaction(
        Network network,
        long chainId,
        Authorization authorization,
        AnchorMode anchorMode,
        PostConditionMode mode,
        List<PostCondition> postConditions,
        Payload payload) {
    public static final int MAX_SIZE = 2 * 1024 * 1024;

    public StacksTransaction {
        if (chainId < 0 || chainId > 0xffff_ffffL) {
            throw new IllegalArgumentException("a chain id has 4 bytes, got " + chainId);
        }
        postConditions = List.copyOf(postConditions);
    }

    /** Reads exactly one transaction; throws {@link io.bithedge.stacks.MalformedException}. */
    public static StacksTransaction decode(Bytes bytes) {
        return TransactionCodec.decode(bytes);
    }

    public Bytes encode() {
        return TransactionCodec.encode(this);
    }

    /** Meaningful once all parties have signed. */
    public Txid txid() {
        return new Txid(Hashes.sha512Over256(encode()));
    }

    public StacksAddress originAddress() {
        return authorization.origin().address(network);
    }

    /** The same without the origin's signature: what a signer is given. A transaction of several keys stays as it is. */
    public StacksTransaction unsigned() {
        return switch (authorization) {
            case Authorization.Standard(SpendingCondition.SingleSig origin) ->
                withAuthorization(new Authorization.Standard(origin.unsigned()));
            case Authorization.Sponsored(SpendingCondition.SingleSig origin, SpendingCondition sponsor) ->
                withAuthorization(new Authorization.Sponsored(origin.unsigned(), sponsor));
            case Authorization.Standard multi -> this;
            case Authorization.Sponsored multi -> this;
        };
    }

    public StacksTransaction withAuthorization(Authorization changed) {
        return new StacksTransaction(network, chainId, changed, anchorMode, mode, postConditions, payload);
    }
}
