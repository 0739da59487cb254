package io.bithedge.submitter.preflight;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.submitter.port.ChainPort.Unavailable;
import java.time.Duration;
import java.util.List;

/** Reads pinned to the tip that the node had when this was made. */
final class NodeReads implements PinnedReads {
    /** The agent has other transactions to look after: a node this slow is one that cannot be asked. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final NodeClient node;
    private final Bytes tip;
    private final long burnHeight;
    private final long askedSinceNs = System.nanoTime();

    private NodeReads(NodeClient node, Bytes tip, long burnHeight) {
        this.node = node;
        this.tip = tip;
        this.burnHeight = burnHeight;
    }

    static NodeReads atTip(NodeClient node) {
        try {
            NodeInfo info = node.info();
            return new NodeReads(node, info.tipIndexBlockHash(), info.burnBlockHeight());
        } catch (ClientException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** Index block hash of the block behind which all is read. */
    Bytes tip() {
        return tip;
    }

    @Override
    public long burnHeight() {
        return burnHeight;
    }

    @Override
    public ClarityView call(Principal.Contract contract, String function, ClarityValue... arguments) {
        if (System.nanoTime() - askedSinceNs > LONGEST.toNanos()) {
            throw new Unavailable("reading the contracts takes longer than " + LONGEST.toSeconds() + " s");
        }
        try {
            return switch (node.callReadAt(
                    tip, contract, function, List.of(arguments), Principal.of(contract.address()))) {
                case CallReadResult.Returned(ClarityValue value) -> ClarityView.of(value);
                case CallReadResult.Failed(String cause) ->
                    throw new Unavailable("%s.%s: %s".formatted(contract.name(), function, cause));
            };
        } catch (ClientException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
