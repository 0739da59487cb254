package io.bithedge.api.statements;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.providers.SoldPages;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.statement.Statement;
import io.bithedge.pool.statement.StatementCsv;
import io.bithedge.pool.statement.StatementPage;
import io.bithedge.pool.statement.StatementRule;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static final String STATEMENT = "/v1/providers/{address}/statement";

    private final PoolViews views;
    private final Forwarder forwarder;
    private final SoldPages pages;

    StatementController(PoolViews views, Forwarder forwarder) {
        this.views = views;
        this.forwarder = forwarder;
        this.pages = new SoldPages(views, forwarder);
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

    @GetMapping(path = STATEMENT, produces = "text/csv")
    ResponseEntity<String> csv(@PathVariable String address, StatementQuery query, HttpServletRequest request) {
        Whole it = whole(address, query, "csv", request);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement.csv\"")
                .body(StatementCsv.of(it.statements()));
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
                List<Statement> statements = past.books().stream()
                        .filter(book -> query.has(book.book()))
                        .map(book -> statement(past, book, period))
                        .toList();
                yield new Whole(past, period, statements);
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

    private Statement statement(ProviderPast past, ProviderBook book, StatementRule.Period period) {
        List<SoldPolicy> policies = StatementRule.wanted(book, period)
                .map(which -> pages.whole(which, MOST_POLICIES).orElseThrow(() -> tooLong(book.book())))
                .orElseGet(List::of);
        List<SoldPolicy> known = policies.stream()
                .filter(sold -> sold.closing()
                        .filter(closing -> !closing.height().isAfter(past.asOf().height()))
                        .isPresent())
                .toList();
        Statement statement = StatementRule.of(book, period, known);
        if (!statement.isComplete()) {
            throw Problem.notReady("the policies of " + book.book() + " are behind its book, ask again");
        }
        return statement;
    }

    private static Problem tooLong(BookId book) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "PERIOD_TOO_LONG",
                "more than %d policies of %s have a part in this period: ask for a shorter one"
                        .formatted(MOST_POLICIES, book));
    }
}
