package io.bithedge.api.past;

import io.bithedge.api.forward.Located;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Heights;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.HistoryViews;
import io.bithedge.pool.view.HistoryViews.Moment;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The answers of books, providers and policies as of a final block that was: `?at=` its Stacks height. */
@RestController
final class TimeTravelController {
    private final PoolViews views;
    private final Located located;

    TimeTravelController(PoolViews views, Located located) {
        this.views = views;
        this.located = located;
    }

    @GetMapping(path = "/v1/books", params = "at")
    Json.Books books(@RequestParam String at) {
        AsOf block = block(at);
        return new Json.Books(history().books(block).stream().map(Json.Book::of).toList(), Json.Block.of(block));
    }

    @GetMapping(path = "/v1/books/{token}/{tier}", params = "at")
    Json.Book book(@PathVariable String token, @PathVariable String tier, @RequestParam String at) {
        BookId book = Fields.book(token, tier);
        AsOf block = block(at);
        return history()
                .book(book.toString(), block)
                .map(Json.Book::of)
                .orElseThrow(() ->
                        Heights.unavailable("no fact of %s is known as of block %d".formatted(book, block.height())));
    }

    @GetMapping(path = "/v1/books/{token}/{tier}/vintages", params = "at")
    Json.Vintages vintages(@PathVariable String token, @PathVariable String tier, @RequestParam String at) {
        BookId book = Fields.book(token, tier);
        AsOf block = block(at);
        return new Json.Vintages(
                book.token().name(),
                book.tier().chainName(),
                history().vintages(book.toString(), block).stream()
                        .map(Json.Vintage::of)
                        .toList(),
                Json.Block.of(block));
    }

    @GetMapping(path = "/v1/providers/{address}", params = "at")
    ResponseEntity<Object> provider(@PathVariable String address, @RequestParam String at, HttpServletRequest request) {
        Principal provider = Fields.principal("address", address);
        AsOf block = block(at);
        return located.answer(
                history().accounts(provider.toString(), block),
                request,
                accounts -> new Json.Provider(
                        provider.toString(),
                        accounts.stream().map(Json.Account::of).toList(),
                        Json.Block.of(block)));
    }

    @GetMapping(path = "/v1/policies/{id}", params = "at")
    ResponseEntity<Object> policy(@PathVariable String id, @RequestParam String at, HttpServletRequest request) {
        long policyId = Fields.amount("id", id);
        AsOf block = block(at);
        return located.answer(
                history().policy(policyId, block),
                request,
                found -> Json.Policy.of(
                        found.orElseThrow(() -> Problem.notFound(
                                "policy %d did not exist as of block %d".formatted(policyId, block.height()))),
                        block));
    }

    private HistoryViews history() {
        return views.history();
    }

    private AsOf block(String at) {
        return switch (history().moment(Heights.of("at", at))) {
            case Moment.Known(AsOf asOf) -> asOf;
            case Moment.Unavailable(String reason) -> throw Heights.unavailable(reason);
        };
    }
}
