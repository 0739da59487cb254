package io.bithedge.ledger.yield;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.sequence.ChainScript;
import io.bithedge.ledger.sequence.Sequences;
import io.bithedge.ledger.sequence.Sequences.Property;
import io.bithedge.ledger.twin.Rational;
import io.bithedge.ledger.yield.ProviderTimeline.CapitalMove;
import io.bithedge.ledger.yield.WholeTimeline.Carried;
import io.bithedge.ledger.yield.WholeTimeline.VintageAt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A provider's time line against a twin with an exact row per policy and provider, and windows against the whole. */
class YieldPropertiesTest {
    @Test
    void equalsARowPerPolicyAndProviderAndWindowsAddUp() {
        Sequences.check(40, 6, AgainstRows::new);
    }

    /** What a settlement did to one provider, exactly: rows of the twin. */
    private record Row(long burnHeight, Rational loss, Rational premium) {}

    private static final class AgainstRows implements Property {
        private final Map<Long, List<VintageAt>> vintages = new TreeMap<>();
        private final Map<Long, Long> totals = new HashMap<>();
        private final Map<String, TreeMap<Long, Long>> weights = new HashMap<>();
        private final Map<String, List<CapitalMove>> moves = new HashMap<>();
        private final Map<String, List<Row>> rows = new HashMap<>();

        @Override
        public void afterFact(ChainScript chain, BookFact fact) {
            long burnHeight = fact.position().burnHeight();
            Book book = chain.book();
            for (Vintage vintage : book.state().vintages().values()) {
                vintages.computeIfAbsent(vintage.epoch(), epoch -> new ArrayList<>())
                        .add(new VintageAt(burnHeight, vintage));
            }
            switch (fact) {
                case FundsDeposited it -> move(it.provider(), burnHeight, it.amount());
                case FundsWithdrawn it -> move(it.provider(), burnHeight, -it.capital());
                case EpochOpened it -> opened(book, it);
                case PolicySettled it -> weights.forEach((provider, his) -> settled(provider, his, it));
                default -> {
                    // Locks and markers move nothing.
                }
            }
        }

        private void move(String provider, long burnHeight, long net) {
            moves.computeIfAbsent(provider, name -> new ArrayList<>()).add(new CapitalMove(burnHeight, net));
        }

        private void opened(Book book, EpochOpened fact) {
            totals.put(fact.epoch(), fact.weight());
            for (String provider : book.providers()) {
                weights.computeIfAbsent(provider, name -> new TreeMap<>())
                        .put(fact.epoch(), book.account(provider).weights().of(fact.epoch()));
            }
        }

        private void settled(String provider, Map<Long, Long> his, PolicySettled fact) {
            Rational share = Rational.of(his.getOrDefault(fact.epoch(), 0L))
                    .over(Rational.of(totals.getOrDefault(fact.epoch(), 0L)));
            rows.computeIfAbsent(provider, name -> new ArrayList<>())
                    .add(new Row(
                            fact.position().burnHeight(),
                            share.times(Rational.of(fact.payout())),
                            share.times(Rational.of(fact.premium()))));
        }

        @Override
        public void atEnd(ChainScript chain) {
            long end = chain.facts().isEmpty()
                    ? 1
                    : chain.facts().getLast().position().burnHeight();
            for (String provider : moves.keySet()) {
                Timeline timeline = timeline(provider);
                for (long height = 0; height <= end; height++) {
                    compare(provider, timeline.at(height), height);
                }
                cuts(timeline, end);
                atSomeHeights(provider, timeline, end);
            }
        }

        private Timeline timeline(String provider) {
            List<Carried> carried = weights.getOrDefault(provider, new TreeMap<>()).entrySet().stream()
                    .map(his -> new Carried(his.getValue(), vintages.getOrDefault(his.getKey(), List.of())))
                    .toList();
            return WholeTimeline.of(moves.getOrDefault(provider, List.of()), carried);
        }

