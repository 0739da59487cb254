package io.bithedge.cli.exit;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.follow.PoolContracts;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which node is asked, by whoever needs nothing else. */
final class NodeOption {
    private static final long POLL_MS = 2_000;

    @Option(names = "--node", required = true, paramLabel = "URL", description = "Node RPC.")
    private String node = "";

    @Option(names = "--api", paramLabel = "URL", description = "API (default: the node's address).")
    private Optional<String> api = Optional.empty();

    /** The chain on which the contracts are. */
    Chain chain(PoolContracts contracts) {
        return new Chain(node, api.orElse(node), contracts.network(), () -> Thread.sleep(POLL_MS));
    }
}
