package io.bithedge.api.statements;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.market.DailyCloses;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.statement.Statement;
import io.bithedge.pool.statement.StatementCsv;
import io.bithedge.pool.statement.StatementPage;
import io.bithedge.pool.statement.StatementRule;
import io.bithedge.pool.statement.TaxCsv;
import io.bithedge.pool.statement.UsdOfDay;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a provider's capital did in a period: JSON, CSV, or a page to print. */
@RestController
final class StatementController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private static final String STATEMENT = "/v1/providers/{address}/statement";

    private final PoolViews views;
    private final Forwarder forwarder;
    private final Statements statements;
    private final DailyCloses closes;

    StatementController(PoolViews views, Forwarder forwarder, Statements statements, DailyCloses closes) {
        this.statements = statements;
        this.closes = closes;
        this.views = views;
        this.forwarder = forwarder;
    }

    /** What is printed: a provider, a period, and a statement for each of his books. */
    private record Whole(ProviderPast past, StatementRule.Period period, List<Statement> statements) {}

    /** What a provider's capital did in a period, book by book. The closing balance is the opening one plus all lines, to the unit. */
    @GetMapping(STATEMENT)
    StatementAnswer statement(@PathVariable String address, StatementQuery query, HttpServletRequest request) {
        Whole it = whole(address, query, "json", request);
        return new StatementAnswer(
                it.past().provider(),
                new StatementPeriod(it.period().from(), it.period().to()),
                it.statements().stream().map(BookStatement::of).toList(),
                FinalBlock.of(it.past().asOf()));
    }

    /** One table for people, or, with `format=tax`, the transactions as tax programs read them. */
    @GetMapping(path = STATEMENT, produces = "text/csv")
    ResponseEntity<String> csv(@PathVariable String address, StatementQuery query, HttpServletRequest request) {
        Whole it = whole(address, query, query.isForTax() ? "tax" : "csv", request);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.csv\"".formatted(query.isForTax() ? "statement-tax" : "statement"))
                .body(query.isForTax() ? TaxCsv.of(it.statements(), usd()) : StatementCsv.of(it.statements(), usd()));
    }

    /** Both tokens at the closes of their days; sBTC is worth what BTC is. */
    private UsdOfDay usd() {
        return new UsdOfDay(Map.of(Token.STX, closes.byDay(Asset.STX), Token.SBTC, closes.byDay(Asset.BTC)));
    }

    @GetMapping(path = STATEMENT, produces = "text/html")
    ResponseEntity<String> page(@PathVariable String address, StatementQuery query, HttpServletRequest request) {
        Whole it = whole(address, query, "html", request);
        StatementPage.Heading heading = new StatementPage.Heading(
                it.past().provider(),
                it.period().from(),
                it.period().to(),
                it.past().asOf());
        return ResponseEntity.ok().contentType(HTML).body(StatementPage.of(heading, it.statements()));
    }

    /** The style sheet of the page to print. */
    @GetMapping(path = "/v1/statement.css", produces = "text/css")
    ResponseEntity<Resource> statementStyle() {
        return ResponseEntity.ok().contentType(CSS).body(new ClassPathResource("statement.css"));
    }

    private Whole whole(String address, StatementQuery query, String format, HttpServletRequest request) {
        Principal provider = Fields.principal("address", address);
        query.check();
        return switch (views.history().provider(provider.toString())) {
            case Located.Here<ProviderPast>(ProviderPast past) -> {
                StatementRule.Period period = query.period(
                        new BurnHeight(Math.max(0, past.asOf().burnHeight().value())));
                List<Statement> ofBooks = past.books().stream()
                        .filter(book -> query.has(book.book()))
                        .map(book -> statements.of(past, book, period))
                        .toList();
                yield new Whole(past, period, ofBooks);
            }
            case Located.NotReady<ProviderPast>(String reason) -> throw Problem.notReady(reason);
            case Located.Elsewhere<ProviderPast>(String host, int port) -> {
                io.bithedge.api.forward.Located.refuseSecondHop(request);
                throw forwarder.get(new Host(host, port), path(request, query, format));
            }
        };
    }

    /** Another instance is told the format in the query: it sees other headers. */
    private static String path(HttpServletRequest request, StatementQuery query, String format) {
        String path = io.bithedge.api.forward.Located.pathAndQuery(request);
        return query.format() != null ? path : path + (path.contains("?") ? "&" : "?") + "format=" + format;
    }
}
