package io.bithedge.cli.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds command lines that run with the JDK we run with. */
final class Java {
    private static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * Programs of strangers change case and write numbers in the machine's language: a Turkish or Arabic one stops the broker. What
     * is for users here is English.
     */
    static final List<String> LOCALE = List.of(
            "-Duser.language=en",
            "-Duser.country=US",
            "-Duser.script=",
            "-Duser.variant=",
            "-Duser.extensions=",
            "-Duser.language.format=en",
            "-Duser.country.format=US",
            "-Duser.language.display=en",
            "-Duser.country.display=US");

    private Java() {}

    /** Stands in the command line of every part: names the part and whose it is. */
    static String marker(String part, Layout layout) {
        return "-Dbithedge.part=" + part + "@" + layout.data();
    }

    /** Of a part, which is started again and again: its classes are read once. */
    static List<String> part(String name, Layout layout, int heapMb, List<String> rest) {
        List<String> all = new ArrayList<>(ClassArchive.options(layout, name));
        all.addAll(rest);
        return command(marker(name, layout), heapMb, all);
    }

    /**
     * C1 only and the serial collector: quick to start and small, which is what one machine with everything on it needs. Room for code and
     * classes is reserved at once: by default the whole heap is collected each time they have grown, four times in the first minute.
     */
    static List<String> command(String marker, int heapMb, List<String> rest) {
        List<String> command = new ArrayList<>();
        command.add(PROGRAM);
        command.add(marker);
        command.add("-Xmx" + heapMb + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:ReservedCodeCacheSize=128m");
        command.add("-XX:MetaspaceSize=192m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(LOCALE);
        command.addAll(rest);
        return command;
    }

    static String classPath(Path... entries) {
        return Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
