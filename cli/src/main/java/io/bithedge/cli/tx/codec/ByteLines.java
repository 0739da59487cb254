package io.bithedge.cli.tx.codec;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines as bytes, so that one line of bad UTF-8 does not spoil the next. */
final class ByteLines {
    private final InputStream in;

    ByteLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line without its end; empty at the end of input. */
    Optional<byte[]> next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (c >= 0 && c != '\n') {
            line.write(c);
            c = in.read();
        }
        return Optional.of(line.toByteArray());
    }
}
