package io.bithedge.watcher.app;

import io.bithedge.settings.Bound;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.app.AgentThread.Ending;
import io.bithedge.watcher.app.AgentThread.Step;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.roles.ExpectedRoles;
import io.bithedge.watcher.roles.NodeRolesReader;
import io.bithedge.watcher.roles.RolesAgent;
import io.bithedge.watcher.roles.RolesReader;
import io.bithedge.watcher.sink.KafkaReportedIncidents;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reader of the roles: {@link WatcherProperties.Roles}. */
@Configuration(proxyBeanMethods = false)
class RolesConfiguration {
    @Bean
    RolesReader rolesReader(ProcessSettings settings, WatcherProperties properties) {
        Optional<NodeClient> node = ReadingNode.of(properties);
        if (node.isEmpty()) {
            return block -> {
                throw new SourceException("the roles are " + ReadingNode.MISSING);
            };
        }
        return new NodeRolesReader(
                node.get(),
                Principal.Contract.parse(settings.watcher().contracts().roles()));
    }

    @Bean
    RolesAgent rolesAgent(
            WatcherAgent watcher, RolesReader reader, ProcessSettings settings, WatcherProperties properties) {
        return new RolesAgent(
                () -> watcher.status().cursor().finalBlock().map(block -> block.head()),
                reader,
                expected(settings, properties),
                new KafkaReportedIncidents(settings.log()),
                watcher::report);
    }

    @Bean
    AgentThread rolesThread(RolesAgent agent, WatcherSeat seat, WatcherProperties properties) {
        return new AgentThread(
                "roles-agent",
                seat.gated(Step.of(
                        agent::doWork, Duration.ofMillis(properties.roles().pollIntervalMs()))),
                new Ending(Duration.ofSeconds(10), agent::halt, () -> {}));
    }

    /** The registry is always known: it is followed. */
    private static ExpectedRoles expected(ProcessSettings settings, WatcherProperties properties) {
        ExpectedRoles given = Bound.parsed(
                "bithedge.roles.expected",
                "role=principal, separated by commas",
                properties.roles().expected(),
                ExpectedRoles::parse);
        Map<String, Set<String>> all = new HashMap<>(given.byRole());
        all.putIfAbsent("registry", Set.of(settings.watcher().contracts().registry()));
        return new ExpectedRoles(all);
    }
}
