package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.sequence.ChainScript;
import io.bithedge.ledger.sequence.ChainScript.ClosedAt;
import io.bithedge.ledger.sequence.Sequences;
import io.bithedge.ledger.sequence.Sequences.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Properties 5 and 6: books and accounts folded apart at any speed, replayed, doubled and shuffled, are the same to the byte. */
class FoldedApartPropertiesTest {

    @Test
    void bookStateAloneTakesTheSameClosings() {
        Sequences.check(60, 8, () -> new Property() {
            @Override
            public void atEnd(ChainScript chain) {
                BookState state = BookState.initial(Sequences.BOOK, 3);
                List<EpochClosing> closings = new ArrayList<>();
                for (BookFact fact : chain.facts()) {
                    switch (state.apply(fact)) {
                        case BookOutcome.Applied(BookState after) -> state = after;
                        case BookOutcome.Closed(BookState after, EpochClosing closing) -> {
                            state = after;
                            closings.add(closing);
                        }
                        case BookOutcome.Duplicate duplicate -> throw new AssertionError(fact);
                        case Incident incident -> throw new AssertionError(incident.message());
                    }
                }
                assertThat(state).isEqualTo(chain.book().state());
                assertThat(closings)
                        .isEqualTo(
                                chain.closings().stream().map(ClosedAt::closing).toList());
            }
        });
    }

    /** As in a rebuild: an account has read its whole life before the first closing reaches it. */
    @Test
    void accountsManyEpochsAheadOfClosingsEndTheSame() {
        Sequences.check(60, 8, () -> new Property() {
            @Override
            public void atEnd(ChainScript chain) {
                compare(chain, (facts, closing) -> facts);
            }
        });
    }

    @Test
    void accountsAtAnySpeedEndTheSame() {
        Sequences.check(60, 8, () -> new Property() {
            @Override
            public void atEnd(ChainScript chain) {
                Random random = new Random(chain.facts().hashCode());
                compare(chain, (facts, before) -> before + random.nextInt(facts - before + 1));
            }
        });
    }

    /** How many of a number of facts an account reads before a closing, where {@code before} of them precede its cut-off. */
    private interface Speed {
        int read(int facts, int before);
    }

    private static void compare(ChainScript chain, Speed speed) {
        Map<Long, Long> weights = new HashMap<>();
        for (String provider : chain.book().providers()) {
            Account account = foldAlone(chain, provider, speed, weights);
            BookState state = chain.book().state();
            VintageTable table = VintageTable.of(state.vintages());
            boolean isClosed = state.phase() == BookPhase.CLOSED;
            // Withdrawals from a closed book may be read before its last closing: its proposal then differs, for an
            // epoch that never comes.
            assertThat(isClosed ? withoutProposal(account, state.epoch()) : account)
                    .as(provider)
                    .isEqualTo(
                            isClosed
                                    ? withoutProposal(chain.book().account(provider), state.epoch())
                                    : chain.book().account(provider));
            assertThat(isClosed ? account.viewInClosedBook(state.epoch(), table) : account.view(state.epoch(), table))
                    .contains(chain.book().view(provider));
        }
        for (BookFact fact : chain.facts()) {
            if (fact instanceof EpochOpened opening) {
                assertThat(weights.getOrDefault(opening.epoch(), 0L)).isEqualTo(opening.weight());
            }
        }
    }

    private static Account withoutProposal(Account account, long epoch) {
        EpochWeights all = account.weights();
        int count = (int) IntStream.range(0, all.size())
                .filter(i -> all.epochAt(i) <= epoch)
                .count();
        EpochWeights kept = EpochWeights.of(
                IntStream.range(0, count).mapToLong(all::epochAt).toArray(),
                IntStream.range(0, count).mapToLong(all::weightAt).toArray());
        return account.weighedAt(account.closedThrough(), kept, account.settledBurden(), account.settledPremium());
    }

