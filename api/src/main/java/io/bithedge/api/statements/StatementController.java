package io.bithedge.api.statements;

import io.bithedge.api.market.DailyCloses;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Here;
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
import io.bithedge.stacks.address.Principal;
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
    private final Statements statements;
    private final DailyCloses closes;

    StatementController(PoolViews views, Statements statements, DailyCloses closes) {
        this.statements = statements;
        this.closes = closes;
        this.views = views;
    }

    /** What is printed: a provider, a period, and a statement for each of his books. */
    private record Whole(ProviderPast past, StatementRule.Period period, List<Statement> statements) {}

    /** What a provider's capital did in a period, book by book. The closing balance is the opening one plus all lines, to the unit. */
    @GetMapping(STATEMENT)
    StatementAnswer statement(@PathVariable String address, StatementQuery query) {
        Whole it = whole(address, query);
        return new StatementAnswer(
                it.past().provider(),
                new StatementPeriod(it.period().from(), it.period().to()),
                it.statements().stream().map(BookStatement::of).toList(),
                FinalBlock.of(it.past().asOf()));
    }

    /** One table for people, or, with `format=tax`, the transactions as tax programs read them. */
    @GetMapping(path = STATEMENT, produces = "text/csv")
    ResponseEntity<String> csv(@PathVariable String address, StatementQuery query) {
        Whole it = whole(address, query);
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
    ResponseEntity<String> page(@PathVariable String address, StatementQuery query) {
        Whole it = whole(address, query);
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

    private Whole whole(String address, StatementQuery query) {
        Principal provider = Fields.principal("address", address);
        query.check();
        // Where all folds are: no past that is read behind it ends before it.
        BurnHeight now =
                new BurnHeight(Math.max(0, views.position().asOf().burnHeight().value()));
        StatementRule.Period period = query.period(now);
        ProviderPast past = Here.of(views.history().provider(provider.toString(), period.heights()));
        List<Statement> ofBooks = past.books().stream()
                .filter(book -> query.has(book.book()))
                .map(book -> statements.of(past, book, period))
                .toList();
        return new Whole(past, period, ofBooks);
    }
}
