package io.bithedge.cli.console;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a command answers, on the streams that picocli gives it. */
public final class Output {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Output() {}

    public static PrintWriter out(@Nullable CommandSpec spec) {
        return required(spec).commandLine().getOut();
    }

    public static PrintWriter err(@Nullable CommandSpec spec) {
        return required(spec).commandLine().getErr();
    }

    public static int print(@Nullable CommandSpec spec, JsonNode json) {
        return print(spec, MAPPER.writeValueAsString(json));
    }

    public static int print(@Nullable CommandSpec spec, String line) {
        PrintWriter out = out(spec);
        out.println(line);
        out.flush();
        return 0;
    }

    public static int fail(@Nullable CommandSpec spec, @Nullable String message) {
        PrintWriter err = err(spec);
        err.println(required(spec).qualifiedName() + ": " + message);
        err.flush();
        return 1;
    }

    private static CommandSpec required(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it runs a command");
        }
        return spec;
    }
}
