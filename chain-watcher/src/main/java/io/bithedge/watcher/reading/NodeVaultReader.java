package io.bithedge.watcher.reading;

import io.bithedge.schemas.avro.BookAmounts;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.VintageStanding;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import java.util.ArrayList;
import java.util.List;

/** The vault's own answers at the end of a block, from a node. Source: liquidity-pool-vault#get-totals, #get-book, #get-vintage. */
public final class NodeVaultReader implements VaultReader, AutoCloseable {
    private static final int ROOT_BYTES = 32;

    private final PinnedReads reads;
    private final VintageReader vintages;

    public NodeVaultReader(NodeClient node, Principal.Contract vault) {
        this.reads = new PinnedReads(node, vault);
        this.vintages = new VintageReader(reads);
    }

    @Override
    public ChainReading read(Token token, BlockHead block) {
        ClarityValue name = ClarityValue.ascii(token.name());
        try {
            ClarityView totals = reads.call(block, "get-totals", List.of(name));
            List<BookStanding> books = new ArrayList<>();
            for (Tier tier : Tier.values()) {
                List<ClarityValue> arguments = List.of(name, ClarityValue.ascii(tier.name()));
                books.add(standing(block, token, tier, reads.call(block, "get-book", arguments)));
            }
            return reading(token, block, totals, books);
        } catch (ClientException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        } catch (ClarityShapeException | ArithmeticException e) {
            throw new SourceException("%s at block %s: %s".formatted(reads.contract(), block, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        reads.node().close();
    }

    private static ChainReading reading(Token token, BlockHead block, ClarityView totals, List<BookStanding> books) {
        long locked = totals.uintLong("locked");
        return new ChainReading(
                token,
                block.height(),
                block.id().hex(),
                block.burnHeight(),
                Math.subtractExact(totals.uintLong("capital"), locked),
                locked,
                Math.addExact(totals.uintLong("premium-pending"), totals.uintLong("premium-earned")),
                totals.uintLong("fees"),
                books);
    }

    /** There is none before the vault was initialised. */
    private BookStanding standing(BlockHead block, Token token, Tier tier, ClarityView answer) {
        return answer.asOptional()
                .map(book -> standing(
                        token,
                        tier,
                        book,
                        new BookAmounts(
                                book.uintLong("capital"),
                                book.uintLong("locked"),
                                book.uintLong("premium-pending"),
                                book.uintLong("premium-earned"),
                                book.bool("closed")),
                        vintages.read(block, token, tier, book.uintLong("epoch"))))
                .orElseGet(() -> new BookStanding(
                        token, tier, 0L, 0L, 0L, 0L, new Hash32(new byte[ROOT_BYTES]), null, List.of()));
    }

    private static BookStanding standing(
            Token token, Tier tier, ClarityView book, BookAmounts amounts, List<VintageStanding> vintages) {
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
                new Hash32(root),
                amounts,
                vintages);
    }
}
