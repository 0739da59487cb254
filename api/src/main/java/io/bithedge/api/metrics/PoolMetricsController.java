package io.bithedge.api.metrics;

import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Heights;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.HistoryViews.BookSnapshot;
import io.bithedge.pool.view.HistoryViews.Snapshot;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pool by the hour: at the end of the first final block of every six burn blocks. */
@RestController
final class PoolMetricsController {
    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);

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
        BurnHeight first = Heights.burn("from", from, new BurnHeight(0));
        BurnHeight last = Heights.burn(
                "to", to, new BurnHeight(Math.max(0, asOf.burnHeight().value())));
        Heights.requireOrder(first, last);
        int most = Fields.limit(limit);
        List<Snapshot> found = views.history().snapshots(first, last, most + 1);
        List<Snapshot> shown = found.subList(0, Math.min(most, found.size()));
        return new PoolMetricsAnswer(
                shown.stream().map(PoolMetricsController::hour).toList(),
                found.size() > most ? found.getLast().asOf().burnHeight().toString() : null,
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
        Units capital = sum(token, books, BookSnapshot::capital);
        Units locked = sum(token, books, BookSnapshot::locked);
        return new TokenSnapshot(
                token,
                capital,
                locked,
                bps(locked, capital),
                sum(token, books, it -> it.capacity().minus(it.used())),
                sum(token, books, BookSnapshot::premiumEarned),
                sum(token, books, BookSnapshot::premiumPending),
                sum(token, books, BookSnapshot::losses),
                providers(books),
                books.stream().mapToLong(BookSnapshot::policies).sum());
    }

    private static Units sum(Token token, List<BookSnapshot> books, Function<BookSnapshot, Units> amount) {
        return books.stream().map(amount).reduce(Units.none(token), Units::plus);
    }

    /** Rounded down; 0 without capital. */
    private static long bps(Units part, Units whole) {
        return whole.value() == 0
                ? 0
                : BigInteger.valueOf(part.value())
                        .multiply(BPS)
                        .divide(BigInteger.valueOf(whole.value()))
                        .longValueExact();
    }

    /** Nobody has a weight in epoch 0: it is weighed by no closing. */
    private static @Nullable Long providers(List<BookSnapshot> books) {
        long sum = 0;
        for (BookSnapshot book : books) {
            OptionalLong known = book.epoch().value() == 0 ? OptionalLong.of(0) : book.providers();
            if (known.isEmpty()) {
                return null;
            }
            sum += known.getAsLong();
        }
        return sum;
    }
}
