package io.bithedge.watcher.source;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ApiTransaction;
import io.bithedge.stacks.client.ApiTransaction.Standing;
import io.bithedge.stacks.client.Block;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.transaction.Seen;
import io.bithedge.watcher.transaction.TransactionSource;
import java.util.Optional;

/** A transaction as one API tells it; the API's client keeps to its own budget of requests. */
public final class ApiTransactions implements TransactionSource {
    private final ApiClient api;

    public ApiTransactions(ApiClient api) {
        this.api = api;
    }

    @Override
    public Optional<Seen> find(String txid) {
        try {
            return api.transaction(Txid.parse(txid)).flatMap(this::seen);
        } catch (ClientException | MalformedException e) {
            throw new SourceException("transaction %s: %s".formatted(txid, e.getMessage()), e);
        }
    }

    /** Empty when the chain changed between two requests, or an orphan has it: the next look tells. */
    private Optional<Seen> seen(ApiTransaction found) {
        return switch (found.standing()) {
            case Standing.InMempool any -> Optional.of(seen(found, new Seen.Standing.InMempool()));
            case Standing.Dropped any -> Optional.of(seen(found, new Seen.Standing.Dropped(found.wireStatus())));
            case Standing.Mined mined
            when mined.canonical() ->
                block(mined)
                        .map(block -> seen(
                                found,
                                new Seen.Standing.Mined(
                                        block.height(),
                                        block.indexBlockHash().toPrefixedHex(),
                                        block.burnBlockHeight(),
                                        found.wireStatus(),
                                        mined.result())));
            case Standing.Mined orphaned -> Optional.of(seen(found, new Seen.Standing.InMempool()));
        };
    }

    private Optional<Block> block(Standing.Mined mined) {
        return api.blockByHeight(mined.blockHeight())
                .filter(block -> block.canonical() && block.blockHash().equals(mined.blockHash()));
    }

    private static Seen seen(ApiTransaction found, Seen.Standing standing) {
        return found.call() instanceof ApiTransaction.Call.ContractCall call
                ? new Seen(found.sender(), call.contractId(), call.function(), standing)
                : new Seen(found.sender(), "", "", standing);
    }
}
