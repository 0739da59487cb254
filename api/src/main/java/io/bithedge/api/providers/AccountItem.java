package io.bithedge.api.providers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.PoolViews.AccountView;

/**
 * What a provider has in one book. `pending` joins at a later opening; `limit` is the capital that may have been withdrawn by now in this
 * epoch, `withdrawn` what was; `withdrawable` can be taken now.
 */
public record AccountItem(
        Token token, Tier tier, @JsonUnwrapped AccountFigures figures, FinalBlock asOf) {
    public static AccountItem of(AccountView account) {
        return new AccountItem(
                account.book().token(), account.book().tier(), account.figures(), FinalBlock.of(account.asOf()));
    }
}
