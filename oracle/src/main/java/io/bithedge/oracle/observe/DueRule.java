package io.bithedge.oracle.observe;

import io.bithedge.oracle.UsdPrice;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Whether an observation is due. Source: docs/domain.md, section 7: it moved by 50 bp, or 3 blocks have passed since the last record. An
 * observation counts for two blocks, so while no record comes of it each block needs another.
 */
final class DueRule {
    private static final BigInteger MOVED_BPS = BigInteger.valueOf(50);
    private static final BigInteger BPS = BigInteger.valueOf(10_000);
    private static final long RECORD_BLOCKS = 3;
    /** Source: price-oracle.clar, CLOCK_SECONDS. */
    private static final long CLOCK_SECONDS = 600;

    private static final long RESERVE_SECONDS = 60;

    private DueRule() {}

    /** {@code always}: one each block, whatever it says. */
    static boolean isDue(OnChain there, UsdPrice price, boolean always) {
        Optional<OnChain.Entry> own = there.own().filter(entry -> entry.height() == there.burnHeight());
        if (own.isPresent()) {
            // Said in this block already: only a market that moved since then is news.
            return moved(price, own.get());
        }
        return always
                || there.record().isEmpty()
                || there.burnHeight() - there.record().get().height() >= RECORD_BLOCKS
                || moved(price, there.record().get());
    }

    /** Whether the contract would take it in a block to come: not further from the time of the block than ten minutes, a minute before that. */
    static boolean isTakenStill(long observedAt, long blockSeconds) {
        return blockSeconds - observedAt <= CLOCK_SECONDS - RESERVE_SECONDS;
    }

    private static boolean moved(UsdPrice price, OnChain.Entry from) {
        BigInteger before = BigInteger.valueOf(from.priceE8());
        BigInteger distance = BigInteger.valueOf(price.e8()).subtract(before).abs();
        return distance.multiply(BPS).compareTo(before.multiply(MOVED_BPS)) >= 0;
    }
}
