package io.bithedge.standalone.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of another module, run as a process of its own with that module's jars: its output is ours, its status is ours.
 *
 * @param module folder of the module
 */
public record ModuleCommand(String module, String mainClass, int heapMb) {
    /** Waits until it ends and returns its status. Interrupted, it ends with us. */
    public int run(Layout layout, List<String> words) throws IOException, InterruptedException {
        Path target = layout.home().resolve(module).resolve("target");
        Path jar = target.resolve(module + "-" + ServiceParts.VERSION + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("module " + module + " is not built: there is no " + jar);
        }
        List<String> command = new ArrayList<>(
                List.of("-cp", Java.classPath(jar, target.resolve("lib").resolve("*")), mainClass));
        command.addAll(words);
        Process process = new ProcessBuilder(Java.command(Java.marker(module, layout), heapMb, command))
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