        /** Of each epoch a share is less than two sub-units off: the ratio's last bit, and the part's. */
        private void compare(String provider, Timeline.Step step, long height) {
            Rational loss = Rational.ZERO;
            Rational premium = Rational.ZERO;
            for (Row row : rows.getOrDefault(provider, List.of())) {
                if (row.burnHeight() <= height) {
                    loss = loss.plus(row.loss());
                    premium = premium.plus(row.premium());
                }
            }
            long most = 2L * totals.size();
            String what = "%s at %d".formatted(provider, height);
            Rational sub = Rational.of(VintageShare.SUB_UNITS);
            assertThat(step.losses() - loss.times(sub).floor()).as(what).isBetween(0L, most);
            assertThat(premium.times(sub).floor() - step.premiumEarned())
                    .as(what)
                    .isBetween(0L, most);
            long balance = moves.getOrDefault(provider, List.of()).stream()
                    .filter(move -> move.burnHeight() <= height)
                    .mapToLong(CapitalMove::net)
                    .sum();
            assertThat(step.capital()).as(what).isEqualTo(balance * VintageShare.SUB_UNITS - step.losses());
            assertThat(step.capital()).as(what).isNotNegative();
        }

        /** Read at a few heights alone it says the same there, and of capital times blocks all but what rounding takes of each row. */
        private void atSomeHeights(String provider, Timeline whole, long end) {
            List<Long> heights = new Random(end)
                    .longs(5, 0, end + 1)
                    .distinct()
                    .sorted()
                    .boxed()
                    .toList();
            List<ProviderTimeline.Carried> carried = new ArrayList<>();
            weights.getOrDefault(provider, new TreeMap<>())
                    .forEach((epoch, weight) -> carried.add(new ProviderTimeline.Carried(
                            weight, rowsAt(heights, vintages.getOrDefault(epoch, List.of())))));
            Timeline some = ProviderTimeline.at(heights, moves.getOrDefault(provider, List.of()), carried);
            for (long height : heights) {
                assertThat(some.at(height)).as(provider).isEqualTo(atHeight(whole.at(height), height));
            }
            for (int i = 1; i < heights.size(); i++) {
                long from = heights.get(i - 1);
                long to = heights.get(i);
                assertThat(some.window(from, to)
                                .capitalBlocks()
                                .subtract(whole.window(from, to).capitalBlocks())
                                .abs())
                        .as("%s from %d to %d", provider, from, to)
                        .isLessThanOrEqualTo(BigInteger.valueOf(2L * totals.size() * end));
            }
        }

        private static Timeline.Step atHeight(Timeline.Step it, long height) {
            return new Timeline.Step(height, it.capital(), it.premiumEarned(), it.losses());
        }

        private static List<ProviderTimeline.Row> rowsAt(List<Long> heights, List<VintageAt> all) {
            List<ProviderTimeline.Row> rows = new ArrayList<>();
            for (int i = 0; i < heights.size(); i++) {
                BigInteger blocks = BigInteger.ZERO;
                VintageAt last = null;
                for (VintageAt row : all) {
                    if (row.burnHeight() > heights.get(i)) {
                        break;
                    }
                    if (last != null) {
                        blocks = blocks.add(BigInteger.valueOf(last.vintage().losses())
                                .multiply(BigInteger.valueOf(row.burnHeight() - last.burnHeight())));
                    }
                    last = row;
                }
                if (last != null) {
                    rows.add(new ProviderTimeline.Row(i, last.burnHeight(), last.vintage(), blocks));
                }
            }
            return rows;
        }

        /** To the sub-unit, wherever time is cut. */
        private static void cuts(Timeline timeline, long end) {
            Timeline.Window whole = timeline.window(0, end);
            Random random = new Random(end);
            long from = 0;
            BigInteger capitalBlocks = BigInteger.ZERO;
            long premium = 0;
            long losses = 0;
            while (from < end) {
                long to = Math.min(end, from + 1 + random.nextInt(9));
                Timeline.Window part = timeline.window(from, to);
                capitalBlocks = capitalBlocks.add(part.capitalBlocks());
                premium += part.premiumEarned();
                losses += part.losses();
                from = to;
            }
            assertThat(capitalBlocks).isEqualTo(whole.capitalBlocks());
            assertThat(premium).isEqualTo(whole.premiumEarned());
            assertThat(losses).isEqualTo(whole.losses());
        }
    }
}
