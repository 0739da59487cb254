package io.bithedge.topology.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.TaskCorruptedException;

/**
 * The tables that every instance has whole, on disk. Since 4.4 a store says whether it was closed; one that was not is refused under exactly
 * once. Kafka empties such a store of a task and reads it again from its changelog, but not one of these: start fails, each time (KAFKA-21034).
 * What is in them is in their topics.
 */
final class HalfWrittenTables {
    /** Kafka's name for the folder. */
    private static final String FOLDER = "global";
    /** And for the task that there is not. */
    private static final int NO_SUBTOPOLOGY = -1;

    private HalfWrittenTables() {}

    /** Whether streams did not start because of them. */
    static boolean areWhy(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(TaskCorruptedException.class::isInstance)
                .map(TaskCorruptedException.class::cast)
                .anyMatch(corrupted ->
                        corrupted.corruptedTasks().stream().anyMatch(task -> task.subtopology() == NO_SUBTOPOLOGY));
    }

    /** Of streams that are closed. */
    static void forget(Properties options) {
        Path folder = Path.of(
                options.getProperty(StreamsConfig.STATE_DIR_CONFIG),
                options.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
                FOLDER);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("emptying " + folder, e);
        }
    }
}
