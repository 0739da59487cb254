package io.bithedge.pool.statement;

import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.statement.Statement.Balance;
import io.bithedge.pool.statement.Statement.Cash;
import io.bithedge.pool.statement.Statement.OfPolicy;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.SoldIn;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a statement of what the history says. */
public final class StatementRule {
    private StatementRule() {}

    /** Burn heights, both included. */
    public record Period(long from, long to) {
        boolean has(long burnHeight) {
            return from <= burnHeight && burnHeight <= to;
        }
    }

    /** The epochs whose policies can have a line: those in which losses or earned premium changed. Empty when there is none. */
    public static Optional<SoldIn> wanted(ProviderBook book, Period period) {
        List<Long> epochs = book.epochs().stream()
                .filter(epoch -> epoch.changedAt().stream().anyMatch(period::has))
                .map(CarriedEpoch::epoch)
                .toList();
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(new SoldIn(book.book(), epochs.getFirst(), epochs.getLast()));
    }

    /** {@code policies}: at least those that ended in the period, of the epochs of {@link #wanted}. */
    public static Statement of(ProviderBook book, Period period, List<SoldPolicy> policies) {
        List<OfPolicy> premiums = new ArrayList<>();
        List<OfPolicy> losses = new ArrayList<>();
        addLines(book, ended(policies, period), premiums, losses);
        List<Cash> deposits = cash(book, EntryKind.DEPOSIT, period);
        List<Cash> withdrawals = cash(book, EntryKind.WITHDRAWAL, period);
        Balance opening = balance(book, period.from() - 1);
        Balance closing = balance(book, period.to());
        long capital = opening.capital() + capital(deposits) - capital(withdrawals) - amount(losses);
        long premium = opening.premium()
                + amount(premiums)
                - withdrawals.stream().mapToLong(Cash::premium).sum();
        return new Statement(
                book.book(),
                period.from(),
                period.to(),
                opening,
                deposits,
                withdrawals,
                premiums,
                losses,
                closing,
                new Balance(closing.capital() - capital, closing.premium() - premium));
    }

    private static List<SoldPolicy> ended(List<SoldPolicy> policies, Period period) {
        return policies.stream()
                .filter(sold -> period.has(sold.closing().burnHeight()))
                .sorted(Comparator.comparingLong(
                                (SoldPolicy sold) -> sold.closing().height())
                        .thenComparingLong(SoldPolicy::id))
                .toList();
    }

    private static void addLines(
            ProviderBook book, List<SoldPolicy> ended, List<OfPolicy> premiums, List<OfPolicy> losses) {
        Map<Long, CarriedEpoch> epochs = new HashMap<>();
        book.epochs().forEach(epoch -> epochs.put(epoch.epoch(), epoch));
        for (SoldPolicy sold : ended) {
            CarriedEpoch his = epochs.get(sold.epoch());
            if (his == null) {
                continue;
            }
            long premium = VintageShare.partOfPolicyDown(his.weight(), his.vintageWeight(), sold.netPremium());
            long loss = VintageShare.lossOfPolicyUp(his.weight(), his.vintageWeight(), sold.payout());
            if (premium > 0) {
                premiums.add(line(sold, premium));
            }
            if (loss > 0) {
                losses.add(line(sold, loss));
            }
        }
    }

    private static OfPolicy line(SoldPolicy sold, long amount) {
        return new OfPolicy(
                sold.id(),
                sold.epoch(),
                sold.closing().burnHeight(),
                sold.closing().blockTime(),
                sold.closing().txid(),
                amount);
    }

    private static List<Cash> cash(ProviderBook book, EntryKind kind, Period period) {
        return book.acts().stream()
                .filter(act -> act.kind() == kind && period.has(act.burnHeight()))
                .map(act -> new Cash(act.burnHeight(), act.blockTime(), act.txid(), act.capital(), act.premium()))
                .toList();
    }

    /** As the account said at the end of a burn height: both rounded down. */
    private static Balance balance(ProviderBook book, long burnHeight) {
        Timeline.Step at = book.timeline().at(burnHeight);
        long withdrawn = book.acts().stream()
                .filter(act -> act.burnHeight() <= burnHeight)
                .mapToLong(EntryView::premium)
                .sum();
        return new Balance(
                Math.floorDiv(at.capital(), VintageShare.SUB_UNITS),
                Math.floorDiv(at.premiumEarned(), VintageShare.SUB_UNITS) - withdrawn);
    }

    private static long capital(List<Cash> lines) {
        return lines.stream().mapToLong(Cash::capital).sum();
    }

    private static long amount(List<OfPolicy> lines) {
        return lines.stream().mapToLong(OfPolicy::amount).sum();
    }
}
