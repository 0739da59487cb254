package io.bithedge.cli.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says that a rebuild has begun and not ended: half of a state must not be folded on. */
public final class RebuildMark {
    private final Path file;

    public RebuildMark(Layout layout) {
        this.file = layout.data().resolve("rebuild-under-way");
    }

    public boolean isSet() {
        return Files.exists(file);
    }

    public void set() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    public void clear() throws IOException {
        Files.deleteIfExists(file);
    }
}
