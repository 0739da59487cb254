package io.bithedge.cli.registry;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.command.BrokerOption;
import io.bithedge.cli.console.Console;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.admin.Subjects.Standing;
import io.bithedge.schemas.registry.HttpRegistry;
import io.bithedge.schemas.registry.RegistryException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `bithedge schemas`. */
@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        description = "The schemas of the topics in the registry, the public ones and those between services.",
        subcommands = {SchemasCommand.Register.class, SchemasCommand.Check.class},
        synopsisSubcommandLabel = "(register | check)")
public final class SchemasCommand {
    private static final int DIFFERS = 1;

    private SchemasCommand() {}

    /** `bithedge schemas register`. */
    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description =
                    "Registers keys and values of all topics, each with its compatibility: FULL_TRANSITIVE, of internal ones BACKWARD_TRANSITIVE. In production before the services start; elsewhere they do it. Done again it changes nothing.")
    static final class Register implements Callable<Integer> {
        @Mixin
        private BrokerOption broker = new BrokerOption();

        @Override
        public Integer call() {
            return tell(broker, Subjects::register);
        }
    }

    /** `bithedge schemas check`. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Says of each subject whether the registry has today's schema. Status 1 when one is missing or does not fit.")
    static final class Check implements Callable<Integer> {
        @Mixin
        private BrokerOption broker = new BrokerOption();

        @Override
        public Integer call() {
            return tell(broker, Subjects::check);
        }
    }

    private static int tell(BrokerOption broker, Function<Subjects, List<Standing>> asked) {
        Console console = new Console(System.out);
        List<Standing> standings;
        try {
            standings =
                    asked.apply(new Subjects(new HttpRegistry(broker.cluster().registry())));
        } catch (RegistryException e) {
            throw new ChainFailure("the registry does not do it: " + e.getMessage());
        }
        standings.forEach(standing -> console.plain(line(standing)));
        boolean allThere = standings.stream().allMatch(Standing.Registered.class::isInstance);
        return allThere ? 0 : DIFFERS;
    }

    static String line(Standing standing) {
        return switch (standing) {
            case Standing.Registered(String subject, int id) -> "%-34s id %d".formatted(subject, id);
            case Standing.Missing(String subject) -> "%-34s missing: bithedge schemas register".formatted(subject);
            case Standing.Incompatible(String subject) ->
                "%-34s the registry has a schema that does not fit".formatted(subject);
        };
    }
}
