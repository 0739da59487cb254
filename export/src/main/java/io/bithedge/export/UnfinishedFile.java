package io.bithedge.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place, and is there whole or not at all. */
final class UnfinishedFile {
    private final Path place;
    private final Path written;

    UnfinishedFile(Path place) {
        this.place = place.toAbsolutePath();
        this.written = this.place.resolveSibling(this.place.getFileName() + ".unfinished");
    }

    /** Where to write. */
    Path path() {
        return written;
    }

    /** Takes the place, and that of an older one. */
    void finish() throws IOException {
        Files.move(written, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Nothing stays of one that was not finished. */
    void discard() throws IOException {
        Files.deleteIfExists(written);
    }
}
