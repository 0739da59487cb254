package io.bithedge.ledger.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.sequence.ChainScript;
import io.bithedge.ledger.sequence.Sequences;
import io.bithedge.ledger.sequence.Sequences.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the vault allows, from its own rows and the leaf of the opening, is what the book says, after every fact of every history. */
class ClaimPropertiesTest {

    @Test
    void claimIsTheLimitOfTheBookToTheUnit() {
        Sequences.check(60, 8, () -> new Vault() {
            @Override
            void afterFact(Book book) {
                for (String provider : book.providers()) {
                    AccountView view = book.view(provider);
                    Claim.Limits limits = new Claim.Limits(view.limit(), view.premiumEarned());
                    assertThat(claim(provider)).as(provider).isEqualTo(limits);
                    Claim.Withdrawable now = Claim.withdrawable(provider, limits, rows);
                    // No bound of the vault is ever in the way of what is his, but between two epochs nothing is paid.
                    boolean isPaid = book.state().phase() != BookPhase.OVER;
                    assertThat(now)
                            .as(provider)
                            .isEqualTo(new Claim.Withdrawable(
                                    isPaid ? view.withdrawable() : 0,
                                    isPaid ? view.premiumEarned() - view.premiumWithdrawn() : 0));
                    VaultReads folded = foldedApart(this, book, provider);
                    assertThat(Claim.of(provider, tree.proof(provider), folded)).isEqualTo(limits);
                    assertThat(Claim.withdrawable(provider, limits, folded)).isEqualTo(now);
                }
            }
        });
    }

    @Test
    void limitNeverFallsWithinAnEpochNorInAClosedBook() {
        Sequences.check(60, 8, () -> new Vault() {
            private final Map<String, Claim.Limits> before = new HashMap<>();
            private long epoch;

            @Override
            void afterFact(Book book) {
                if (book.state().epoch() != epoch) {
                    before.clear();
                    epoch = book.state().epoch();
                }
                for (String provider : book.providers()) {
                    Claim.Limits now = claim(provider);
                    Claim.Limits then = before.getOrDefault(provider, new Claim.Limits(0, 0));
                    assertThat(now.capital()).as(provider).isGreaterThanOrEqualTo(then.capital());
                    assertThat(now.premium()).as(provider).isGreaterThanOrEqualTo(then.premium());
                    before.put(provider, now);
                }
            }
        });
    }

    @Test
    void rowsOfTheVaultAreTheTotalsOfTheBook() {
        Sequences.check(60, 8, () -> new Vault() {
            @Override
            void afterFact(Book book) {
                BookRow row = rows.book();
                assertThat(row.epoch()).isEqualTo(book.totals().epoch());
                assertThat(row.phase()).isEqualTo(book.state().phase());
                assertThat(row.capital()).isEqualTo(book.totals().capital());
                assertThat(row.locked()).isEqualTo(book.totals().locked());
                assertThat(row.premiumPending()).isEqualTo(book.totals().premiumPending());
                assertThat(row.premiumEarned())
                        .isEqualTo(book.totals().premiumEarned() - book.totals().premiumWithdrawn());
                assertThat(rows.current()).isEqualTo(book.state().current());
                assertThat(tree.root().sum()).isEqualTo(book.totals().weight());
            }
        });
    }

    /** Every policy ends, everybody leaves in any order, and what stays is dust: at most a unit for each. */
    @Test
    void everybodyLeavesAClosedBookWithWhatIsHis() {
        Sequences.check(60, 8, () -> new Vault() {
            private int closed;

            @Override
            void afterFact(Book book) {}

            @Override
            public void atEnd(ChainScript chain) {
                Book book = chain.book();
                if (book.state().phase() == BookPhase.OPEN) {
                    apply(
                            book,
                            new BookFact.BlockReached(height(book), book.state().endsAt()));
                }
                if (book.state().phase() == BookPhase.OVER) {
                    apply(book, new BookFact.BookClosed(next(book), book.state().epoch()));
                }
                for (PolicyLock lock : book.state().locks().values()) {
                    apply(
                            book,
                            new PolicySettled(
                                    next(book),
                                    lock.policyId(),
                                    lock.epoch(),
                                    lock.collateral(),
                                    lock.collateral() / 3,
                                    lock.premium()));
                }
                for (String provider : book.providers()) {
                    Claim.Withdrawable all = Claim.withdrawable(provider, claim(provider), rows);
                    assertThat(all.capital()).isEqualTo(book.view(provider).available());
                    apply(
                            book,
                            new FundsWithdrawn(
                                    next(book), provider, book.state().epoch(), all.capital(), all.premium()));
                }
                long people = book.providers().size();
                assertThat(rows.book().locked()).isZero();
                assertThat(rows.book().premiumPending()).isZero();
                assertThat(rows.book().capital()).isBetween(0L, people);
                assertThat(rows.book().premiumEarned()).isBetween(0L, people);
            }

            private void apply(Book book, BookFact fact) {
                assertThat(book.apply(fact).getClass().getSimpleName())
                        .as(fact.toString())
                        .isIn("Applied", "Closed");
                rows.apply(fact);
            }

            private ChainPosition next(Book book) {
                return new ChainPosition(height(book), book.state().endsAt() + 1_000, closed++, 0);
            }

            private static long height(Book book) {
                return book.state().position().height() + 1_000;
            }
        });
    }

