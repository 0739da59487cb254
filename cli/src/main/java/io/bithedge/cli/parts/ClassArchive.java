package io.bithedge.cli.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a part as a JVM wants them in memory: the first process that ends in peace writes them, the next ones start with them, in
 * about half the time. A JVM that finds them made by another JDK or from other jars takes none and writes them anew.
 */
final class ClassArchive {
    private ClassArchive() {}

    /** None for whoever may not write where we are installed: he would wait for what he cannot keep. */
    static List<String> options(Layout layout, String part) {
        Path folder = layout.classArchives();
        try {
            Files.createDirectories(folder);
        } catch (IOException mayNot) {
            return List.of();
        }
        return Files.isWritable(folder)
                ? List.of(
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + folder.resolve(part + ".jsa"),
                        // It lists what it leaves out.
                        "-Xlog:cds=error")
                : List.of();
    }
}
