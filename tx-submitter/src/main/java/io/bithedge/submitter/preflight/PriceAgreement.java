package io.bithedge.submitter.preflight;

import io.bithedge.ledger.policy.BasisPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whose observations count: those that lie within 100 bp of each other, the largest group, of as large the closest, of as close the
 * lowest. Mirrors price-oracle, gather and agree.
 */
record PriceAgreement(List<Seen> agreed) {
    private static final BigInteger MOST = BigInteger.valueOf(BasisPoints.ONE + 100);
    private static final BigInteger ONE = BigInteger.valueOf(BasisPoints.ONE);

    /** What one submitter saw, while it is fresh. */
    record Seen(long price, long observedAt, String submitter) {}

    /** {@code fresh}: in the order of the submitters. */
    static PriceAgreement of(List<Seen> fresh) {
        List<Seen> ascending = new ArrayList<>(fresh);
        ascending.sort(Comparator.comparingLong(Seen::price));
        List<Seen> best = List.of();
        long spread = 0;
        for (int place = 0; place < ascending.size(); place++) {
            List<Seen> group = from(ascending, place);
            long width = group.getLast().price() - group.getFirst().price();
            if (group.size() > best.size() || (group.size() == best.size() && width < spread)) {
                best = group;
                spread = width;
            }
        }
        return new PriceAgreement(List.copyOf(best));
    }

    /** Those from the place on that are at most 100 bp, rounded down, above the one there. */
    private static List<Seen> from(List<Seen> ascending, int place) {
        BigInteger most =
                BigInteger.valueOf(ascending.get(place).price()).multiply(MOST).divide(ONE);
        return ascending.subList(place, ascending.size()).stream()
                .takeWhile(seen -> BigInteger.valueOf(seen.price()).compareTo(most) <= 0)
                .toList();
    }

    /** The one in the middle; of an even number the mean of the two there, rounded down. */
    long median() {
        long lower = agreed.get((agreed.size() - 1) / 2).price();
        long upper = agreed.get(agreed.size() / 2).price();
        return lower + (upper - lower) / 2;
    }

    long earliest() {
        return agreed.stream().mapToLong(Seen::observedAt).min().orElseThrow();
    }

    List<String> submitters() {
        return agreed.stream().map(Seen::submitter).toList();
    }
}
