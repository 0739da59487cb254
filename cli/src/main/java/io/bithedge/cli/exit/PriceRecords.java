package io.bithedge.cli.exit;

import io.bithedge.cli.chain.Chain;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a price oracle, read back from the newest: each names the one before. */
final class PriceRecords {
    private final Chain chain;
    private final Principal.Contract oracle;
    /** By asset, newest first, as far as they were needed. */
    private final Map<String, List<Price>> known = new HashMap<>();

    /**
     * One record.
     *
     * @param height of the burn chain
     * @param previous height of the record before; 0 of the first
     * @param observedAt seconds
     */
    private record Price(long height, long previous, long observedAt) {}

    PriceRecords(Chain chain, Principal.Contract oracle) {
        this.chain = chain;
        this.oracle = oracle;
    }

    /** The height of the first record at or above `from` that was observed later than `after` (seconds); 0 when there is none. */
    long first(String asset, long from, long after) {
        long first = 0;
        for (int i = 0; ; i++) {
            Optional<Price> price = at(asset, i);
            // Neither heights nor times ever fall, so the first that is too early ends the search.
            if (price.isEmpty() || price.get().height() < from || price.get().observedAt() <= after) {
                return first;
            }
            first = price.get().height();
        }
    }

    private Optional<Price> at(String asset, int index) {
        List<Price> prices = known.computeIfAbsent(asset, any -> new ArrayList<>());
        while (prices.size() <= index) {
            Optional<Price> next = prices.isEmpty()
                    ? newest(asset)
                    : recorded(asset, prices.getLast().previous());
            if (next.isEmpty()) {
                return next;
            }
            prices.add(next.get());
        }
        return Optional.of(prices.get(index));
    }

    private Optional<Price> newest(String asset) {
        return chain.read(oracle, "get-price", ClarityValue.ascii(asset))
                .asOptional()
                .map(price -> price(price.uintLong("height"), price));
    }

    private Optional<Price> recorded(String asset, long height) {
        return chain.read(oracle, "get-recorded-price", ClarityValue.ascii(asset), ClarityValue.uint(height))
                .asOptional()
                .map(price -> price(height, price));
    }

    private static Price price(long height, ClarityView record) {
        return new Price(height, record.uintLong("previous"), record.uintLong("observed-at"));
    }
}
