package io.bithedge.ledger.sequence;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Runs a property over random histories. A failure names the seed of its history and the shortest history found that still fails; repeat it
 * with {@code -Dledger.seed=SEED}. {@code -Dledger.histories=N} runs more.
 */
public final class Sequences {
    public static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);

    private static final int LENGTH = 200;

    private Sequences() {}

    /** What must hold; one object a history, so it may remember. */
    public interface Property {
        /** After each step that became a fact. */
        default void afterFact(ChainScript chain, BookFact fact) {}

        default void atEnd(ChainScript chain) {}
    }

    public static void check(int histories, int mostProviders, Supplier<Property> property) {
        Optional<Long> repeated =
                Optional.ofNullable(System.getProperty("ledger.seed")).map(Long::valueOf);
        if (repeated.isPresent()) {
            checkOne(new Plays(repeated.get(), mostProviders, true), property);
            return;
        }
        long first = System.nanoTime();
        int count = Integer.getInteger("ledger.histories", histories);
        for (long seed = first; seed < first + count; seed++) {
            checkOne(new Plays(seed, mostProviders, true), property);
        }
    }

    /** One history that was found before there were voids and closed books. */
    public static void repeat(long seed, int mostProviders, Supplier<Property> property) {
        checkOne(new Plays(seed, mostProviders, false), property);
    }

    private record Plays(long seed, int mostProviders, boolean hasVoidsAndClosing) {}

    private static void checkOne(Plays plays, Supplier<Property> property) {
        Random random = new Random(plays.seed());
        List<Step> steps = Step.sequence(random, LENGTH, 1 + random.nextInt(plays.mostProviders()));
        boolean endings = plays.hasVoidsAndClosing();
        Optional<Throwable> failure = failure(steps, property, endings);
        if (failure.isPresent()) {
            List<Step> shortest =
                    new Shrinker(fewer -> failure(fewer, property, endings).isPresent()).shrink(steps);
            Throwable cause = failure(shortest, property, endings).orElseThrow();
            throw new AssertionError(
                    "repeat with -Dledger.seed=%d; %d of %d steps left: %s%n%s"
                            .formatted(plays.seed(), shortest.size(), steps.size(), shortest, cause.getMessage()),
                    cause);
        }
    }

    private static Optional<Throwable> failure(List<Step> steps, Supplier<Property> properties, boolean endings) {
        Property property = properties.get();
        ChainScript chain = new ChainScript(BOOK, endings);
        try {
            for (Step step : steps) {
                chain.play(step).ifPresent(fact -> property.afterFact(chain, fact));
            }
            property.atEnd(chain);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }
}
