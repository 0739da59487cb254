package io.bithedge.signer.record;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.json.JsonMismatchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The record: one line a signature, `checksum json`. The checksum is SHA-256 of the line before it and of this one, so that no line
 * can change, move or vanish unseen, but for the last ones together.
 *
 * <pre>
 * the end of the file              what it means                          what is done
 * a line end                       nothing was being written              nothing
 * no line end, checksum right      only the line end was lost             it counts
 * no line end, anything else       torn: the answer was never given       cut off
 * a line whose checksum is wrong   not by a crash                         refused
 * </pre>
 */
public final class SigningRecord implements AutoCloseable {
    private static final int CHECKSUM_CHARS = 64;
    private static final Bytes START = Hashes.sha256(ascii("bithedge signing record, version 1"));

    private final RecordStore store;
    private final History history = new History();
    private Bytes checksum = START;
    private int torn;
    /** While something is being written, and for ever when that failed: nobody knows what is in the store. */
    private boolean unsure;

    private SigningRecord(RecordStore store) {
        this.store = store;
    }

    /** Reads all of it; throws {@link RecordDamagedException}. */
    public static SigningRecord open(RecordStore store) throws IOException {
        SigningRecord record = new SigningRecord(store);
        record.recover(store.readAll());
        return record;
    }

    public History history() {
        return history;
    }

    /** Bytes of a torn last line that were cut off. */
    public int tornBytes() {
        return torn;
    }

    /** Durable when it returns. After an exception the record must be opened again. */
    public void append(SignedEntry entry) throws IOException {
        if (unsure) {
            throw new IOException("an earlier write failed: the record must be opened again");
        }
        unsure = true;
        String json = entry.toJson();
        Bytes next = next(json);
        store.append(line(next, json));
        history.apply(entry);
        checksum = next;
        unsure = false;
    }

    private void recover(byte[] content) throws IOException {
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                String line = new String(content, start, i - start, StandardCharsets.UTF_8);
                if (!read(line)) {
                    throw new RecordDamagedException(
                            "the record is damaged at byte %d, after %d good lines: expected a line with checksum and entry, got '%s'"
                                    .formatted(start, history.count(), excerpt(line)));
                }
                start = i + 1;
            }
        }
        if (start < content.length) {
            endOf(new String(content, start, content.length - start, StandardCharsets.UTF_8), start, content.length);
        }
    }

    private void endOf(String tail, int start, int end) throws IOException {
        if (read(tail)) {
            store.append(new byte[] {'\n'});
        } else {
            torn = end - start;
            store.truncate(start);
        }
    }

    /** False when the line is not one that was written here. */
    private boolean read(String line) {
        if (line.length() <= CHECKSUM_CHARS || line.charAt(CHECKSUM_CHARS) != ' ') {
            return false;
        }
        String json = line.substring(CHECKSUM_CHARS + 1);
        Bytes expected = next(json);
        if (!line.startsWith(expected.toHex())) {
            return false;
        }
        try {
            history.apply(SignedEntry.parse("entry " + history.count(), json));
        } catch (JsonMismatchException e) {
            throw new RecordDamagedException("the record is of another version: " + e.getMessage());
        }
        checksum = expected;
        return true;
    }

    private Bytes next(String json) {
        return Hashes.sha256(checksum.concat(Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] line(Bytes checksum, String json) {
        return (checksum.toHex() + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Bytes ascii(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String excerpt(String line) {
        return line.length() <= 100 ? line : line.substring(0, 100) + "...";
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
