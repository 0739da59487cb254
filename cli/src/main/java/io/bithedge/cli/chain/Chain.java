package io.bithedge.cli.chain;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.ApiTransaction.Standing;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.TransactionStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A node and an API of one network, and how to wait for blocks there. */
public final class Chain implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final NodeClient node;
    private final ApiClient api;
    private final Network network;
    private final BlockMaker blocks;

    public Chain(String nodeUrl, String apiUrl, Network network, BlockMaker blocks) {
        this.node = new NodeClient(ClientSettings.of(URI.create(nodeUrl)));
        this.api = new ApiClient(ClientSettings.of(URI.create(apiUrl)));
        this.network = network;
        this.blocks = blocks;
    }

    public NodeClient node() {
        return node;
    }

    public ApiClient api() {
        return api;
    }

    public Network network() {
        return network;
    }

    /** Waits until the transaction is in a block, and fails unless it succeeded there. */
    public Standing.Mined awaitSuccess(Txid txid, String what) throws InterruptedException {
        ApiTransaction mined = awaitMined(txid, what);
        Standing.Mined standing = mined.mined().orElseThrow();
        if (mined.status() != TransactionStatus.SUCCESS) {
            throw new ChainFailure("%s failed on the chain: %s, result %s %s (transaction %s)"
                    .formatted(
                            what,
                            mined.wireStatus(),
                            ClarityValue.decode(standing.result()),
                            standing.vmError(),
                            txid));
        }
        return standing;
    }

    public ApiTransaction awaitMined(Txid txid, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ApiTransaction> found =
                    api.transaction(txid).filter(tx -> tx.mined().isPresent());
            if (found.isPresent()) {
                return found.get();
            }
            blocks.nextBlock();
        }
        throw new ChainFailure(
                "%s is not in a block after %d minutes (transaction %s)".formatted(what, PATIENCE.toMinutes(), txid));
    }

    /** Calls a read-only function at the tip. */
    public ClarityView read(Principal.Contract contract, String function, ClarityValue... arguments) {
        return returned(contract, function, node.callRead(contract, function, List.of(arguments), contract));
    }

    /** Calls a read-only function at the state after a block. */
    public ClarityView readAt(
            Bytes indexBlockHash, Principal.Contract contract, String function, ClarityValue... arguments) {
        return returned(
                contract, function, node.callReadAt(indexBlockHash, contract, function, List.of(arguments), contract));
    }

    private static ClarityView returned(Principal.Contract contract, String function, CallReadResult result) {
        return switch (result) {
            case CallReadResult.Returned(ClarityValue value) -> ClarityView.of(value);
            case CallReadResult.Failed(String cause) ->
                throw new ChainFailure("%s#%s cannot be read: %s".formatted(contract, function, cause));
        };
    }

    @Override
    public void close() {
        node.close();
        api.close();
    }
}
