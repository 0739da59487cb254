package io.bithedge.watcher.app;

import io.bithedge.connection.Connection;
import io.bithedge.contracts.OurContract;
import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.settings.Bound;
import io.bithedge.stacks.address.Principal;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.contract.AddedContracts;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.sink.LogSettings;
import java.time.Duration;
import org.springframework.core.env.Environment;

/**
 * What the parts of the process work by. Whatever is missing or out of range is refused with a sentence that names the key.
 *
 * @param member by which the other watchers know this one.
 * @param log where the records go.
 * @param sources where the chain is read.
 * @param pollInterval the pause when there is nothing to do.
 * @param watcher what is followed, from where on, and when it is final.
 * @param aheadBlocks blocks read at once while catching up.
 * @param auditBlocksPerMinute the pace of the background audit.
 */
record ProcessSettings(
        String member,
        LogSettings log,
        SourceSettings sources,
        Duration pollInterval,
        WatcherSettings watcher,
        int aheadBlocks,
        int auditBlocksPerMinute) {
    /** For a process without a Spring context. */
    static ProcessSettings of(Environment environment) {
        return of(
                Connection.of(environment),
                Bound.of(environment, WatcherProperties.class),
                Bound.of(environment, AgentProperties.class),
                Bound.of(environment, SourceProperties.class),
                Bound.of(environment, PushProperties.class));
    }

    static ProcessSettings of(
            Cluster cluster,
            WatcherProperties process,
            AgentProperties agent,
            SourceProperties sources,
            PushProperties push) {
        WatcherProperties.Chain chain = process.chain();
        return new ProcessSettings(
                process.instance().id(),
                new LogSettings(cluster, TopicPrefix.before(agent.transactionalId())),
                SourceSettings.of(chain, sources, push),
                Duration.ofMillis(agent.pollIntervalMs()),
                new WatcherSettings(
                        contracts(process.contracts()),
                        chain.startHeight(),
                        new FinalityRule(chain.finalityBurnBlocks()),
                        new BatchLimits(agent.maxBlocksPerTransaction(), agent.maxRecordsPerTransaction()),
                        Duration.ofMinutes(agent.quietMinutes())),
                agent.aheadBlocks(),
                process.audit().blocksPerMinute());
    }

    private static OurContracts contracts(WatcherProperties.ContractNames names) {
        String vault = contract("vault", names.vault());
        String registry = contract("registry", names.registry());
        String oracle = contract("oracle", names.oracle());
        String roles = names.roles().isBlank() ? rolesBeside(vault) : contract("roles", names.roles());
        OurContracts pool = Bound.parsed(
                "bithedge.contracts.*",
                "different contracts",
                String.join(", ", vault, registry, oracle, roles),
                any -> new OurContracts(vault, registry, oracle)
                        .and(new OurContracts.Named(roles, OurContract.ROLES, 0)));
        return Bound.parsed(
                "bithedge.contracts.added",
                "role=principal@height, separated by commas: the role vault, registry, oracle or roles, the height 1 or more",
                names.added(),
                text -> AddedContracts.parse(pool, text));
    }

    /** The vault names them relatively, so they have the same deployer. */
    private static String rolesBeside(String vault) {
        return Principal.Contract.parse(vault).address() + "." + OurContract.ROLES.sourceName();
    }

    private static String contract(String name, String text) {
        return Bound.parsed(
                "bithedge.contracts." + name,
                "a contract principal",
                text,
                value -> Principal.Contract.parse(value).toString());
    }
}
