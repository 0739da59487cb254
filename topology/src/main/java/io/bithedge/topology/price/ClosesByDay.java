package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The daily closes as the read side takes them from the store: the median of the sources of each day. */
public final class ClosesByDay {
    private ClosesByDay() {}

    /** {@code day} since 1970, {@code price} in USD x 10^8. */
    public record Day(long day, long price, int sources) {}

    /** The last {@code days} days that have a close, ascending. */
    public static List<Day> read(ReadOnlyKeyValueStore<String, DailyClose> closes, Asset asset, int days) {
        TreeMap<Long, List<Long>> byDay = new TreeMap<>();
        // '~' is behind '/': every source of the last day.
        try (KeyValueIterator<String, DailyClose> found =
                closes.range(Keys.byNumber(asset.name(), 0), Keys.byNumber(asset.name(), Long.MAX_VALUE) + "/~")) {
            found.forEachRemaining(row -> byDay.computeIfAbsent(row.value.getDay(), day -> new ArrayList<>())
                    .add(row.value.getPrice()));
        }
        List<Day> all = byDay.entrySet().stream().map(ClosesByDay::median).toList();
        return all.subList(Math.max(0, all.size() - days), all.size());
    }

    private static Day median(Map.Entry<Long, List<Long>> day) {
        List<Long> prices = day.getValue();
        return new Day(day.getKey(), MedianRule.median(prices), prices.size());
    }
}
