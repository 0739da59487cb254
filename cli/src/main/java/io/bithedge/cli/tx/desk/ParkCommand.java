package io.bithedge.cli.tx.desk;

import io.bithedge.cli.tx.desk.ActionRule.Wish;
import io.bithedge.schemas.avro.ParkTransaction;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** `bithedge tx park`. */
@Command(
        name = "park",
        mixinStandardHelpOptions = true,
        description = "Keeps a transaction from being signed or posted until it is resumed.")
public final class ParkCommand implements Callable<Integer> {
    @Mixin
    private Steering steering = new Steering();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return steering.ask(spec, Wish.PARK, new ParkTransaction(), history -> Optional.empty());
    }
}
