package io.bithedge.cli.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts a program into a session of its own, so that Ctrl-C in the terminal reaches the supervisor alone and it stops the parts in order.
 * Where `setsid` is missing (macOS) Ctrl-C reaches all at once: everything still stops, only not in order.
 */
public final class OwnSession {
    private static final List<String> PREFIX = find();

    private OwnSession() {}

    /** Returns the words to put before a command; the program keeps the pid of the launched process. */
    public static List<String> prefix() {
        return PREFIX;
    }

    private static List<String> find() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path setsid = Path.of(folder.isEmpty() ? "." : folder, "setsid");
            if (Files.isExecutable(setsid)) {
                return List.of(setsid.toString());
            }
        }
        return List.of();
    }
}
