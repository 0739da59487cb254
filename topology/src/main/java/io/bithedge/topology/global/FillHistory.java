package io.bithedge.topology.global;

import io.bithedge.schemas.avro.Book;
import io.bithedge.schemas.avro.EpochProviders;
import io.bithedge.schemas.avro.HistoryPosition;
import io.bithedge.schemas.avro.HistoryRow;
import io.bithedge.schemas.avro.Vintage;
import io.bithedge.topology.map.BookIdMapper;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps every row of the history with its running sum, which follows from the row before it: a record that comes again writes the same. And
 * the last block of each burn height under a key of its own, so that none has to be searched for.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FillHistory implements Processor<String, HistoryRow, Void, Void> {
    private final String storeName;
    private KeyValueStore<String, PastRow> store;

    public FillHistory(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, HistoryRow> record) {
        HistoryRow row = record.value();
        if (row == null) {
            return;
        }
        switch (row.getBody()) {
            case Book it -> keep(row, HistoryKeys.book(BookIdMapper.id(it.getToken(), it.getTier())));
            case Vintage it ->
                keep(row, HistoryKeys.vintage(BookIdMapper.id(it.getToken(), it.getTier()), it.getEpoch()));
            case HistoryPosition it -> {
                PastRow block = new PastRow(row, BigInteger.ZERO);
                store.put(HistoryKeys.of(row), block);
                store.put(HistoryKeys.burn(it.getPartition(), row.getAsOf().getBurnHeight()), block);
            }
            case EpochProviders it -> store.put(HistoryKeys.of(row), new PastRow(row, BigInteger.ZERO));
            default -> throw new IllegalStateException("history row with an unknown body: " + row);
        }
    }

    private void keep(HistoryRow row, String prefix) {
        String key = HistoryKeys.of(row);
        Optional<PastRow> before = before(prefix, key);
        long change = Math.subtractExact(
                amount(row), before.map(PastRow::row).map(FillHistory::amount).orElse(0L));
        BigInteger moment = BigInteger.valueOf(change)
                .multiply(BigInteger.valueOf(row.getAsOf().getBurnHeight()));
        store.put(
                key,
                new PastRow(
                        row, before.map(PastRow::moment).orElse(BigInteger.ZERO).add(moment)));
    }

    /** What is summed over time. */
    private static long amount(HistoryRow row) {
        return row.getBody() instanceof Book book ? book.getCapital() : ((Vintage) row.getBody()).getLosses();
    }

    /** The row of the same book or vintage before this one. */
    private Optional<PastRow> before(String prefix, String key) {
        try (KeyValueIterator<String, PastRow> found = store.reverseRange(prefix, key)) {
            while (found.hasNext()) {
                KeyValue<String, PastRow> next = found.next();
                if (!next.key.equals(key)) {
                    return Optional.of(next.value);
                }
            }
            return Optional.empty();
        }
    }
}
