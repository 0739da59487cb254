package io.bithedge.api.metrics;

import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Heights;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.HistoryViews.BookSnapshot;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pool by the hour: at the end of the first final block of every six burn blocks. */
@RestController
final class PoolMetricsController {
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private final PoolViews views;

    PoolMetricsController(PoolViews views) {
        this.views = views;
    }

    /**
     * The pool by the hour, newest first: at the end of the first final block of every six burn blocks.
     *
     * @param from lowest burn height; 0 without it
     * @param to highest burn height; now without it
     * @param limit snapshots of a page, 1 to 500; 50 without it
     */
    @GetMapping("/v1/pool/metrics")
    PoolMetricsAnswer poolMetrics(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<Integer> limit) {
        AsOf asOf = views.position().asOf();
        long first = Heights.of("from", from, 0);
        long last = Heights.of("to", to, Math.max(0, asOf.burnHeight()));
        Heights.requireOrder(first, last);
        int most = Fields.limit(limit);
        List<Snapshot> found = views.history().snapshots(first, last, most + 1);
        List<Snapshot> shown = found.subList(0, Math.min(most, found.size()));
        return new PoolMetricsAnswer(
                shown.stream().map(PoolMetricsController::hour).toList(),
                found.size() > most ? Long.toString(found.getLast().asOf().burnHeight()) : null,
                FinalBlock.of(asOf));
    }

    private static PoolSnapshot hour(Snapshot it) {
        return new PoolSnapshot(
                it.asOf().height(),
                it.asOf().burnHeight(),
                it.asOf().blockTime(),
                Arrays.stream(Token.values())
                        .map(token -> token(token, it.books()))
                        .toList());
    }

    private static TokenSnapshot token(Token token, List<BookSnapshot> all) {
        List<BookSnapshot> books =
                all.stream().filter(book -> book.book().token() == token).toList();
        long capital = books.stream().mapToLong(BookSnapshot::capital).sum();
        long locked = books.stream().mapToLong(BookSnapshot::locked).sum();
        long left = books.stream().mapToLong(it -> it.capacity() - it.used()).sum();
        return new TokenSnapshot(
                token.name(),
                Json.text(capital),
                Json.text(locked),
                bps(locked, capital),
                Json.text(left),
                Json.text(books.stream().mapToLong(BookSnapshot::premiumEarned).sum()),
                Json.text(books.stream().mapToLong(BookSnapshot::premiumPending).sum()),
                Json.text(books.stream().mapToLong(BookSnapshot::losses).sum()),
                providers(books),
                books.stream().mapToLong(BookSnapshot::policies).sum());
    }

    /** Rounded down; 0 without capital. */
    private static long bps(long part, long whole) {
        return whole == 0
                ? 0
                : BigInteger.valueOf(part)
                        .multiply(BPS)
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }

    /** Nobody has a weight in epoch 0: it is weighed by no closing. */
    private static @Nullable Long providers(List<BookSnapshot> books) {
        long sum = 0;
        for (BookSnapshot book : books) {
            OptionalLong known = book.epoch() == 0 ? OptionalLong.of(0) : book.providers();
            if (known.isEmpty()) {
                return null;
            }
            sum += known.getAsLong();
        }
        return sum;
    }
}
