package io.bithedge.cli.tx.codec;

import io.bithedge.cli.console.Output;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a transaction as JSON. */
@Command(name = "decode", mixinStandardHelpOptions = true, description = "Prints a transaction as JSON.")
public final class DecodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HEX", description = "The transaction's bytes, with or without 0x.")
    private String hex = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return Output.print(spec, TransactionJson.of(StacksTransaction.decode(Bytes.ofHex(hex))));
        } catch (MalformedException e) {
            return Output.fail(spec, e.getMessage());
        }
    }
}
