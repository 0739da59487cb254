package io.bithedge.api;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.ClaimView;
import java.util.List;
import java.util.Optional;

/** A provider alone in the third epoch of a book, by whose leaf he may take 1,000 of capital and 77 of premium; 5 and 2 he took. */
public final class Claims {
    private static final long EPOCH = 3;
    private static final long WEIGHT = 1_000L << 12;

    private Claims() {}

    public static ClaimView of(String provider, BookId book) {
        Leaf leaf = new Leaf(
                book, provider, EPOCH, 1_000, 0, 77L << 12, EpochWeights.of(new long[] {EPOCH}, new long[] {WEIGHT}));
        ClaimTree tree = ClaimTree.of(List.of(leaf));
        return new ClaimView(
                Optional.of(tree.proof(provider).orElseThrow()),
                new BookRow(book, EPOCH, BookPhase.OPEN, tree.root().hash(), 2_000, 0, 0, 100),
                List.of(new Vintage(EPOCH, WEIGHT, 0, 0, 0, 0, 0, 0)),
                new AccountRow(1_000, 5, 2, EPOCH, 0, 5, 0),
                FakeViews.AS_OF);
    }
}
