package io.bithedge.signer.record;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Excerpt;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.json.JsonMismatchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Lines of `checksum json`. The checksum is SHA-256 of the line before it and of this one, so that no line can change, move or vanish
 * unseen, but for the last ones together.
 *
 * <pre>
 * the end of the file              what it means                          what is done
 * a line end                       nothing was being written              nothing
 * no line end, checksum right      only the line end was lost             it counts
 * no line end, anything else       torn: the answer was never given       cut off
 * a line whose checksum is wrong   not by a crash                         refused
 * </pre>
 */
final class Journal implements AutoCloseable {
    private static final int CHECKSUM_CHARS = 64;
    /** Of a line that cannot be read. */
    private static final int EXCERPT = 100;

    private final RecordStore store;
    private final Reader reader;
    private Bytes checksum;
    private long lines;
    private int torn;
    /** While something is being written, and for ever when that failed: nobody knows what is in the store. */
    private boolean unsure;

    /** Takes the entries that were written before. */
    interface Reader {
        /** Throws {@link JsonMismatchException} for what it never wrote. */
        void read(String source, String json);
    }

    private Journal(RecordStore store, String start, Reader reader) {
        this.store = store;
        this.reader = reader;
        this.checksum = Hashes.sha256(Bytes.copyOf(start.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Reads all of it; throws {@link RecordDamagedException}. `start` is what the first checksum follows. */
    static Journal open(RecordStore store, String start, Reader reader) throws IOException {
        Journal journal = new Journal(store, start, reader);
        journal.recover(store.readAll());
        return journal;
    }

    /** Bytes of a torn last line that were cut off. */
    int tornBytes() {
        return torn;
    }

    /** Durable when it returns. After an exception the journal must be opened again. */
    void append(String json) throws IOException {
        if (unsure) {
            throw new IOException("an earlier write failed: the record must be opened again");
        }
        unsure = true;
        Bytes next = next(json);
        store.append((next.toHex() + " " + json + "\n").getBytes(StandardCharsets.UTF_8));
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
                                    .formatted(start, lines, Excerpt.of(line, EXCERPT)));
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
            reader.read("entry " + lines, json);
        } catch (JsonMismatchException e) {
            throw new RecordDamagedException("the record is of another version: " + e.getMessage());
        }
        checksum = expected;
        lines++;
        return true;
    }

    private Bytes next(String json) {
        return Hashes.sha256(checksum.concat(Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
