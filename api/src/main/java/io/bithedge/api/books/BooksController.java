package io.bithedge.api.books;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The books and their vintages: on every instance. */
@RestController
@RequestMapping("/v1/books")
public final class BooksController {
    private final PoolViews views;

    public BooksController(PoolViews views) {
        this.views = views;
    }

    @GetMapping
    public Json.Books books() {
        return new Json.Books(
                views.books().stream().map(Json.Book::of).toList(),
                Json.Block.of(views.position().asOf()));
    }

    @GetMapping("/{token}/{tier}")
    public Json.Book book(@PathVariable String token, @PathVariable String tier) {
        BookId book = Fields.book(token, tier);
        return views.book(book.toString())
                .map(Json.Book::of)
                .orElseThrow(() -> Problem.notReady("no fact of " + book + " has been read yet"));
    }

    @GetMapping("/{token}/{tier}/vintages")
    public Json.Vintages vintages(@PathVariable String token, @PathVariable String tier) {
        BookId book = Fields.book(token, tier);
        return new Json.Vintages(
                book.token().name(),
                book.tier().chainName(),
                views.vintages(book.toString()).stream().map(Json.Vintage::of).toList(),
                Json.Block.of(views.position().asOf()));
    }
}
