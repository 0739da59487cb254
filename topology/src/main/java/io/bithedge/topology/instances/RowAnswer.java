package io.bithedge.topology.instances;

import java.util.Base64;
import java.util.List;

/**
 * Rows with their values as the store's serde writes them, in base64.
 *
 * @param isWhole false when more rows follow: the range is asked for again from the last key on
 */
public record RowAnswer(List<Row> rows, boolean isWhole) {
    public RowAnswer {
        rows = List.copyOf(rows);
    }

    /** {@code at}: which of the addresses asked for, or which row of the range. */
    public record Row(int at, String key, String value) {
        static Row of(int at, String key, byte[] value) {
            return new Row(at, key, Base64.getEncoder().encodeToString(value));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(value);
        }
    }
}
