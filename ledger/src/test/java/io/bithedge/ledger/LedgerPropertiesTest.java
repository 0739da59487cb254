package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.sequence.ChainScript;
import io.bithedge.ledger.sequence.Sequences;
import io.bithedge.ledger.sequence.Sequences.Property;
import io.bithedge.ledger.twin.ExactTwin;
import io.bithedge.ledger.twin.Rational;
import io.bithedge.ledger.twin.ReferenceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Properties 1 to 4 and 7 of the ledger, over chain histories with facts on both sides of the cut-off. */
class LedgerPropertiesTest {

    @Test
    void equalsExactTwinWithinOneUnit() {
        Sequences.check(25, 6, LikeTheTwin::new);
    }

    /** The exact amount is a hair below a whole unit and ours is that unit: the floors lie one apart, the amounts do not. */
    @Test
    void equalsExactTwinWhereTheExactShareIsAHairBelowAWholeUnit() {
        Sequences.repeat(20440679132266L, 6, LikeTheTwin::new);
    }

    private static final class LikeTheTwin implements Property {
        /**
         * Weights are whole sub-units, the twin's are exact: a share may come out above the exact one, by less than this:
         * docs/ledger.md, Arithmetic.
         */
        private static final Rational HUNDREDTH = Rational.of(1).over(Rational.of(100));

        private final ExactTwin twin = new ExactTwin();

        @Override
        public void afterFact(ChainScript chain, BookFact fact) {
            if (closedBy(chain)) {
                twin.close();
            }
            twin.apply(fact);
            if (chain.facts().size() % 7 == 0) {
                compare(chain);
            }
        }

        @Override
        public void atEnd(ChainScript chain) {
            compare(chain);
        }

        private void compare(ChainScript chain) {
            BookTotals totals = chain.book().totals();
            long dust = totals.capital() - totals.locked();
            for (String provider : chain.book().providers()) {
                AccountView view = chain.book().view(provider);
                dust -= view.available();
                withinOneUnit("free of " + provider, twin.free(provider), view.available());
                withinOneUnit("premium of " + provider, twin.earned(provider), view.premiumEarned());
            }
            assertThat(dust).as("dust").isBetween(0L, (long)
                    chain.book().providers().size());
        }

        private static void withinOneUnit(String what, Rational exact, long ours) {
            assertThat(ours)
                    .as(what)
                    .isBetween(exact.floor() - 1, exact.plus(HUNDREDTH).floor());
        }
    }

