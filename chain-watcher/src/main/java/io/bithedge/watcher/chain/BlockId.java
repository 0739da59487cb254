package io.bithedge.watcher.chain;

import io.bithedge.stacks.Bytes;
import java.util.regex.Pattern;

/** The index block hash, the only identity a block has: 0x and 64 lower-case hex digits. */
public record BlockId(String hex) {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{64}");

    public BlockId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("index block hash: expected 0x and 64 hex digits, got " + hex);
        }
    }

    public Bytes bytes() {
        return Bytes.ofHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
