package io.bithedge.cli.replay;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.ProductionChecks;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookTotals;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Recomputes every balance from the chain, prints it, and compares it with the vault and with the running system. */
public final class Replay {
    private static final int TRIES = 40;
    private static final long RETRY_MS = 500;

    private final Deployment deployment;
    private final String chainUrl;
    private final Optional<String> systemUrl;
    private final int finalityBurnBlocks;
    private final Consumer<String> out;

    /**
     * From where, and against what.
     *
     * @param chainUrl serves node RPC and API
     * @param systemUrl of the topology service; empty to compare with the vault alone
     */
    public Replay(
            Deployment deployment,
            String chainUrl,
            Optional<String> systemUrl,
            int finalityBurnBlocks,
            Consumer<String> out) {
        this.deployment = deployment;
        this.chainUrl = chainUrl;
        this.systemUrl = systemUrl;
        this.finalityBurnBlocks = finalityBurnBlocks;
        this.out = out;
    }

    /** Returns the differences, one per line; empty when all numbers agree. */
    public List<String> run() throws InterruptedException {
        try (Chain chain =
                new Chain(chainUrl, chainUrl, ProductionChecks.networkOf(deployment), () -> Thread.sleep(RETRY_MS))) {
            Principal.Contract vault = (Principal.Contract) Principal.parse(deployment.vault());
            ChainFold fold = new ChainFold(chain, vault, deployment.startHeight());
            List<String> differences = systemUrl.isPresent()
                    ? againstSystem(fold, new RunningSystem(systemUrl.get()))
                    : againstVault(fold, lastFinal(chain));
            print(fold);
            differences.forEach(out);
            return differences;
        }
    }

    private List<String> againstVault(ChainFold fold, long height) {
        fold.foldTo(height);
        if (!fold.pool().isInitialised()) {
            throw new ChainFailure("the vault is not initialised in any final block, the last one is " + height);
        }
        Differences differences = new Differences(fold.pool());
        differences.withVault(fold);
        return all(fold, differences);
    }

    /** The running system moves on while we read it: compared is what it said between two equal answers for its height. */
    private List<String> againstSystem(ChainFold fold, RunningSystem system) throws InterruptedException {
        requireSameChain(fold, system.known());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long before = system.appliedHeight();
            fold.foldTo(before);
            if (fold.pool().isInitialised()) {
                Differences differences = new Differences(fold.pool());
                differences.withVault(fold);
                differences.withSystem(system);
                if (system.appliedHeight() == before && fold.height() == before) {
                    out.accept("compared %d numbers at block %d".formatted(differences.compared(), before));
                    return all(fold, differences);
                }
            }
            Thread.sleep(RETRY_MS);
        }
        throw new ChainFailure(
                fold.pool().isInitialised()
                        ? "the running system never stood still long enough to be compared: stop mining for a moment and try again"
                        : "the vault is not initialised in any final block that the running system has read: mine a few burn blocks and try again");
    }

    /** Two empty books of two chains are equal, too. */
    private static void requireSameChain(ChainFold fold, RunningSystem.Known known) {
        if (known.height() < 0) {
            return;
        }
        String there = fold.hashAt(known.height()).orElse("no block");
        if (!there.equals(known.indexBlockHash())) {
            throw new ChainFailure("the running system tells another chain: its block %d is %s, the chain has %s there"
                    .formatted(known.height(), known.indexBlockHash(), there));
        }
    }

    private static List<String> all(ChainFold fold, Differences differences) {
        List<String> all = new ArrayList<>(fold.pool().faults());
        all.addAll(differences.lines());
        return all;
    }

    /** The highest block whose burn block is buried deep enough. */
    private long lastFinal(Chain chain) {
        Block tip = chain.api().latestBlock().orElseThrow(() -> new ChainFailure("the chain has no blocks"));
        Block block = tip;
        while (tip.burnBlockHeight() - block.burnBlockHeight() < finalityBurnBlocks) {
            long below = block.height() - 1;
            block = chain.api()
                    .blockByHeight(below)
                    .orElseThrow(() -> new ChainFailure("no block is final yet: none at height " + below));
        }
        return block.height();
    }

    private void print(ChainFold fold) {
        Pool pool = fold.pool();
        out.accept("%d facts up to block %d".formatted(fold.facts(), fold.height()));
        out.accept("%-18s %5s %16s %16s %14s %14s %14s %9s"
                .formatted("book", "epoch", "capital", "locked", "losses", "prem.pending", "prem.earned", "providers"));
        for (String name : pool.names()) {
            Book book = pool.book(name);
            BookTotals totals = book.totals();
            out.accept("%-18s %5d %16d %16d %14d %14d %14d %9d"
                    .formatted(
                            name,
                            totals.epoch(),
                            totals.capital(),
                            totals.locked(),
                            totals.losses(),
                            totals.premiumPending(),
                            totals.premiumEarned(),
                            book.providers().size()));
        }
        out.accept("%-42s %-18s %16s %14s %14s %14s %14s"
                .formatted("provider", "book", "deposited", "available", "locked", "losses", "prem.earned"));
        for (String name : pool.names()) {
            Book book = pool.book(name);
            for (String provider : book.providers()) {
                AccountView view = book.view(provider);
                out.accept("%-42s %-18s %16d %14d %14d %14d %14d"
                        .formatted(
                                provider,
                                name,
                                view.deposited(),
                                view.available(),
                                view.locked(),
                                view.losses(),
                                view.premiumEarned()));
            }
        }
    }
}
