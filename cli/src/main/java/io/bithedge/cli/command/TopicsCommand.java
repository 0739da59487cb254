package io.bithedge.cli.command;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.console.Console;
import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.connection.Replication;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge topics`. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "The topics of a pool on brokers that somebody else runs.",
        subcommands = TopicsCommand.Create.class)
public final class TopicsCommand {
    /** `bithedge topics create`. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Makes what is missing, and compares the rest with the catalogue: status 1 where it differs.",
                "Where no service may make topics; elsewhere each makes its own at its start."
            })
    static final class Create implements Callable<Integer> {
        @Mixin
        private BrokerOption broker = new BrokerOption();

        @Option(names = "--topic-prefix", paramLabel = "PREFIX", description = "Of the pool, where it has one.")
        private Optional<String> prefix = Optional.empty();

        @Option(
                names = "--replication",
                paramLabel = "N",
                defaultValue = "0",
                description = "Brokers that have each record, at least (default: as the brokers' default says).")
        private int replication;

        @Option(
                names = "--min-insync-replicas",
                paramLabel = "N",
                defaultValue = "0",
                description =
                        "Of these, so many before a record counts, at least (default: as the brokers' default says).")
        private int minInsyncReplicas;

        @Override
        public Integer call() {
            Replication copies = new Replication(replication, minInsyncReplicas);
            prefix.ifPresent(TopicPrefix::use);
            try (Admin admin = Admin.create(broker.cluster().admin())) {
                new TopicCreator(admin, copies).createMissing(Topics.ALL);
            } catch (TopicCreator.ShapeMismatch | IllegalStateException e) {
                throw new ChainFailure(String.valueOf(e.getMessage()));
            }
            new Console(System.out).plain("%d topics are there, and their dead letters.".formatted(Topics.ALL.size()));
            return 0;
        }
    }
}
