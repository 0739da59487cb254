package io.bithedge.stacks.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a node posted, to be read as often as it takes: a body may be far larger than what we can hold of it. */
@FunctionalInterface
public interface PushBody {
    /** From its first byte. */
    InputStream open() throws IOException;

    static PushBody of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return () -> new ByteArrayInputStream(bytes);
    }
}
