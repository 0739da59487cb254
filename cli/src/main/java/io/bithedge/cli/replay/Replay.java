package io.bithedge.cli.replay;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.follow.PoolFollower;
import io.bithedge.cli.follow.PoolReader;
import io.bithedge.cli.follow.RowCheck;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.Proofs;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.stacks.client.Block;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recomputes books, leaves, vintages and openings from the chain, and compares them to the unit: with the running system as of the final
 * block that it has applied, and with the vault's own rows up to the tip. Makes the proof files of providers.
 */
public final class Replay {
    private static final int TRIES = 40;
    private static final long RETRY_MS = 500;

    private final PoolContracts contracts;
    private final Chain chain;
    private final long startHeight;
    private final Consumer<String> out;

    /**
     * From where.
     *
     * @param startHeight the first block that can have a print of the vault
     */
    public Replay(PoolContracts contracts, Chain chain, long startHeight, Consumer<String> out) {
        this.contracts = contracts;
        this.chain = chain;
        this.startHeight = startHeight;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param differences one per line; empty when all numbers agree
     * @param pool as of the tip
     * @param proofs of those that were asked for, in their order
     */
    public record Outcome(List<String> differences, FollowedPool pool, List<ProofFile> proofs) {
        public Outcome {
            differences = List.copyOf(differences);
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * Reads the chain.
     *
     * @param systemUrl of the topology service; empty to compare with the vault alone
     * @param providers whose proof files are wanted
     */
    public Outcome run(Optional<String> systemUrl, Collection<String> providers) throws InterruptedException {
        PoolFollower follower = PoolFollower.once(new PoolReader(chain, contracts), startHeight);
        List<String> differences = new ArrayList<>();
        if (systemUrl.isPresent()) {
            differences.addAll(withSystem(follower, new RunningSystem(systemUrl.get())));
        }
        follower.advance();
        FollowedPool pool = follower.pool();
        if (pool.terms().isEmpty()) {
            throw new ChainFailure("no vault was initialised between block %d and %d"
                    .formatted(startHeight, pool.at().height()));
        }
        differences.addAll(withVault(pool));
        print(pool);
        differences.forEach(out);
        List<ProofFile> proofs = providers.stream()
                .map(address -> Proofs.of(chain, contracts.vault(), pool, address))
                .toList();
        return new Outcome(differences, pool, proofs);
    }

    private List<String> withVault(FollowedPool pool) {
        RowCheck rows =
                new RowCheck(new VaultMaps(chain, contracts.vault()), pool.at().indexBlockHash());
        rows.everything(pool);
        out.accept("compared %d numbers with the vault at block %d, behind %d prints"
                .formatted(rows.compared(), pool.at().height(), pool.prints()));
        List<String> differences = new ArrayList<>(pool.faults());
        pool.books().forEach(book -> book.lies().forEach(lie -> differences.add(openedFalsely(book, lie))));
        differences.addAll(rows.differences());
        return differences;
    }

    /** The running system moves on while we read it: compared is what it said between two equal answers for its height. */
    private List<String> withSystem(PoolFollower follower, RunningSystem system) throws InterruptedException {
        requireSameChain(system.known());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long before = system.appliedHeight();
            follower.advanceTo(before);
            FollowedPool pool = follower.pool();
            if (pool.terms().isPresent() && pool.at().height() == before) {
                Differences differences = new Differences(pool);
                differences.with(system);
                if (system.appliedHeight() == before) {
                    out.accept("compared %d numbers with the running system at block %d"
                            .formatted(differences.compared(), before));
                    return differences.lines();
                }
            }
            Thread.sleep(RETRY_MS);
        }
        throw new ChainFailure(
                follower.pool().terms().isPresent()
                        ? "the running system never stood still long enough to be compared: stop mining for a moment and try again"
                        : "the vault is not initialised in any final block that the running system has read: mine a few burn blocks and try again");
    }

    /** Two empty books of two chains are equal, too. */
    private void requireSameChain(RunningSystem.Known known) {
        if (known.height() < 0) {
            return;
        }
        String there = chain.api()
                .blockByHeight(known.height())
                .map(Block::indexBlockHash)
                .map(hash -> hash.toPrefixedHex())
                .orElse("no block");
        if (!there.equals(known.indexBlockHash())) {
            throw new ChainFailure("the running system tells another chain: its block %d is %s, the chain has %s there"
                    .formatted(known.height(), known.indexBlockHash(), there));
        }
    }

    private static String openedFalsely(FollowedBook book, String lie) {
        return "book %s: epoch %d was opened with %s"
                .formatted(book.id(), book.state().epoch(), lie);
    }

    private void print(FollowedPool pool) {
        out.accept("%-18s %5s %-6s %16s %16s %14s %14s %14s %9s"
                .formatted(
                        "book",
                        "epoch",
                        "phase",
                        "capital",
                        "locked",
                        "losses",
                        "prem.pending",
                        "prem.earned",
                        "providers"));
        for (FollowedBook book : pool.books()) {
            BookRow row = book.rows().book();
            out.accept("%-18s %5d %-6s %16d %16d %14d %14d %14d %9d"
                    .formatted(
                            book.id(),
                            row.epoch(),
                            row.phase(),
                            row.capital(),
                            row.locked(),
                            book.state().totals().losses(),
                            row.premiumPending(),
                            row.premiumEarned(),
                            book.providers().size()));
        }
    }
}
