package io.bithedge.api.statements;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.providers.SoldPages;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Heights;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.statement.Statement;
import io.bithedge.pool.statement.StatementCsv;
import io.bithedge.pool.statement.StatementPage;
import io.bithedge.pool.statement.StatementRule;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a provider's capital did in a period: JSON, CSV, or a page to print. */
@RestController
final class StatementController {
    /** Policies of one book that a statement looks through at most. */
    private static final int MOST_POLICIES = 20_000;

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final PoolViews views;
    private final Forwarder forwarder;
    private final SoldPages pages;

    StatementController(PoolViews views, Forwarder forwarder) {
        this.views = views;
        this.forwarder = forwarder;
        this.pages = new SoldPages(views, forwarder);
    }

    /** The fields of the query, as they came. */
    record Query(
            @Nullable String token,
            @Nullable String tier,
            @Nullable String from,
            @Nullable String to,
            @Nullable String format) {
        boolean has(String book) {
            String[] parts = book.split(":", 2);
            return (token == null || token.equals(parts[0])) && (tier == null || tier.equals(parts[1]));
        }

        void check() {
            if (token != null) {
                Fields.oneOf("token", List.of("STX", "SBTC"), token);
            }
            if (tier != null) {
                Fields.oneOf("tier", List.of("conservative", "balanced", "aggressive"), tier);
            }
        }

        StatementRule.Period period(long now) {
            long first = Heights.of("from", Optional.ofNullable(from), 0);
            long last = Math.min(now, Heights.of("to", Optional.ofNullable(to), now));
            Heights.requireOrder(first, last);
            return new StatementRule.Period(first, last);
        }
    }

    private enum Format {
        JSON,
        CSV,
        HTML
    }

    @GetMapping("/v1/providers/{address}/statement")
    ResponseEntity<Object> statement(@PathVariable String address, Query query, HttpServletRequest request) {
        Principal provider = Fields.principal("address", address);
        query.check();
        Format format = format(query, request);
        return switch (views.history().provider(provider.toString())) {
            case Located.Here<ProviderPast>(ProviderPast past) -> answer(past, query, format);
            case Located.NotReady<ProviderPast>(String reason) -> throw Problem.notReady(reason);
            case Located.Elsewhere<ProviderPast>(String host, int port) -> {
                io.bithedge.api.forward.Located.refuseSecondHop(request);
                yield forwarder.get(host, port, path(request, query, format));
            }
        };
    }

    @GetMapping("/v1/statement.css")
    ResponseEntity<Resource> stylesheet() {
        return ResponseEntity.ok().contentType(CSS).body(new ClassPathResource("statement.css"));
    }

    /** The query names it, or else the browser does. */
    private static Format format(Query query, HttpServletRequest request) {
        if (query.format() != null) {
            return switch (Fields.oneOf("format", List.of("json", "csv", "html"), query.format())) {
                case "csv" -> Format.CSV;
                case "html" -> Format.HTML;
                default -> Format.JSON;
            };
        }
        String accept =
                Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
        if (accept.startsWith("text/csv")) {
            return Format.CSV;
        }
        return accept.startsWith("text/html") ? Format.HTML : Format.JSON;
    }

    /** Another instance is told the format in the query: it sees other headers. */
    private static String path(HttpServletRequest request, Query query, Format format) {
        String path = io.bithedge.api.forward.Located.pathAndQuery(request);
        String named = "format=" + format.name().toLowerCase(Locale.ROOT);
        return query.format() != null ? path : path + (path.contains("?") ? "&" : "?") + named;
    }

    private ResponseEntity<Object> answer(ProviderPast past, Query query, Format format) {
        StatementRule.Period period = query.period(Math.max(0, past.asOf().burnHeight()));
        List<Statement> statements = new ArrayList<>();
        for (ProviderBook book : past.books()) {
            if (query.has(book.book())) {
                statements.add(statement(past, book, period));
            }
        }
        return switch (format) {
            case JSON -> ResponseEntity.ok(json(past, period, statements));
            case CSV ->
                ResponseEntity.ok()
                        .contentType(CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement.csv\"")
                        .body(StatementCsv.of(statements));
            case HTML ->
                ResponseEntity.ok()
                        .contentType(HTML)
                        .body(StatementPage.of(
                                new StatementPage.Heading(past.provider(), period.from(), period.to(), past.asOf()),
                                statements));
        };
    }

    private static StatementJson.Whole json(
            ProviderPast past, StatementRule.Period period, List<Statement> statements) {
        return new StatementJson.Whole(
                past.provider(),
                new StatementJson.Period(period.from(), period.to()),
                statements.stream().map(StatementJson.OfBook::of).toList(),
                Json.Block.of(past.asOf()));
    }

    private Statement statement(ProviderPast past, ProviderBook book, StatementRule.Period period) {
        List<SoldPolicy> policies = StatementRule.wanted(book, period)
                .map(which -> pages.whole(which, MOST_POLICIES).orElseThrow(() -> tooLong(book.book())))
                .orElseGet(List::of);
        List<SoldPolicy> known = policies.stream()
                .filter(sold -> sold.closing().height() <= past.asOf().height())
                .toList();
        Statement statement = StatementRule.of(book, period, known);
        if (!statement.isComplete()) {
            throw Problem.notReady("the policies of " + book.book() + " are behind its book, ask again");
        }
        return statement;
    }

    private static Problem tooLong(String book) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "PERIOD_TOO_LONG",
                "more than %d policies of %s have a part in this period: ask for a shorter one"
                        .formatted(MOST_POLICIES, book));
    }
}