    @Test
    void noOtherLeafOrPathIsAccepted() {
        Sequences.check(20, 6, () -> new Vault() {
            @Override
            void afterFact(Book book) {}

            @Override
            public void atEnd(ChainScript chain) {
                Random random = new Random(chain.facts().hashCode());
                for (Leaf leaf : tree.leaves()) {
                    ProvenLeaf shown = tree.proof(leaf.provider()).orElseThrow();
                    for (ProvenLeaf other : Mutations.of(shown, random)) {
                        assertThat(Claim.of(leaf.provider(), Optional.of(other), rows))
                                .as("%s instead of %s", other, shown)
                                .isInstanceOf(Claim.Refused.class);
                    }
                }
            }
        });
    }

    @Test
    void refusalsInOrderOfPrecedence() {
        Sequences.check(5, 4, () -> new Vault() {
            @Override
            void afterFact(Book book) {}

            @Override
            public void atEnd(ChainScript chain) {
                for (Leaf leaf : tree.leaves()) {
                    ProvenLeaf his = tree.proof(leaf.provider()).orElseThrow();
                    BookId elsewhere = new BookId(Token.SBTC, Tier.AGGRESSIVE);
                    Leaf older = Mutations.with(leaf, Function.identity(), leaf.epoch() + 1);
                    Leaf foreign = new Leaf(
                            elsewhere,
                            older.provider(),
                            older.epoch(),
                            older.opening(),
                            older.settledBurden(),
                            older.settledPremium(),
                            older.weights());
                    List<ProvenLeaf.Step> none = List.of();
                    assertRefused(
                            "ST000000000000000000002AMW42H",
                            new ProvenLeaf(foreign, none),
                            ClaimRefusal.OTHER_PROVIDER);
                    assertRefused(leaf.provider(), new ProvenLeaf(foreign, none), ClaimRefusal.OTHER_BOOK);
                    assertRefused(leaf.provider(), new ProvenLeaf(older, none), ClaimRefusal.OTHER_EPOCH);
                    assertRefused(leaf.provider(), new ProvenLeaf(leaf, none), ClaimRefusal.NOT_IN_ROOT);
                    assertThat(Claim.of(leaf.provider(), Optional.of(his), rows))
                            .isInstanceOf(Claim.Limits.class);
                }
            }

            private void assertRefused(String provider, ProvenLeaf shown, ClaimRefusal reason) {
                assertThat(Claim.of(provider, Optional.of(shown), rows)).isEqualTo(new Claim.Refused(reason));
            }
        });
    }

    /** The rows as services have them that fold accounts without the vault's sums of ever. */
    private static VaultReads foldedApart(Vault vault, Book book, String provider) {
        AccountRow row = AccountRow.of(book.account(provider), book.state().epoch());
        return new VaultReads() {
            @Override
            public BookRow book() {
                return vault.rows.book();
            }

            @Override
            public Optional<Vintage> vintage(long epoch) {
                return vault.rows.vintage(epoch);
            }

            @Override
            public AccountRow account(String asked) {
                return row;
            }
        };
    }

    /** Follows a history with the rows of the vault and the tree of the current epoch. */
    private abstract static class Vault implements Property {
        final VaultRows rows = new VaultRows(Sequences.BOOK, 3);
        ClaimTree tree = ClaimTree.of(List.of());

        abstract void afterFact(Book book);

        @Override
        public void afterFact(ChainScript chain, BookFact fact) {
            Book book = chain.book();
            if (fact instanceof EpochOpened opening) {
                tree = ClaimTree.of(leaves(book, opening.epoch()));
                rows.apply(new EpochOpened(
                        opening.position(),
                        opening.epoch(),
                        opening.startsAt(),
                        opening.endsAt(),
                        opening.weight(),
                        opening.capacity(),
                        tree.root().hash()));
            } else {
                rows.apply(fact);
            }
            afterFact(book);
        }

        final Claim.Limits claim(String provider) {
            Claim.Outcome outcome = Claim.of(provider, tree.proof(provider), rows);
            assertThat(outcome).as(provider).isInstanceOf(Claim.Limits.class);
            return (Claim.Limits) outcome;
        }

        private static List<Leaf> leaves(Book book, long epoch) {
            List<Leaf> leaves = new ArrayList<>();
            for (String provider : book.providers()) {
                Leaf.of(book.state().book(), provider, book.account(provider).atOpening(epoch))
                        .ifPresent(leaves::add);
            }
            return leaves;
        }
    }
}
