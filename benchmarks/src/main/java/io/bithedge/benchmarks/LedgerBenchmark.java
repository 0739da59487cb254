package io.bithedge.benchmarks;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.BookState;
import java.util.List;

/** Facts per second of the pure fold of one book, without Kafka: what is left for the pipeline to lose. Argument: policies. */
public final class LedgerBenchmark {
    private static final int ROUNDS = 5;

    private LedgerBenchmark() {}

    public static void main(String[] args) {
        int policies = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        double best = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Market market = new Market();
            List<BookFact> opening = facts(market.opening(100));
            List<BookFact> selling = facts(market.policies(policies));
            BookState state = fold(BookState.initial(Market.BOOK, Market.FIRST_EPOCH_ENDS_AT), opening);
            long start = System.nanoTime();
            BookState after = fold(state, selling);
            double seconds = (System.nanoTime() - start) / 1e9;
            best = Math.max(best, selling.size() / seconds);
            System.out.printf(
                    "round %d: %,.0f facts/s (premium earned %d)%n",
                    round, selling.size() / seconds, after.totals().premiumEarned());
        }
        Figures.put("ledger.factsPerSecond", best);
    }

    private static List<BookFact> facts(List<Market.Block> blocks) {
        return blocks.stream().flatMap(block -> block.facts().stream()).toList();
    }

    private static BookState fold(BookState state, List<BookFact> facts) {
        BookState now = state;
        for (BookFact fact : facts) {
            now = switch (now.apply(fact)) {
                case BookOutcome.Applied(BookState after) -> after;
                case BookOutcome.Closed(BookState after, var closing) -> after;
                case BookOutcome.Duplicate duplicate -> throw new IllegalStateException("duplicate: " + fact);
                case io.bithedge.ledger.Incident incident -> throw new IllegalStateException(incident.message());
            };
        }
        return now;
    }
}
