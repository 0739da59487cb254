package io.bithedge.api.feed;

import io.bithedge.api.policies.PoliciesController;
import io.bithedge.api.statements.Statements;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.fresh.CurrentPrice;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.statement.StatementRule;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A feed for each address. Bounded: the newest of each kind, losses of a week. Nothing is kept for a reader, and no URL is ever called. */
@RestController
final class FeedController {
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final int MOST_ITEMS = 50;
    private static final int MOST_POLICIES = 50;
    private static final int MOST_ENTRIES = 50;
    private static final int LOSSES_BURN_BLOCKS = 7 * BurnBlocks.DAY;

    private final PoolViews views;
    private final PoliciesController policies;
    private final Statements statements;
    private final Freshness freshness;

    FeedController(PoolViews views, PoliciesController policies, Statements statements, Freshness freshness) {
        this.views = views;
        this.policies = policies;
        this.statements = statements;
        this.freshness = freshness;
    }

    /** News of an address as an Atom feed: policies in the money, ending or ended, epochs opened, losses, incidents; the newest 50. */
    @GetMapping(path = "/v1/providers/{address}/feed", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
    ResponseEntity<String> feed(@PathVariable String address, HttpServletRequest request) {
        String provider = Fields.principal("address", address).toString();
        Page<EntryView> entries = Here.of(views.entries(provider, Optional.empty(), MOST_ENTRIES));
        AsOf asOf = views.position().asOf();
        StatementRule.Period week = lastWeek(asOf);
        ProviderPast past = Here.of(views.history().provider(provider, week.heights()));
        List<FeedItem> items = Stream.of(
                        policyNews(provider, asOf),
                        entries.items().stream().flatMap(ProviderNews::of),
                        losses(past, week),
                        views.incidents().stream().flatMap(it -> ProviderNews.of(it, asOf.blockTime())))
                .flatMap(news -> news)
                .sorted(Comparator.comparingLong(FeedItem::atSeconds).reversed().thenComparing(FeedItem::id))
                .limit(MOST_ITEMS)
                .toList();
        return ResponseEntity.ok()
                .contentType(ATOM)
                .body(AtomFeed.of(origin(request), provider, updated(items, asOf), items));
    }

    private Stream<FeedItem> policyNews(String owner, AsOf asOf) {
        Optional<PriceE8> btc = freshness.price(Asset.BTC) instanceof CurrentPrice.Fresh fresh
                ? Optional.of(fresh.price().price())
                : Optional.empty();
        PolicyNews news = new PolicyNews(asOf, btc);
        return policies.newestOf(owner, MOST_POLICIES).stream().flatMap(news::of);
    }

    private static StatementRule.Period lastWeek(AsOf asOf) {
        BurnHeight to = new BurnHeight(Math.max(0, asOf.burnHeight().value()));
        return new StatementRule.Period(new BurnHeight(Math.max(0, to.value() - LOSSES_BURN_BLOCKS)), to);
    }

    private Stream<FeedItem> losses(ProviderPast past, StatementRule.Period week) {
        return past.books().stream()
                .map(book -> statements.of(past, book, week))
                .flatMap(statement -> ProviderNews.losses(past.provider(), statement));
    }

    private static long updated(List<FeedItem> items, AsOf asOf) {
        return items.isEmpty() ? asOf.blockTime() : items.getFirst().atSeconds();
    }

    private static String origin(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath("")
                .toUriString();
    }
}
