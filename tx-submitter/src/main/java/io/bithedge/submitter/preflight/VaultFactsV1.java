package io.bithedge.submitter.preflight;

import java.util.Map;

/**
 * What of the vault decides an opening. Source: liquidity-pool-vault#get-settings, #get-book, #get-totals.
 *
 * @param burnHeight the burn height that the next block has at least.
 * @param books every book of every token that is opened: the other tiers share what is available.
 * @param available key: token, value: base units that no lock holds.
 */
record VaultFactsV1(
        long burnHeight,
        String allocator,
        boolean paused,
        long epochBlocks,
        Map<BookName, Book> books,
        Map<String, Long> available) {
    VaultFactsV1 {
        books = Map.copyOf(books);
        available = Map.copyOf(available);
    }

    record BookName(String token, String tier) {}

    /** A book that the vault does not know ends at 0. */
    record Book(long epoch, long endsAt, long capacity, long used) {
        boolean isKnown() {
            return endsAt > 0;
        }

        long unsoldAt(long burnHeight) {
            return burnHeight < endsAt ? Math.subtractExact(capacity, used) : 0;
        }
    }
}
