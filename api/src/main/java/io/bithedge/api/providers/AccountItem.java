package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.AccountView;

/**
 * What a provider has in one book. `pending` joins at a later opening; `limit` is the capital that may have been withdrawn by now in this
 * epoch, `withdrawn` what was; `withdrawable` can be taken now.
 */
public record AccountItem(
        String token,
        String tier,
        long epoch,
        String deposited,
        String pending,
        String exit,
        String locked,
        String losses,
        String available,
        String limit,
        String withdrawn,
        String withdrawable,
        String premiumPending,
        String premiumEarned,
        String premiumWithdrawn,
        String weight,
        FinalBlock asOf) {
    public static AccountItem of(AccountView account) {
        return new AccountItem(
                account.book().token().name(),
                account.book().tier().chainName(),
                account.epoch(),
                Json.text(account.deposited()),
                Json.text(account.pending()),
                Json.text(account.exit()),
                Json.text(account.locked()),
                Json.text(account.losses()),
                Json.text(account.available()),
                Json.text(account.limit()),
                Json.text(account.withdrawn()),
                Json.text(account.withdrawable()),
                Json.text(account.premiumPending()),
                Json.text(account.premiumEarned()),
                Json.text(account.premiumWithdrawn()),
                Json.text(account.weight()),
                FinalBlock.of(account.asOf()));
    }
}
