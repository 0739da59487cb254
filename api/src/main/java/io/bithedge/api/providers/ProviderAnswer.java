package io.bithedge.api.providers;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a provider has, by book: all books in which he ever acted. */
public record ProviderAnswer(String provider, List<AccountItem> books, FinalBlock asOf) {
    /** {@code books}: as of the same block. */
    public static ProviderAnswer of(
            String provider, List<AccountView> accounts, Function<BookId, Optional<BookView>> books, AsOf asOf) {
        return new ProviderAnswer(
                provider,
                accounts.stream()
                        .map(account -> AccountItem.of(account, books.apply(account.book())))
                        .toList(),
                FinalBlock.of(asOf));
    }
}
