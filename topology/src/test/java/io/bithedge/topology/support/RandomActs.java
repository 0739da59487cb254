package io.bithedge.topology.support;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.PolicyLock;
import java.util.List;
import java.util.Random;

/** What people do on a chain, at random and always legal. */
public final class RandomActs {
    private static final int PROVIDERS = 7;

    private final Random random;
    private final Market market;
    private final List<BookId> books;
    private final Trade trade;
    private long lastPolicy;

    /** How a policy is sold and how it ends. */
    public interface Trade {
        void sell(BookId book, long policyId, long collateral, long premium);

        void settle(BookId book, PolicyLock lock, long payout);
    }

    public RandomActs(Random random, Market market, List<BookId> books, Trade trade) {
        this.random = random;
        this.market = market;
        this.books = List.copyOf(books);
        this.trade = trade;
    }

    /** The vault alone: the registry says nothing. */
    public static Trade ofVault(Market market) {
        return new Trade() {
            @Override
            public void sell(BookId book, long policyId, long collateral, long premium) {
                market.lock(book, policyId, collateral, premium);
            }

            @Override
            public void settle(BookId book, PolicyLock lock, long payout) {
                market.settle(book, lock.policyId(), payout);
            }
        };
    }

    /** One act of somebody; now and then there is nothing to do. */
    public void act() {
        BookId id = books.get(random.nextInt(books.size()));
        Book book = market.twin(id);
        String provider = Providers.of(random.nextInt(PROVIDERS));
        long room = book.totals().capacity() - book.totals().used();
        switch (random.nextInt(6)) {
            case 0, 1 -> market.deposit(id, provider, 1 + random.nextLong(1_000_000_000_000L));
            case 2 -> {
                if (book.providers().contains(provider)) {
                    market.exit(id, provider, random.nextLong(1_000_000_000_000L));
                }
            }
            case 3 -> withdraw(id, provider);
            case 4 -> {
                if (room > 0 && !market.isOver(id)) {
                    long collateral = 1 + random.nextLong(room);
                    trade.sell(id, ++lastPolicy, collateral, random.nextLong(1 + collateral / 10));
                }
            }
            default -> {
                List<PolicyLock> locks = book.state().locks().values();
                if (!locks.isEmpty()) {
                    PolicyLock lock = locks.get(random.nextInt(locks.size()));
                    trade.settle(id, lock, random.nextBoolean() ? 0 : random.nextLong(1 + lock.collateral()));
                }
            }
        }
    }

    private void withdraw(BookId id, String provider) {
        Book book = market.twin(id);
        if (market.isOver(id) || !book.providers().contains(provider)) {
            return;
        }
        AccountView view = book.view(provider);
        long capital = random.nextLong(1 + view.withdrawable());
        long premium = random.nextLong(1 + view.premiumEarned() - view.premiumWithdrawn());
        if (capital + premium > 0) {
            market.withdraw(id, provider, capital, premium);
        }
    }
}
