package io.bithedge.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> told = new ArrayList<>();

    @Test
    void cutsALogUnderTheProgramThatWritesItAndKeepsOneOlderFile() throws IOException {
        Path log = folder.resolve("topology.log");
        LogKeeper keeper = new LogKeeper(folder, 10);
        try (OutputStream program = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            program.write("short\n".getBytes(StandardCharsets.UTF_8));
            keeper.look();
            assertThat(log).hasContent("short\n");
            program.write("and longer\n".getBytes(StandardCharsets.UTF_8));
            keeper.look();
            program.write("next\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(log).hasContent("next\n");
        assertThat(folder.resolve("topology.log.1")).hasContent("nd longer\n");

        Files.writeString(log, "a second time\n");
        keeper.look();
        assertThat(folder.resolve("topology.log.1")).hasContent("cond time\n");
        assertThat(log).isEmptyFile();
    }

    @Test
    void cutsTheLogAlsoWhenThereIsNoRoomForAnOlderFile() throws IOException {
        Path log = folder.resolve("kafka.log");
        Files.writeString(log, "much too long\n");
        // A folder that is not empty stands where the older file would be.
        Files.createDirectories(folder.resolve("kafka.log.1").resolve("taken"));
        Housekeeping house = new Housekeeping(
                List.of(new LogKeeper(folder, 10)::look, () -> Optional.of("the second task")), told::add);
        house.run();
        assertThat(log).isEmptyFile();
        assertThat(told).hasSize(2).last().isEqualTo("the second task");
        assertThat(told.getFirst()).startsWith(log + " is cut, and what was in it is lost");
    }

    @Test
    void tellsATroubleWhenItBeginsAndAgainWhenItComesBack() {
        List<Optional<String>> answers = new ArrayList<>(
                List.of(Optional.of("full"), Optional.of("full"), Optional.empty(), Optional.of("full")));
        Housekeeping house = new Housekeeping(List.of(answers::removeFirst), told::add);
        for (int i = 0; i < 4; i++) {
            house.run();
        }
        assertThat(told).containsExactly("full", "full");
    }

    @Test
    void warnsOfADiskThatIsNearlyFull() {
        assertThat(DiskWatch.remark(folder, 1L << 31)).isEmpty();
        assertThat(DiskWatch.remark(folder, 300L << 20))
                .as("once for all between 256 and 512 MB")
                .isEqualTo(DiskWatch.remark(folder, 400L << 20))
                .hasValue(
                        "the disk of %s has less than 512 MB left: make room, or everything that is written there stops"
                                .formatted(folder));
        assertThat(DiskWatch.remark(folder, 0))
                .hasValueSatisfying(words -> assertThat(words).contains("less than 1 MB left"));
        assertThat(DiskWatch.remark(folder.resolve("missing"))).isEmpty();
    }
}
