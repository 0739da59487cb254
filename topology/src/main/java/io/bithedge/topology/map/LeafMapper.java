package io.bithedge.topology.map;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.schemas.avro.AccountLeaf;

/** Leaves both ways; book and provider stand in their key. */
public final class LeafMapper {
    private LeafMapper() {}

    public static AccountLeaf encode(Leaf leaf) {
        return new AccountLeaf(
                leaf.epoch(),
                leaf.opening(),
                leaf.settledBurden(),
                leaf.settledPremium(),
                AccountMapper.weights(leaf.weights()));
    }

    public static Leaf decode(BookId book, String provider, AccountLeaf record) {
        return new Leaf(
                book,
                provider,
                record.getEpoch(),
                record.getOpening(),
                record.getSettledBurden(),
                record.getSettledPremium(),
                AccountMapper.weights(record.getWeights()));
    }
}
