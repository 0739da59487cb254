package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys of a state topic, by every record that the broker holds: those that have a row, and those whose last record took it back. */
record StateKeys(Set<String> held, Set<String> takenBack) {
    private static final Pattern COMMA = Pattern.compile(",");

    static StateKeys of(Path data, String topic, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(topic + ".csv");
        Result export = CommandLine.run(
                "export", "--data=" + data, "--topic=" + topic, "--every-record", "--format=csv", "--out=" + file);
        assertThat(export.status()).as(export.text()).isZero();
        Set<String> held = new TreeSet<>();
        Set<String> takenBack = new TreeSet<>();
        // The records of a key are in one partition, in the order of their offsets. _key, _partition, _offset,
        // _timestamp, _deleted, ...
        assertThat(Files.readAllLines(file).getFirst()).startsWith("_key,_partition,_offset,_timestamp,_deleted,");
        Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> COMMA.split(line, 6))
                .forEach(cells -> {
                    boolean isDeleted = Boolean.parseBoolean(cells[4]);
                    (isDeleted ? takenBack : held).add(cells[0]);
                    (isDeleted ? held : takenBack).remove(cells[0]);
                });
        return new StateKeys(held, takenBack);
    }

    /** A program's table has a row for each key that is held, and none for one that was taken back. */
    void areThoseOf(Answer table) {
        Set<String> rows =
                table.rows().stream().map(row -> String.join(":", row)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(held).doesNotContainAnyElementsOf(takenBack);
        assertThat(table.rows()).hasSameSizeAs(rows);
    }
}
