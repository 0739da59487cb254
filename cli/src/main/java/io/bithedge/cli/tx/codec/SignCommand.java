package io.bithedge.cli.tx.codec;

import io.bithedge.cli.console.Output;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Signs contract calls, one JSON object per line; a bad line is reported and does not stop the others. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs contract calls given as JSON, one per line on standard input; prints {\"tx\",\"txid\"} per line.",
            "A line: network, contract, function, args [{clarity}|{hex}], fee, nonce, mode, postConditions [hex]."
        })
public final class SignCommand implements Callable<Integer> {
    private final InputStream in;

    @Mixin
    private KeySource keys = new KeySource();

    @Spec
    private @Nullable CommandSpec spec;

    SignCommand() {
        this(System.in);
    }

    SignCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Output.out(spec);
        PrintWriter err = Output.err(spec);
        ByteLines lines = new ByteLines(in);
        boolean allGood = true;
        long number = 0;
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            try {
                signLine(line.get(), out);
            } catch (BadInputException e) {
                allGood = false;
                out.flush();
                err.println("line " + number + ": " + e.getMessage());
            }
        }
        out.flush();
        err.flush();
        return allGood ? 0 : 1;
    }

    private void signLine(byte[] line, PrintWriter out) throws BadInputException {
        String text = decoded(line);
        if (text.isBlank()) {
            return;
        }
        StacksTransaction signed = CallLine.parse(text).sign(keys);
        out.println("{\"tx\":\"%s\",\"txid\":\"%s\"}"
                .formatted(signed.encode().toHex(), signed.txid().hex()));
    }

    private static String decoded(byte[] line) throws BadInputException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException("line", "UTF-8", "other bytes at offset " + bytes.position());
        }
    }
}
