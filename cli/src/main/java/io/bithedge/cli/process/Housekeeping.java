package io.bithedge.cli.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a supervisor does beside watching: each round every task, whatever became of the others. Tells a trouble when it changes. */
public final class Housekeeping {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final List<Task> tasks;
    private final Consumer<String> report;
    private final String[] reported;

    /** Returns what an operator should know; empty when all is well. What it throws is reported, too. */
    @FunctionalInterface
    public interface Task {
        Optional<String> run() throws Exception;
    }

    public Housekeeping(List<Task> tasks, Consumer<String> report) {
        this.tasks = List.copyOf(tasks);
        this.report = report;
        this.reported = new String[tasks.size()];
        Arrays.fill(reported, "");
    }

    /** Logs that stay small, and a disk that is not full. */
    public static List<Task> of(Path data, Path logs) {
        LogKeeper keeper = new LogKeeper(logs);
        return List.of(keeper::look, () -> DiskWatch.remark(data));
    }

    /** Goes on until the process ends. */
    public void start() {
        Thread.ofPlatform().daemon().name("housekeeping").start(() -> {
            while (true) {
                run();
                try {
                    Thread.sleep(INTERVAL);
                } catch (InterruptedException ends) {
                    return;
                }
            }
        });
    }

    /** One round. */
    void run() {
        for (int i = 0; i < tasks.size(); i++) {
            String trouble = trouble(tasks.get(i));
            if (!trouble.equals(reported[i]) && !trouble.isEmpty()) {
                report.accept(trouble);
            }
            reported[i] = trouble;
        }
    }

    private static String trouble(Task task) {
        try {
            return task.run().orElse("");
        } catch (Exception e) {
            return "housekeeping: " + e;
        }
    }
}
