package io.bithedge.signer.record;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A disk that may die within an append: of its bytes so many are there afterwards as was said. */
public final class MemoryStore implements RecordStore {
    private byte[] content = new byte[0];
    private int survives = -1;

    /** The power is gone. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    public MemoryStore() {}

    public MemoryStore(byte[] content) {
        this.content = content.clone();
    }

    /** Of the next append the first `bytes` survive, at most all of them; then the process is dead. */
    public void dieAfter(int bytes) {
        survives = bytes;
    }

    /** The process that died has been started again. */
    public void revive() {
        survives = -1;
    }

    @Override
    public byte[] readAll() {
        return content.clone();
    }

    @Override
    public void truncate(long size) {
        content = Arrays.copyOf(content, Math.toIntExact(size));
    }

    @Override
    public void append(byte[] bytes) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(content);
        joined.write(bytes, 0, survives < 0 ? bytes.length : Math.min(survives, bytes.length));
        content = joined.toByteArray();
        if (survives >= 0) {
            throw new Crash();
        }
    }

    @Override
    public void close() {}
}
