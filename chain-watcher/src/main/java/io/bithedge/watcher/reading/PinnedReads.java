package io.bithedge.watcher.reading;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import java.util.List;

/** Read-only calls of the vault on a node, pinned to a block: {@code ?tip=}. */
record PinnedReads(NodeClient node, Principal.Contract vault) {
    ClarityView call(BlockHead block, String function, List<ClarityValue> arguments) {
        Principal sender = Principal.of(vault.address());
        return switch (node.callReadAt(block.id().bytes(), vault, function, arguments, sender)) {
            case CallReadResult.Returned(ClarityValue value) -> ClarityView.of(value);
            case CallReadResult.Failed(String cause) ->
                throw new SourceException("%s#%s at block %s: %s".formatted(vault, function, block, cause));
        };
    }
}
