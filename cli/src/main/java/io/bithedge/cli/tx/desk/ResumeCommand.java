package io.bithedge.cli.tx.desk;

import io.bithedge.cli.tx.desk.ActionRule.Wish;
import io.bithedge.schemas.avro.ResumeTransaction;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** `bithedge tx resume`. */
@Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets a parked transaction go on.")
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Steering steering = new Steering();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return steering.ask(spec, Wish.RESUME, new ResumeTransaction(), history -> Optional.empty());
    }
}
