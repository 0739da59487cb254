package io.bithedge.systemtests.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A process that no supervisor watches, started by the words of one that does have one. */
final class StartedByHand implements AutoCloseable {
    private static final Pattern END = Pattern.compile("\0");

    private final Process process;
    private final String url;

    private StartedByHand(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Command line and environment, as Linux tells of a running process. */
    record Words(List<String> command, Map<String, String> environment) {
        static Words of(long pid) throws IOException {
            Map<String, String> environment = new TreeMap<>();
            for (String variable : read(pid, "environ")) {
                int equals = variable.indexOf('=');
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
            return new Words(read(pid, "cmdline"), environment);
        }

        private static List<String> read(long pid, String what) throws IOException {
            String all = Files.readString(Path.of("/proc", Long.toString(pid), what), StandardCharsets.UTF_8);
            return END.splitAsStream(all).filter(word -> !word.isEmpty()).toList();
        }

        /** With other values of these keys. */
        Words with(Map<String, String> others) {
            List<String> changed = new ArrayList<>();
            for (String word : command) {
                int equals = word.indexOf('=');
                String key = equals < 0 ? word : word.substring(0, equals);
                changed.add(others.containsKey(key) ? key + "=" + others.get(key) : word);
            }
            return new Words(changed, environment);
        }

        private String value(String key) {
            String begin = key + "=";
            return command.stream()
                    .filter(word -> word.startsWith(begin))
                    .map(word -> word.substring(begin.length()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + key + " in " + command));
        }
    }

    static StartedByHand start(Words words, Map<String, String> more, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(words.environment());
        builder.environment().putAll(more);
        return new StartedByHand(builder.start(), "http://127.0.0.1:" + words.value("--server.port"));
    }

    String url() {
        return url;
    }

    void awaitReady() {
        Waiting.until(url + " is ready", () -> {
            if (!process.isAlive()) {
                throw new AssertionError(
                        "ended before it was ready: " + process.info().commandLine());
            }
            return Http.status(url + "/ready") == 200;
        });
    }

    /** As a person stops it. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
