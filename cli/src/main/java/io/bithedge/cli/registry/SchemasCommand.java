package io.bithedge.cli.registry;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.command.BrokerOption;
import io.bithedge.cli.console.Console;
import io.bithedge.schemas.admin.PublicSubjects;
import io.bithedge.schemas.admin.PublicSubjects.Standing;
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
        description = "The schemas of the public topics in the registry, under which others read them.",
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
                    "Registers keys and values of all public topics, each with compatibility FULL_TRANSITIVE. The topology does it at its start. Done again it changes nothing.")
    static final class Register implements Callable<Integer> {
        @Mixin
        private BrokerOption broker = new BrokerOption();

        @Override
        public Integer call() {
            return tell(broker, PublicSubjects::register);
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
            return tell(broker, PublicSubjects::check);
        }
    }

    private static int tell(BrokerOption broker, Function<PublicSubjects, List<Standing>> asked) {
        Console console = new Console(System.out);
        List<Standing> standings;
        try {
            standings = asked.apply(
                    new PublicSubjects(new HttpRegistry(broker.cluster().registry())));
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
