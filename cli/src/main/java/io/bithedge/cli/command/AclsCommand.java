package io.bithedge.cli.command;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.console.Console;
import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.access.Access;
import io.bithedge.schemas.access.Acls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge acls`. */
@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the least that each service must be allowed on a broker with an authoriser, as commands of Kafka's own tool.",
            "With --add it gives them. Topics are made by `bithedge topics create` before."
        })
public final class AclsCommand implements Callable<Integer> {
    private static final String CONNECTION = "--bootstrap-server \"$BROKERS\" --command-config \"$ADMIN\"";

    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Option(names = "--service", paramLabel = "NAME", description = "Only this one (default: all).")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--principal",
            paramLabel = "NAME=PRINCIPAL",
            description = "Who a service is on the broker (default: User:NAME). For each of them once.")
    private Map<String, String> principals = new HashMap<>();

    @Option(names = "--topic-prefix", paramLabel = "PREFIX", description = "Of the pool, where it has one.")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--add", description = "Add them to the broker, instead of printing commands.")
    private boolean isAdd;

    @Override
    public Integer call() throws InterruptedException {
        prefix.ifPresent(TopicPrefix::use);
        List<Access> wanted = Access.EVERYBODY.stream()
                .filter(it -> service.map(it.service()::equals).orElse(true))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("--service: expected one of %s, got %s"
                    .formatted(Access.EVERYBODY.stream().map(Access::service).toList(), service.orElse("")));
        }
        Console console = new Console(System.out);
        List<AclBinding> all = new ArrayList<>();
        for (Access access : wanted) {
            List<AclBinding> bindings =
                    Acls.of(access, principals.getOrDefault(access.service(), "User:" + access.service()));
            all.addAll(bindings);
            if (!isAdd) {
                console.plain("# " + access.service());
                Acls.commands(bindings, CONNECTION).forEach(console::plain);
            }
        }
        if (isAdd) {
            add(all);
            console.plain("%d added".formatted(all.size()));
        }
        return 0;
    }

    private void add(List<AclBinding> bindings) throws InterruptedException {
        try (Admin admin = Admin.create(broker.cluster().admin())) {
            admin.createAcls(bindings).all().get();
        } catch (ExecutionException e) {
            throw new ChainFailure("the brokers do not add them: " + e.getMessage());
        }
    }
}
