package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.List;

/** What a provider has, by book: all books in which he ever acted. */
public record ProviderAnswer(String provider, List<AccountItem> books, FinalBlock asOf) {
    public static ProviderAnswer of(String provider, List<AccountView> accounts, AsOf asOf) {
        return new ProviderAnswer(
                provider, accounts.stream().map(AccountItem::of).toList(), FinalBlock.of(asOf));
    }
}
