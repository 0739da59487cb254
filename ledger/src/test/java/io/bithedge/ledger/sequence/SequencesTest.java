package io.bithedge.ledger.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.sequence.Sequences.Property;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator reaches what the properties speak of, and the shrinker shrinks. */
class SequencesTest {
    /** A deposit, the cut-off, a marker or fact behind it, the opening, a lock: nothing else is needed. */
    private static final String SHORTEST = "(?s)repeat with -Dledger.seed=\\d+; [3-6] of 200 steps left: .*LOCK.*";

    private enum Seen {
        OPENING_WITH_CAPACITY,
        DEPOSIT_BEHIND_CUT_OFF,
        SETTLEMENT_BEHIND_CUT_OFF,
        LOSS,
        LOSS_OF_EARLIER_EPOCH,
        CAPITAL_WITHDRAWN,
        PREMIUM_WITHDRAWN,
        WHOLE_ROOM_LOCKED,
        FINISHED_VINTAGE_WITH_LOSS,
        THREE_OPEN_VINTAGES,
        VOID,
        POLICY_ENDED_IN_CLOSED_BOOK,
        CAPITAL_WITHDRAWN_IN_CLOSED_BOOK
    }

    @Test
    void sequencesReachWhatTheyMustProve() {
        Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            ChainScript chain = new ChainScript(Sequences.BOOK, true);
            for (Step step : Step.sequence(random, 200, 1 + random.nextInt(8))) {
                chain.play(step).ifPresent(fact -> note(seen, chain, fact));
            }
            chain.closings().stream()
                    .flatMap(closed -> closed.closing().finished().stream())
                    .filter(vintage -> vintage.losses() > 0)
                    .forEach(vintage -> seen.merge(Seen.FINISHED_VINTAGE_WITH_LOSS, 1, Integer::sum));
        }
        assertThat(seen).containsOnlyKeys(Seen.values());
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
    }

    private static void note(Map<Seen, Integer> seen, ChainScript chain, BookFact fact) {
        boolean closed = chain.book().state().phase() != BookPhase.OPEN;
        boolean isClosedForGood = chain.book().state().phase() == BookPhase.CLOSED;
        long epoch = chain.book().state().epoch();
        note(seen, Seen.OPENING_WITH_CAPACITY, fact instanceof EpochOpened opening && opening.capacity() > 0);
        note(seen, Seen.DEPOSIT_BEHIND_CUT_OFF, closed && fact instanceof FundsDeposited);
        note(seen, Seen.SETTLEMENT_BEHIND_CUT_OFF, closed && fact instanceof PolicySettled);
        note(seen, Seen.LOSS, fact instanceof PolicySettled settlement && settlement.payout() > 0);
        note(
                seen,
                Seen.LOSS_OF_EARLIER_EPOCH,
                fact instanceof PolicySettled settlement && settlement.payout() > 0 && settlement.epoch() < epoch);
        note(seen, Seen.CAPITAL_WITHDRAWN, fact instanceof FundsWithdrawn withdrawal && withdrawal.capital() > 0);
        note(seen, Seen.PREMIUM_WITHDRAWN, fact instanceof FundsWithdrawn withdrawal && withdrawal.premium() > 0);
        note(
                seen,
                Seen.WHOLE_ROOM_LOCKED,
                fact instanceof CollateralLocked
                        && chain.book().state().current().used()
                                == chain.book().state().current().capacity());
        note(seen, Seen.VOID, fact instanceof PolicyVoided);
        note(
                seen,
                Seen.POLICY_ENDED_IN_CLOSED_BOOK,
                isClosedForGood && (fact instanceof PolicyVoided || fact instanceof PolicySettled));
        note(
                seen,
                Seen.CAPITAL_WITHDRAWN_IN_CLOSED_BOOK,
                isClosedForGood && fact instanceof FundsWithdrawn withdrawal && withdrawal.capital() > 0);
        note(
                seen,
                Seen.THREE_OPEN_VINTAGES,
                chain.book().state().vintages().values().stream()
                                .filter(vintage -> vintage.locked() > 0)
                                .count()
                        >= 3);
    }

    private static void note(Map<Seen, Integer> seen, Seen what, boolean is) {
        if (is) {
            seen.merge(what, 1, Integer::sum);
        }
    }

    @Test
    void failureIsShrunkToTheStepsThatMatterAndNamesItsSeed() {
        assertThatThrownBy(() -> Sequences.check(20, 8, SequencesTest::noLocks))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching(SHORTEST);
    }

    /** Histories in which no single step can be left out, and a shorter one is near. */
    @ParameterizedTest
    @ValueSource(longs = {7794874606101L})
    void stepsThatOnlyGoInPairsAreTakenOut(long seed) {
        assertThatThrownBy(() -> Sequences.repeat(seed, 8, SequencesTest::noLocks))
                .hasMessageMatching(SHORTEST)
                .hasMessageContaining("-Dledger.seed=" + seed);
    }

    private static Property noLocks() {
        return new Property() {
            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                assertThat(fact).isNotInstanceOf(CollateralLocked.class);
            }
        };
    }
}
