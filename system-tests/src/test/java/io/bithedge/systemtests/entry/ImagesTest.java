package io.bithedge.systemtests.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the images are made of and started from is named by tag and digest, or stands with a reason in deploy/unpinned-images.txt. The
 * script that pins them is tried on a copy, with a docker that knows a digest for every name.
 */
class ImagesTest {
    private static final Path HOME =
            Path.of(System.getProperty("bithedge.home", "..")).toAbsolutePath().normalize();
    private static final List<String> FILES =
            List.of("Dockerfile", "cli/Dockerfile", "devnet/Dockerfile", "docker-compose.yml");
    private static final String UNPINNED = "deploy/unpinned-images.txt";
    private static final String SCRIPT = "deploy/pin-images.sh";
    private static final Pattern USED =
            Pattern.compile("^(?:FROM|\\s*image:)\\s+(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*$", Pattern.MULTILINE);
    private static final Pattern PINNED = Pattern.compile("([^@\\s]+:[^@\\s]+)@sha256:[0-9a-f]{64}");
    private static final String DIGEST = "sha256:" + "5a".repeat(32);

    @TempDir
    private Path copy = Path.of("");

    @BeforeEach
    void copyFiles() throws IOException {
        for (String name : FILES) {
            copyOf(name);
        }
        copyOf(UNPINNED);
        copyOf(SCRIPT);
        Files.setPosixFilePermissions(copy.resolve(SCRIPT), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void everyImageIsPinnedOrListedWithAReason() throws IOException {
        Set<String> unpinned = new TreeSet<>();
        Set<String> all = images(HOME);
        all.stream().filter(image -> !PINNED.matcher(image).matches()).forEach(unpinned::add);
        assertThat(all).hasSizeGreaterThan(5).allMatch(image -> image.contains(":"));
        assertThat(unpinned).isEqualTo(listed(HOME));
    }

    @Test
    void theScriptPinsThemAllAndAgain() throws Exception {
        docker("#!/bin/sh\necho " + DIGEST + "\n");
        for (String round : List.of("first", "again")) {
            assertThat(pin()).as(round).isZero();
            assertThat(images(copy)).as(round).allMatch(image -> image.endsWith("@" + DIGEST));
            assertThat(listed(copy)).as(round).isEmpty();
        }
        for (String name : FILES) {
            assertThat(Files.readString(copy.resolve(name)).replaceAll("@sha256:[0-9a-f]+", ""))
                    .as("nothing else is changed in " + name)
                    .isEqualTo(Files.readString(HOME.resolve(name)).replaceAll("@sha256:[0-9a-f]+", ""));
        }
    }

    @Test
    void theScriptChangesNothingWhenOneCannotBeAsked() throws Exception {
        docker("#!/bin/sh\ncase $4 in node:*) exit 1 ;; esac\necho " + DIGEST + "\n");
        assertThat(pin()).isEqualTo(1);
        assertThat(images(copy)).isEqualTo(images(HOME));
        assertThat(listed(copy)).isEqualTo(listed(HOME));
    }

    private static Set<String> images(Path home) throws IOException {
        Set<String> images = new TreeSet<>();
        for (String name : FILES) {
            String text = Files.readString(home.resolve(name));
            List<String> stages = new ArrayList<>();
            for (Matcher used = USED.matcher(text); used.find(); ) {
                String image = used.group(1);
                if (!stages.contains(image) && !image.startsWith("bithedge/")) {
                    images.add(image);
                }
                stages.add(String.valueOf(used.group(2)));
            }
        }
        return images;
    }

    /** Each line: image, blanks, reason. */
    private static Set<String> listed(Path home) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(home.resolve(UNPINNED))) {
            if (!line.startsWith("#")) {
                assertThat(line).matches("\\S+:\\S+ +\\S.*");
                listed.add(line.substring(0, line.indexOf(' ')));
            }
        }
        return listed;
    }

    private void copyOf(String name) throws IOException {
        Files.createDirectories(copy.resolve(name).getParent());
        Files.copy(HOME.resolve(name), copy.resolve(name));
    }

    private void docker(String text) throws IOException {
        Path program = copy.resolve("bin/docker");
        Files.createDirectories(program.getParent());
        Files.writeString(program, text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int pin() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(copy.resolve(SCRIPT).toString()).redirectErrorStream(true);
        builder.environment().put("PATH", copy.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        System.out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }
}
