package io.bithedge.cli.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of another module, run as a process of its own with that module's jars: its output is ours, its status is ours.
 *
 * @param name names the process
 * @param module folder of the module
 */
public record ModuleCommand(String name, String module, String mainClass, int heapMb) {
    /** Waits until it ends and returns its status. Interrupted, it ends with us. */
    public int run(Layout layout, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-cp", ServiceParts.classPath(layout, module), mainClass));
        words.addAll(arguments);
        Process process = new ProcessBuilder(Java.command(Java.marker(name, layout), heapMb, words))
                .inheritIO()
                .start();
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            throw interrupted;
        }
    }
}
