package io.bithedge.watcher.reading;

import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.CallReadResult;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import java.util.ArrayList;
import java.util.List;

/** Read-only calls of a node, pinned to the block: `?tip=`. Source: liquidity-pool-vault#get-totals, #get-book. */
public final class NodeVaultReader implements VaultReader, AutoCloseable {
    private static final int ROOT_BYTES = 32;

    private final NodeClient node;
    private final Principal.Contract vault;

    public NodeVaultReader(NodeClient node, Principal.Contract vault) {
        this.node = node;
        this.vault = vault;
    }

    @Override
    public ChainReading read(Token token, BlockHead block) {
        ClarityValue name = ClarityValue.ascii(token.name());
        try {
            ClarityView totals = call(block, "get-totals", List.of(name));
            List<BookStanding> books = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                List<ClarityValue> arguments = List.of(name, ClarityValue.ascii(tier.name()));
                books.add(book(token, tier, call(block, "get-book", arguments)));
            }
            return new ChainReading(
                    token,
                    block.height(),
                    block.id().hex(),
                    block.burnHeight(),
                    totals.uintLong("available"),
                    totals.uintLong("locked"),
                    totals.uintLong("premium"),
                    totals.uintLong("fees"),
                    books);
        } catch (ClientException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        } catch (ClarityShapeException e) {
            throw new SourceException("%s at block %s: %s".formatted(vault, block, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        node.close();
    }

    private static BookStanding book(Token token, Tier tier, ClarityView book) {
        byte[] root = book.buffer("root").toArray();
        if (root.length != ROOT_BYTES) {
            throw new SourceException(
                    "root of %s %s: expected %d bytes, got %d".formatted(token, tier, ROOT_BYTES, root.length));
        }
        return new BookStanding(
                token,
                tier,
                book.uintLong("epoch"),
                book.uintLong("ends-at"),
                book.uintLong("capacity"),
                book.uintLong("used"),
                new Hash32(root));
    }

    private ClarityView call(BlockHead block, String function, List<ClarityValue> arguments) {
        Principal sender = Principal.of(vault.address());
        return switch (node.callReadAt(block.id().bytes(), vault, function, arguments, sender)) {
            case CallReadResult.Returned(ClarityValue value) -> ClarityView.of(value);
            case CallReadResult.Failed(String cause) ->
                throw new SourceException("%s#%s at block %s: %s".formatted(vault, function, block, cause));
        };
    }
}