    @Test
    void equalsReferenceModelWhenEpochIsOpen() {
        Sequences.check(60, 8, () -> new Property() {
            private final ReferenceModel model = new ReferenceModel();

            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                if (closedBy(chain)) {
                    model.epoch(Token.STX.utilisationBps());
                }
                model.apply(fact);
                if (chain.book().state().phase() == BookPhase.OPEN
                        && chain.facts().size() % 5 == 0) {
                    for (String provider : chain.book().providers()) {
                        assertThat(chain.book().view(provider)).as(provider).isEqualTo(model.view(provider));
                    }
                }
            }
        });
    }

    @Test
    void totalsEqualVaultBucketsAfterEveryFact() {
        Sequences.check(100, 10, () -> new Property() {
            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                BookTotals totals = chain.book().totals();
                assertThat(totals.capital()).isEqualTo(chain.vaultCapital());
                assertThat(totals.premium()).isEqualTo(chain.vaultPremium());
                assertThat(totals.locked())
                        .isEqualTo(chain.book().state().locks().values().stream()
                                .mapToLong(PolicyLock::collateral)
                                .sum());
                assertThat(totals.locked()).isBetween(0L, totals.capital());
            }
        });
    }

    @Test
    void freeIsNeverNegative() {
        Sequences.check(100, 10, () -> new Property() {
            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                for (String provider : chain.book().providers()) {
                    AccountView view = chain.book().view(provider);
                    assertThat(view.available()).isNotNegative();
                    assertThat(view.withdrawable()).isNotNegative();
                    assertThat(view.premiumWithdrawn()).isLessThanOrEqualTo(view.premiumEarned());
                }
            }
        });
    }

    /** A limit is shown from an account and a table that may both be old, each of another moment of the epoch. */
    @Test
    void limitNeverFallsWithinEpochWhateverStateItIsReadFrom() {
        Sequences.check(60, 6, () -> new Property() {
            private final List<Map<String, Account>> oldAccounts = new ArrayList<>();
            private final List<VintageTable> oldTables = new ArrayList<>();
            private long epoch;

            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                Book book = chain.book();
                if (book.state().epoch() != epoch) {
                    oldAccounts.clear();
                    oldTables.clear();
                    epoch = book.state().epoch();
                }
                VintageTable table = VintageTable.of(book.state().vintages());
                Map<String, Account> accounts = new HashMap<>();
                for (String provider : book.providers()) {
                    accounts.put(provider, book.account(provider));
                    long limit = book.view(provider).limit();
                    long premium = book.view(provider).premiumEarned();
                    assertSafe(book.account(provider), oldTables, limit, premium);
                    for (Map<String, Account> old : oldAccounts) {
                        assertSafe(old.getOrDefault(provider, Account.NEW), List.of(table), limit, premium);
                    }
                }
                oldAccounts.add(accounts);
                oldTables.add(table);
            }

            private void assertSafe(Account account, List<VintageTable> tables, long limit, long premium) {
                for (VintageTable table : tables) {
                    account.view(epoch, table).ifPresent(view -> {
                        assertThat(view.limit()).isLessThanOrEqualTo(limit);
                        assertThat(view.premiumEarned()).isLessThanOrEqualTo(premium);
                    });
                }
            }
        });
    }

    @Test
    void settlementTouchesOnlyProvidersWhoBackedThePolicy() {
        Sequences.check(60, 8, () -> new Property() {
            private Map<String, AccountView> before = Map.of();

            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                Book book = chain.book();
                if (fact instanceof PolicySettled settlement && !closedBy(chain)) {
                    before.forEach((provider, view) -> {
                        if (book.account(provider).weights().of(settlement.epoch()) == 0) {
                            assertThat(book.view(provider)).as(provider).isEqualTo(view);
                        }
                    });
                }
                Map<String, AccountView> after = new HashMap<>();
                book.providers().forEach(provider -> after.put(provider, book.view(provider)));
                before = after;
            }
        });
    }

    @Test
    void shareOfPolicyNeverChangesWhileItLives() {
        Sequences.check(60, 8, () -> new Property() {
            private final Map<Long, Map<String, PolicyShare>> shares = new HashMap<>();

            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                Book book = chain.book();
                if (fact instanceof CollateralLocked lock) {
                    Map<String, PolicyShare> sold = new HashMap<>();
                    book.providers().forEach(provider -> sold.put(provider, book.share(provider, lock.policyId())));
                    shares.put(lock.policyId(), sold);
                    long carried = sold.values().stream()
                            .mapToLong(PolicyShare::collateral)
                            .sum();
                    assertThat(lock.collateral() - carried).isBetween(0L, (long) sold.size());
                }
                shares.keySet().removeIf(policy -> !book.state().locks().contains(policy));
                shares.forEach((policy, sold) -> book.providers()
                        .forEach(provider -> assertThat(book.share(provider, policy))
                                .isEqualTo(sold.getOrDefault(provider, PolicyShare.NONE))));
            }
        });
    }

    @Test
    void markersChangeNothingWithinEpoch() {
        Sequences.check(20, 4, () -> new Property() {
            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                BookState state = chain.book().state();
                if (fact instanceof BlockReached && !closedBy(chain)) {
                    assertThat(state.apply(fact)).isEqualTo(new BookOutcome.Applied(state));
                }
            }
        });
    }

    /** The last fact was the first behind a cut-off. */
    private static boolean closedBy(ChainScript chain) {
        List<ChainScript.ClosedAt> closings = chain.closings();
        return !closings.isEmpty()
                && closings.get(closings.size() - 1).factsBefore()
                        == chain.facts().size() - 1;
    }
}
