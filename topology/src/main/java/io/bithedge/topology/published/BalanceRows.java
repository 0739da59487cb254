package io.bithedge.topology.published;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.VintageTable;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.published.BalanceRow;
import io.bithedge.schemas.avro.published.WeightRow;
import java.util.Optional;

/** Accounts as public rows. */
public final class BalanceRows {
    private BalanceRows() {}

    /**
     * {@code row} names the account; {@code vintages} are those of the cut-off it was weighed at. A state that an older version kept, without
     * that cut-off, has zeros for what needs it, until the next weighing.
     */
    public static Published balance(
            io.bithedge.schemas.avro.Account row, Account account, VintageTable vintages, BlockMarker asOf) {
        long epoch = account.closedThrough() + 1;
        long opening = account.atOpening(epoch).opening();
        Optional<AccountView> view = account.view(epoch, account.weights().size() == 0 ? VintageTable.EMPTY : vintages);
        BalanceRow balance = BalanceRow.newBuilder()
                .setProvider(row.getProvider())
                .setToken(row.getToken().name())
                .setTier(row.getTier().name())
                .setEpoch(epoch)
                .setNetDeposits(account.balance())
                .setPendingDeposits(view.map(AccountView::pending).orElse(0L))
                .setExitRequested(view.map(AccountView::exit).orElse(0L))
                .setPremiumWithdrawn(account.premiumWithdrawn())
                .setSettledLosses(account.settledBurden())
                .setSettledPremium(account.settledPremium())
                .setOpeningBalance(opening)
                .setOpeningWeight(account.weights().of(epoch))
                .setOpeningLocked(view.map(AccountView::locked).orElse(0L))
                .setOpeningLosses(view.map(AccountView::losses).orElse(0L))
                .setOpeningAvailable(view.map(it -> it.available() - it.deposited() + opening)
                        .orElse(0L))
                .setOpeningPremiumPending(view.map(AccountView::premiumPending).orElse(0L))
                .setOpeningPremiumEarned(view.map(AccountView::premiumEarned).orElse(0L))
                .setHeight(asOf.getHeight())
                .setBurnHeight(asOf.getBurnHeight())
                .setBlockTime(Words.time(asOf.getBlockTime()))
                .build();
        return new Published(PublicTopics.BALANCES, key(row), balance);
    }

    public static Published weight(io.bithedge.schemas.avro.Account row, long epoch, long weight, BlockMarker asOf) {
        WeightRow it = new WeightRow(
                row.getProvider(),
                row.getToken().name(),
                row.getTier().name(),
                epoch,
                weight,
                asOf.getHeight(),
                asOf.getBurnHeight(),
                Words.time(asOf.getBlockTime()));
        return new Published(PublicTopics.WEIGHTS, weightKey(row, epoch), it);
    }

    public static String weightKey(io.bithedge.schemas.avro.Account row, long epoch) {
        return key(row) + ":" + epoch;
    }

    private static String key(io.bithedge.schemas.avro.Account row) {
        return row.getProvider() + ":" + Words.book(row.getToken(), row.getTier());
    }
}