    private static Account foldAlone(ChainScript chain, String provider, Speed speed, Map<Long, Long> weights) {
        List<AccountFact> own = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < chain.facts().size(); i++) {
            if (chain.facts().get(i) instanceof AccountFact fact
                    && fact.provider().equals(provider)) {
                own.add(fact);
                places.add(i);
            }
        }
        Account account = Account.NEW;
        int read = 0;
        for (ClosedAt closed : chain.closings()) {
            int before = (int) places.stream()
                    .filter(place -> place < closed.factsBefore())
                    .count();
            for (int until = speed.read(own.size(), before); read < until; read++) {
                account = applied(account, own.get(read));
            }
            Sweep.Weighing weighing = account.weighed(closed.closing());
            account = weighing.account();
            weights.merge(closed.closing().epoch() + 1, weighing.weight(), Long::sum);
            assertThat(account.weighed(closed.closing())).isEqualTo(weighing);
        }
        for (; read < own.size(); read++) {
            account = applied(account, own.get(read));
        }
        return account;
    }

    private static Account applied(Account account, AccountFact fact) {
        if (!(account.apply(fact) instanceof AccountOutcome.Applied(Account after))) {
            throw new AssertionError(account.apply(fact).toString());
        }
        assertThat(after.apply(fact)).isEqualTo(new AccountOutcome.Duplicate());
        return after;
    }

    @Test
    void replayWithDuplicatesEndsTheSame() {
        Sequences.check(60, 8, () -> new Property() {
            @Override
            public void atEnd(ChainScript chain) {
                Random random = new Random(chain.facts().hashCode());
                Book book = Book.initial(Sequences.BOOK, 3);
                for (int i = 0; i < chain.facts().size(); i++) {
                    book.apply(chain.facts().get(i));
                    BookFact again = chain.facts().get(random.nextInt(i + 1));
                    BookState before = book.state();
                    BookOutcome outcome = book.apply(again);
                    assertThat(book.state()).isEqualTo(before);
                    if (!(again instanceof BookFact.BlockReached)) {
                        assertThat(outcome).isEqualTo(new BookOutcome.Duplicate());
                    }
                }
                assertSame(chain, book);
            }
        });
    }

    @Test
    void orderOfDifferentProvidersBetweenPolicyEventsDoesNotMatter() {
        Sequences.check(60, 8, () -> new Property() {
            @Override
            public void atEnd(ChainScript chain) {
                Book book = Book.initial(Sequences.BOOK, 3);
                for (BookFact fact :
                        shuffled(chain.facts(), new Random(chain.facts().hashCode()))) {
                    assertThat(book.apply(fact)).isNotInstanceOf(Incident.class);
                }
                assertThat(book.totals()).isEqualTo(chain.book().totals());
                for (String provider : chain.book().providers()) {
                    assertThat(book.view(provider)).isEqualTo(chain.book().view(provider));
                }
            }
        });
    }

    @Test
    void booksSideBySideDoNotTouchEachOther() {
        Sequences.check(20, 8, () -> new Property() {
            @Override
            public void atEnd(ChainScript chain) {
                List<Book> books =
                        BookId.all().stream().map(id -> Book.initial(id, 3)).toList();
                List<BookFact> facts = chain.facts();
                Random random = new Random(facts.hashCode());
                int[] next = new int[books.size()];
                for (int left = facts.size() * next.length; left > 0; ) {
                    int which = random.nextInt(next.length);
                    if (next[which] < facts.size()) {
                        books.get(which).apply(facts.get(next[which]++));
                        left--;
                    }
                }
                books.forEach(
                        book -> assertThat(book.totals()).isEqualTo(chain.book().totals()));
                assertSame(chain, books.get(BookId.all().indexOf(Sequences.BOOK)));
            }
        });
    }

    private static void assertSame(ChainScript chain, Book book) {
        assertThat(book.state()).isEqualTo(chain.book().state());
        assertThat(book.providers()).isEqualTo(chain.book().providers());
        for (String provider : book.providers()) {
            assertThat(book.account(provider)).isEqualTo(chain.book().account(provider));
        }
    }

    /** Neighbours of different providers change places, many times; the places in the chain stay. */
    private static List<BookFact> shuffled(List<BookFact> facts, Random random) {
        List<BookFact> order = new ArrayList<>(facts);
        for (int i = 0; i < 20 * facts.size(); i++) {
            int at = random.nextInt(Math.max(1, order.size() - 1));
            if (at + 1 < order.size()
                    && order.get(at) instanceof AccountFact first
                    && order.get(at + 1) instanceof AccountFact second
                    && first.epoch() == second.epoch()
                    && !first.provider().equals(second.provider())) {
                order.set(at, moved(second, first.position()));
                order.set(at + 1, moved(first, second.position()));
            }
        }
        return order;
    }

    private static AccountFact moved(AccountFact fact, ChainPosition to) {
        return switch (fact) {
            case FundsDeposited f -> new FundsDeposited(to, f.provider(), f.epoch(), f.amount());
            case ExitRequested f -> new ExitRequested(to, f.provider(), f.epoch(), f.amount());
            case FundsWithdrawn f -> new FundsWithdrawn(to, f.provider(), f.epoch(), f.capital(), f.premium());
        };
    }
}
