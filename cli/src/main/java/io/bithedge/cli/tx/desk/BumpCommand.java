package io.bithedge.cli.tx.desk;

import io.bithedge.cli.tx.desk.ActionRule.Wish;
import io.bithedge.schemas.avro.BumpFee;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `bithedge tx bump`. */
@Command(
        name = "bump",
        mixinStandardHelpOptions = true,
        description = "Asks for a higher fee: the same call under the same nonce.")
public final class BumpCommand implements Callable<Integer> {
    @Mixin
    private Steering steering = new Steering();

    @Option(names = "--fee", required = true, paramLabel = "UST", description = "The new fee in micro-STX.")
    private long feeMicroStx;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return steering.ask(
                spec, Wish.BUMP, new BumpFee(feeMicroStx), history -> ActionRule.refusalOfFee(history, feeMicroStx));
    }
}
