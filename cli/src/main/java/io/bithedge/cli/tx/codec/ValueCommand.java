package io.bithedge.cli.tx.codec;

import io.bithedge.cli.console.Output;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Converts a literal to its consensus bytes, and bytes to the literal. */
@Command(
        name = "value",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the consensus bytes of a literal, or the literal of consensus bytes given as 0x....",
            "Bytes alone (0x..) are taken as an encoded value; write a buffer inside another value, or give its encoding."
        })
public final class ValueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LITERAL|0xHEX", arity = "0..1", description = "Such as u5, (some 'ST...) or 0x0a09.")
    private String given = "";

    /** A negative number looks like an option; it arrives here. */
    @Unmatched
    private List<String> unmatched = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String text = given;
        if (text.isEmpty() && unmatched.size() == 1) {
            text = unmatched.getFirst();
        } else if (text.isEmpty() || !unmatched.isEmpty()) {
            throw usage();
        }
        try {
            return Output.print(spec, converted(text));
        } catch (MalformedException e) {
            return Output.fail(spec, e.getMessage());
        }
    }

    private static String converted(String text) {
        return text.startsWith("0x")
                ? ClarityValue.decode(Bytes.ofHex(text)).toString()
                : ClarityValue.parse(text).toHex();
    }

    private ParameterException usage() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it runs a command");
        }
        return new ParameterException(spec.commandLine(), "exactly one LITERAL or 0xHEX is needed");
    }
}
