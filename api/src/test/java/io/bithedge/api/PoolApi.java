package io.bithedge.api;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PolicyEventKind;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews.BackerView;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.UnfinalView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The API over real HTTP, on a pool in memory that has one of everything. */
@TestInstance(
        TestInstance.Lifecycle.PER_CLASS) // one server for all tests of a class: it takes longer to start than to ask
abstract class PoolApi {
    static final String PROVIDER = ApiServer.ADDRESS;
    static final BookId BOOK = new BookId(Token.STX, Tier.CONSERVATIVE);
    static final long USD = 100_000_000L;
    static final long NOW = FakeViews.AS_OF.burnTip().value();

    final FakeViews views = new FakeViews();
    ApiServer server;

    @BeforeAll
    void start(@TempDir Path keys) {
        server = ApiServer.start(views, keys);
    }

    @BeforeEach
    void fill() {
        views.reset();
        server.signerSays = Optional.empty();
        server.health = new PoolHealth.State(true, true, "");
        views.books.add(FakeViews.book(BOOK, 3, NOW + 10));
        views.accounts.put(PROVIDER + "/" + BOOK, FakeViews.account(PROVIDER, BOOK, 3, 1_000, 77));
        views.policies.add(FakeViews.policy(1, BOOK, NOW + 500, 56_250_000_000L));
        views.entries.add(
                new PolicyEntryView(PolicyEventKind.ITEM_FAILED, 137, FakeViews.place(70, "0xabcd", 990, 1, "0x01")));
        views.unfinal.add(new UnfinalView(
                EntryKind.DEPOSIT, BOOK, stx(1_001), stx(0), FakeViews.place(71, "0xabce", 991, 1, "0x02")));
        views.backers.add(new BackerView(PROVIDER, new SubUnits(1L << 62), stx(37_500_000_000L), stx(667)));
        views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 60_000 * USD));
        views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 80_000_000));
        views.chainPrices.put(Asset.BTC, FakeViews.chainPrice(Asset.BTC, 60_000 * USD));
        views.chainPrices.put(Asset.STX, FakeViews.chainPrice(Asset.STX, 80_000_000));
        views.volatilities.add(new VolatilityView(Asset.BTC, 30, 6_000, 30, 1));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return server.get(path);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return server.post(path, body);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return ApiServer.json(answer);
    }
}
