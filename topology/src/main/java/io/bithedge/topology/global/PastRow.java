package io.bithedge.topology.global;

import io.bithedge.schemas.avro.HistoryRow;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * A row of the history, and with a book's or a vintage's what makes any stretch of time a difference of two rows.
 *
 * <pre>
 * moment                                     = sum over all changes until then of change x burn height
 * sum over every height before t of amount   = amount x t - moment
 * </pre>
 *
 * @param moment of a book's capital, of a vintage's losses; base units times burn blocks; 0 of other rows
 */
public record PastRow(HistoryRow row, BigInteger moment) {
    /** The sum over every height before {@code burnHeight} of the amount that stands in the row. */
    public BigInteger before(long burnHeight, long amount) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(burnHeight))
                .subtract(moment);
    }

    /** In the store of one instance: the moment with its length before it, then the row as {@code rows} writes it. */
    public static Serde<PastRow> serde(Serde<HistoryRow> rows) {
        return new PastRowSerde(rows).serde();
    }

    @NullUnmarked // Kafka's contract: null is nothing.
    private record PastRowSerde(Serde<HistoryRow> rows) {
        private Serde<PastRow> serde() {
            Serializer<PastRow> serializer = (store, it) -> it == null ? null : write(store, it);
            Deserializer<PastRow> deserializer =
                    (store, bytes) -> bytes == null ? null : read(store, ByteBuffer.wrap(bytes));
            return Serdes.serdeFrom(serializer, deserializer);
        }

        private byte[] write(String store, PastRow it) {
            byte[] moment = it.moment().toByteArray();
            byte[] row = rows.serializer().serialize(store, it.row());
            return ByteBuffer.allocate(1 + moment.length + row.length)
                    .put((byte) moment.length)
                    .put(moment)
                    .put(row)
                    .array();
        }

        private PastRow read(String store, ByteBuffer bytes) {
            byte[] moment = new byte[bytes.get()];
            bytes.get(moment);
            byte[] row = new byte[bytes.remaining()];
            bytes.get(row);
            return new PastRow(rows.deserializer().deserialize(store, row), new BigInteger(moment));
        }
    }
}
