package io.bithedge.cli.parts;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An audit: the watcher's jars, the ports of a running system. */
public final class AuditProcess {
    private static final ModuleCommand AUDIT =
            new ModuleCommand("audit", Port.CHAIN_WATCHER.partName(), "io.bithedge.watcher.app.AuditMain", 256);
    /** Asked for by the watcher's configuration; an audit makes nothing final. */
    private static final int FINALITY_BURN_BLOCKS = 1;

    private final Layout layout;
    private final SystemState running;
    private final Deployment deployment;

    public AuditProcess(Layout layout, SystemState running, Deployment deployment) {
        this.layout = layout;
        this.running = running;
        this.deployment = deployment;
    }

    /** `api` is node and API; the running devnet when empty. Returns the status of the audit. */
    public int run(Optional<String> api, long fromHeight, long toHeight) throws IOException, InterruptedException {
        String chain = api.orElseGet(() -> running.url(Port.DEVNET));
        Map<String, Object> settings = Map.ofEntries(
                Map.entry("spring.kafka.bootstrap-servers", running.bootstrapServers()),
                Map.entry("bithedge.registry.url", running.registryUrl()),
                Map.entry("bithedge.chain.node-url", chain),
                Map.entry("bithedge.chain.api-url", chain),
                Map.entry("bithedge.chain.start-height", deployment.startHeight()),
                Map.entry("bithedge.chain.finality-burn-blocks", FINALITY_BURN_BLOCKS),
                Map.entry("bithedge.contracts.vault", deployment.vault()),
                Map.entry("bithedge.contracts.registry", deployment.registry()),
                Map.entry("bithedge.contracts.oracle", deployment.oracle()),
                Map.entry("bithedge.audit.from", fromHeight),
                Map.entry("bithedge.audit.to", toHeight));
        return AUDIT.run(
                layout,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList());
    }
}
