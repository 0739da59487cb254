package io.bithedge.api.books;

import io.bithedge.api.past.Past;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Heights;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.VintageView;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books and their vintages: on every instance. */
@RestController
@RequestMapping("/v1/books")
public final class BooksController {
    private final PoolViews views;
    private final Past past;

    public BooksController(PoolViews views, Past past) {
        this.views = views;
        this.past = past;
    }

    /** All books. */
    @GetMapping
    public BooksAnswer books(@RequestParam Optional<String> at) {
        Optional<AsOf> block = at.map(past::block);
        List<BookView> books = block.map(then -> views.history().books(then)).orElseGet(views::books);
        return new BooksAnswer(books.stream().map(BookAnswer::of).toList(), FinalBlock.of(orNow(block)));
    }

    /** One book. */
    @GetMapping("/{token}/{tier}")
    public BookAnswer book(@PathVariable String token, @PathVariable String tier, @RequestParam Optional<String> at) {
        BookId book = Fields.book(token, tier);
        Optional<AsOf> block = at.map(past::block);
        return block.map(then -> views.history().book(book, then))
                .orElseGet(() -> views.book(book))
                .map(BookAnswer::of)
                .orElseThrow(() -> block.map(then -> Heights.unavailable(
                                "no fact of %s is known as of block %s".formatted(book, then.height())))
                        .orElseGet(() -> Problem.notReady("no fact of " + book + " has been read yet")));
    }

    /** What the book sold, by epoch. */
    @GetMapping("/{token}/{tier}/vintages")
    public VintagesAnswer vintages(
            @PathVariable String token, @PathVariable String tier, @RequestParam Optional<String> at) {
        BookId book = Fields.book(token, tier);
        Optional<AsOf> block = at.map(past::block);
        List<VintageView> vintages =
                block.map(then -> views.history().vintages(book, then)).orElseGet(() -> views.vintages(book));
        return new VintagesAnswer(
                book.token(),
                book.tier(),
                vintages.stream().map(VintageItem::new).toList(),
                FinalBlock.of(orNow(block)));
    }

    private AsOf orNow(Optional<AsOf> block) {
        return block.orElseGet(() -> views.position().asOf());
    }
}
