package io.bithedge.stacks.client;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;

/** Where a node stands. */
public record NodeInfo(
        long networkId,
        String serverVersion,
        long burnBlockHeight,
        long stacksTipHeight,
        Bytes stacksTip,
        Bytes stacksTipConsensusHash) {

    /** index_block_hash = SHA512/256(block_hash | consensus_hash): the tip's identity, which the node does not print. */
    public Bytes tipIndexBlockHash() {
        return Hashes.sha512Over256(stacksTip.concat(stacksTipConsensusHash));
    }

    static NodeInfo of(JsonView json) {
        return new NodeInfo(
                json.integer("network_id"),
                json.text("server_version"),
                json.natural("burn_block_height"),
                json.natural("stacks_tip_height"),
                json.hash("stacks_tip"),
                json.field("stacks_tip_consensus_hash").asBytes());
    }
}
