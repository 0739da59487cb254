package io.bithedge.benchmarks;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.StacksAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A legal history of one book: every provider deposits in epoch 0, epoch 1 opens with the right weights, then policies are sold and settled
 * out of the money, one after the other.
 */
final class Market {
    static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    static final long FIRST_EPOCH_ENDS_AT = 10;

    private static final long DEPOSIT = 1_000_000_000L;
    private static final long COLLATERAL = 1_000;
    private static final long PREMIUM = 10;
    private static final long FACTS_PER_BLOCK = 500;
    /** Spreads the numbers over the addresses. */
    private static final long MIXED = 0x9E3779B97F4A7C15L;

    private static final long ENDS_AT = 1_000_000;

    /** Facts of one block, with the block's heights. */
    record Block(long height, long burnHeight, List<BookFact> facts) {}

    private final Book book = Book.initial(BOOK, FIRST_EPOCH_ENDS_AT);
    private long height = 1;

    static String provider(int number) {
        return new StacksAddress(
                        26,
                        Bytes.copyOf(ByteBuffer.allocate(20)
                                .putLong(number * MIXED)
                                .putLong(number)
                                .array()))
                .toString();
    }

    /** Deposits of all providers, the end of epoch 0, and the opening of epoch 1. */
    List<Block> opening(int providers) {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < providers; from += (int) FACTS_PER_BLOCK) {
            List<BookFact> facts = new ArrayList<>();
            for (int n = from; n < Math.min(providers, from + FACTS_PER_BLOCK); n++) {
                facts.add(new FundsDeposited(at(height, 5, n - from), provider(n), 0, DEPOSIT));
            }
            blocks.add(block(5, facts));
        }
        blocks.addAll(nextEpoch(FIRST_EPOCH_ENDS_AT, ENDS_AT));
        return blocks;
    }

    /** The end of epoch 1, in which everybody has a weight and a leaf, and the opening of epoch 2. */
    List<Block> secondOpening() {
        return nextEpoch(ENDS_AT, 2 * ENDS_AT);
    }

    private List<Block> nextEpoch(long endsAt, long nextEndsAt) {
        Block end = block(endsAt, List.of());
        Book.Proposal proposal = book.proposal().orElseThrow();
        Hash32 root = ClaimTree.of(book, proposal.epoch()).root().hash();
        long burnHeight = endsAt + 1;
        EpochOpened opening = new EpochOpened(
                at(height, burnHeight, 0),
                proposal.epoch(),
                burnHeight,
                nextEndsAt,
                proposal.weight(),
                proposal.capacity(),
                root);
        return List.of(end, block(burnHeight, List.of(opening)));
    }

    /** {@code policies} sold and settled: two facts each. */
    List<Block> policies(int policies) {
        List<Block> blocks = new ArrayList<>();
        long burnHeight = FIRST_EPOCH_ENDS_AT + 2;
        long perBlock = FACTS_PER_BLOCK / 2;
        for (int from = 0; from < policies; from += (int) perBlock) {
            List<BookFact> facts = new ArrayList<>();
            for (int n = from; n < Math.min(policies, from + perBlock); n++) {
                long id = n + 1L;
                facts.add(new CollateralLocked(at(height, burnHeight, facts.size()), id, 1, COLLATERAL, PREMIUM));
                facts.add(new PolicySettled(at(height, burnHeight, facts.size()), id, 1, COLLATERAL, 0, PREMIUM));
            }
            blocks.add(block(burnHeight, facts));
        }
        return blocks;
    }

    private static ChainPosition at(long height, long burnHeight, int txIndex) {
        return new ChainPosition(height, burnHeight, txIndex, 0);
    }

    private Block block(long burnHeight, List<BookFact> facts) {
        for (BookFact fact : facts) {
            require(book.apply(fact), fact);
        }
        book.apply(new BookFact.BlockReached(height, burnHeight));
        return new Block(height++, burnHeight, facts);
    }

    private static void require(BookOutcome outcome, BookFact fact) {
        if (!(outcome instanceof BookOutcome.Applied)) {
            throw new IllegalStateException("the market is not legal: " + fact + " gave " + outcome);
        }
    }
}
