package io.bithedge.topology.map;

import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.schemas.avro.ClaimNode;
import java.util.List;

/** Nodes of the claim tree both ways. */
public final class ClaimNodeMapper {
    private ClaimNodeMapper() {}

    public static List<ClaimNode> encode(List<SumNode> nodes) {
        return nodes.stream()
                .map(node -> new ClaimNode(
                        new io.bithedge.schemas.avro.Hash32(node.hash().bytes()), node.sum()))
                .toList();
    }

    public static List<SumNode> decode(List<ClaimNode> records) {
        return records.stream()
                .map(record -> new SumNode(Hash32.of(record.getHash().bytes()), record.getSum()))
                .toList();
    }
}
