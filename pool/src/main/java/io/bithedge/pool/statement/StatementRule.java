package io.bithedge.pool.statement;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.statement.Statement.Balance;
import io.bithedge.pool.statement.Statement.Cash;
import io.bithedge.pool.statement.Statement.OfPolicy;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.Closing;
import io.bithedge.pool.view.HistoryViews.Heights;
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
import java.util.function.Function;

/** Makes a statement of what the history says. */
public final class StatementRule {
    private StatementRule() {}

    /** Both included. */
    public record Period(BurnHeight from, BurnHeight to) {
        /** Where a time line must be read for it: behind the block before the first one, and behind the last one. */
        public Heights heights() {
            List<Long> both = List.of(from.value() - 1, to.value());
            return (startsAt, end) -> both;
        }

        boolean has(BurnHeight burnHeight) {
            return burnHeight.isAtOrAfter(from) && to.isAtOrAfter(burnHeight);
        }
    }

    /**
     * The epochs whose policies can have a line: those in which losses or earned premium changed. Empty when there is none. {@code book} as
     * read at {@link Period#heights}.
     */
    public static Optional<SoldIn> wanted(ProviderBook book, Period period) {
        List<Epoch> epochs = book.epochs().stream()
                .filter(epoch -> epoch.changedAt().stream().anyMatch(period::has))
                .map(CarriedEpoch::epoch)
                .toList();
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(new SoldIn(book.book(), epochs.getFirst(), epochs.getLast()));
    }

    /** {@code policies}: at least those that ended in the period, of the epochs of {@link #wanted}. {@code book} as there. */
    public static Statement of(ProviderBook book, Period period, List<SoldPolicy> policies) {
        List<OfPolicy> premiums = new ArrayList<>();
        List<OfPolicy> losses = new ArrayList<>();
        addLines(book, ended(policies, period), premiums, losses);
        List<Cash> deposits = cash(book, EntryKind.DEPOSIT, period);
        List<Cash> withdrawals = cash(book, EntryKind.WITHDRAWAL, period);
        Balance opening = balance(book, period.from().plus(-1));
        Balance closing = balance(book, period.to());
        Token token = book.book().token();
        Units capital = opening.capital()
                .plus(sum(token, deposits, Cash::capital))
                .minus(sum(token, withdrawals, Cash::capital))
                .minus(sum(token, losses, OfPolicy::amount));
        Units premium = opening.premium()
                .plus(sum(token, premiums, OfPolicy::amount))
                .minus(sum(token, withdrawals, Cash::premium));
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
                new Balance(closing.capital().minus(capital), closing.premium().minus(premium)));
    }

    private record Ended(SoldPolicy sold, Closing closing) {}

    private static List<Ended> ended(List<SoldPolicy> policies, Period period) {
        return policies.stream()
                .flatMap(sold -> sold.closing().map(closing -> new Ended(sold, closing)).stream())
                .filter(it -> period.has(it.closing().burnHeight()))
                .sorted(Comparator.comparing((Ended it) -> it.closing().height())
                        .thenComparing(it -> it.sold().id()))
                .toList();
    }

    private static void addLines(ProviderBook book, List<Ended> ended, List<OfPolicy> premiums, List<OfPolicy> losses) {
        Map<Epoch, CarriedEpoch> epochs = new HashMap<>();
        book.epochs().forEach(epoch -> epochs.put(epoch.epoch(), epoch));
        for (Ended it : ended) {
            CarriedEpoch his = epochs.get(it.sold().epoch());
            if (his == null) {
                continue;
            }
            Units premium = his.partDown(it.sold().netPremium());
            Units loss = his.lossUp(it.sold().payout());
            if (premium.value() > 0) {
                premiums.add(line(it, premium));
            }
            if (loss.value() > 0) {
                losses.add(line(it, loss));
            }
        }
    }

    private static OfPolicy line(Ended it, Units amount) {
        return new OfPolicy(
                it.sold().id(),
                it.sold().epoch(),
                it.closing().burnHeight(),
                it.closing().blockTime(),
                it.closing().txid(),
                amount);
    }

    private static List<Cash> cash(ProviderBook book, EntryKind kind, Period period) {
        return book.acts().stream()
                .filter(act -> act.kind() == kind && period.has(act.place().burnHeight()))
                .map(act -> new Cash(
                        act.place().burnHeight(),
                        act.place().blockTime(),
                        act.place().txid(),
                        act.capital(),
                        act.premium()))
                .toList();
    }

    /** As the account said at the end of a burn height: both rounded down. */
    private static Balance balance(ProviderBook book, BurnHeight burnHeight) {
        Token token = book.book().token();
        Timeline.Step at = book.timeline().at(burnHeight.value());
        List<EntryView> before = book.acts().stream()
                .filter(act -> burnHeight.isAtOrAfter(act.place().burnHeight()))
                .toList();
        return new Balance(
                unitsDown(token, at.capital()),
                unitsDown(token, at.premiumEarned()).minus(sum(token, before, EntryView::premium)));
    }

    private static Units unitsDown(Token token, long subUnits) {
        return new Units(token, Math.floorDiv(subUnits, VintageShare.SUB_UNITS));
    }

    private static <T> Units sum(Token token, List<T> lines, Function<T, Units> amount) {
        return lines.stream().map(amount).reduce(Units.none(token), Units::plus);
    }
}
