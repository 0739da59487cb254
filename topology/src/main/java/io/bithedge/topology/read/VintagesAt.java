package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.yield.ProviderTimeline.Row;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.topology.global.PastRow;
import io.bithedge.topology.map.VintageMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Vintages at some burn heights. Of one that is over it reads no more than of one that lives, however long that is ago. */
final class VintagesAt {
    private final HistoryReader history;
    private final List<Long> heights;
    private final AsOf until;

    /** {@code heights}: ascending. */
    VintagesAt(HistoryReader history, List<Long> heights, AsOf until) {
        this.history = history;
        this.heights = heights;
        this.until = until;
    }

    /**
     * What is known of a vintage.
     *
     * @param rows ascending: as it stood at the heights, each where it differs from the one before
     * @param weight of all providers in it
     */
    record Found(List<Row> rows, long weight) {}

    /** From the last height back, from row to row. Empty when the epoch had not begun at {@code until}. */
    Optional<Found> read(BookId book, long epoch) {
        Optional<PastRow> last =
                history.vintageAt(book, epoch, until.burnHeight().value(), until);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        Deque<Row> rows = new ArrayDeque<>();
        Optional<PastRow> at = last;
        int index = heights.size() - 1;
        while (index >= 0 && at.isPresent()) {
            if (burnHeight(at.get()) > heights.get(index)) {
                at = history.vintageAt(book, epoch, heights.get(index), until);
                continue;
            }
            int first = firstAtOrAfter(burnHeight(at.get()));
            rows.addFirst(row(first, at.get()));
            index = first - 1;
        }
        return Optional.of(new Found(List.copyOf(rows), vintage(last.get()).weight()));
    }

    private int firstAtOrAfter(long burnHeight) {
        int low = 0;
        int high = heights.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (heights.get(middle) < burnHeight) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Row row(int index, PastRow it) {
        Vintage vintage = vintage(it);
        return new Row(index, burnHeight(it), vintage, it.before(burnHeight(it), vintage.losses()));
    }

    private static Vintage vintage(PastRow it) {
        return VintageMapper.decode((io.bithedge.schemas.avro.Vintage) it.row().getBody());
    }

    private static long burnHeight(PastRow it) {
        return it.row().getAsOf().getBurnHeight();
    }
}
