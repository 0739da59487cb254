package io.bithedge.watcher.reading;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import java.util.List;

/** Read-only calls of a contract on a node, pinned to a block: {@code ?tip=}. */
public record PinnedReads(NodeClient node, Principal.Contract contract) {
    /** Throws SourceException for what the contract or the node refuses, ClientException for what the node does not answer. */
    public ClarityView call(BlockHead block, String function, List<ClarityValue> arguments) {
        Principal sender = Principal.of(contract.address());
        return switch (node.callReadAt(block.id().bytes(), contract, function, arguments, sender)) {
            case CallReadResult.Returned(ClarityValue value) -> ClarityView.of(value);
            case CallReadResult.Failed(String cause) ->
                throw new SourceException("%s#%s at block %s: %s".formatted(contract, function, block, cause));
        };
    }
}
