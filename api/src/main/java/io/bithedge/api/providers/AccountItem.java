package io.bithedge.api.providers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.AccountRisk;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.BookView;
import java.util.Optional;

/**
 * What a provider has in one book. `pending` joins at a later opening; `limit` is the capital that may have been withdrawn by now in this
 * epoch, `withdrawn` what was; `withdrawable` can be taken in this epoch. `callable`: what the open epoch may still lock of his capital;
 * `worstLoss`: locked and callable, the most he can lose before the next opening; `freeNow`: what the vault pays out today, nothing between
 * two epochs; `freeAtNextOpening`: at most, when he asks to leave, with what he asked for or
 * else with all; what is sold until then may lock some of it.
 */
public record AccountItem(
        Token token,
        Tier tier,
        @JsonUnwrapped AccountFigures figures,
        Units callable,
        Units worstLoss,
        Units freeNow,
        Units freeAtNextOpening,
        FinalBlock asOf) {
    public static AccountItem of(AccountView account, Optional<BookView> book) {
        AccountRisk risk = AccountRisk.of(account.figures(), account.asOf(), book);
        return new AccountItem(
                account.book().token(),
                account.book().tier(),
                account.figures(),
                risk.callable(),
                risk.worstLoss(),
                risk.freeNow(),
                risk.freeAtNextOpening(),
                FinalBlock.of(account.asOf()));
    }
}
