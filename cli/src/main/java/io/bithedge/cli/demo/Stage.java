package io.bithedge.cli.demo;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.VintageShare;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The running system as the market sees it: mining a burn block, reading what happened in it, and telling. */
final class Stage {
    private final Chain chain;
    private final Devnet devnet;
    private final Principal.Contract vault;
    private final PoolClient pool;
    private final Pace pace;
    private final Observer observer;
    private final Tally tally = new Tally();
    private final Map<String, String> names = new HashMap<>();
    private final Consumer<String> out;
    private Map<String, String> failed = Map.of();
    private long burnHeight;

    Stage(Chain chain, Devnet devnet, SystemState system, Deployment deployment, Consumer<String> out)
            throws InterruptedException {
        this.chain = chain;
        this.devnet = devnet;
        this.vault = Principal.Contract.parse(deployment.vault());
        this.pool = new PoolClient(system);
        this.pace = new Pace(devnet, pool);
        Devnet.Tip tip = devnet.tip();
        this.observer = new Observer(chain, deployment, tip.height() + 1);
        this.burnHeight = tip.burnHeight();
        this.out = out;
    }

    Chain chain() {
        return chain;
    }

    Devnet devnet() {
        return devnet;
    }

    PoolClient pool() {
        return pool;
    }

    Tally tally() {
        return tally;
    }

    long burnHeight() {
        return burnHeight;
    }

    /** Whether a transaction failed in the last step. */
    boolean hasJustFailed(Txid txid) {
        return failed.containsKey(txid.toString());
    }

    /** Whether no book is between two epochs, as the vault has it. */
    boolean areEpochsRunning() {
        NodeInfo node = chain.node().info();
        VaultMaps maps = new VaultMaps(chain, vault);
        return BookId.all().stream()
                .map(book -> maps.book(node.tipIndexBlockHash(), book).orElseThrow())
                .allMatch(book -> book.epoch() > 0 && node.burnBlockHeight() < book.endsAt());
    }

    /**
     * Whether nobody's capital backs the running epoch of any book. A loss is rounded up for each of {@code providers}, so that less than a
     * unit of each is left behind, and weighs.
     */
    boolean areEpochsEmpty(int providers) {
        Bytes tip = chain.node().info().tipIndexBlockHash();
        VaultMaps maps = new VaultMaps(chain, vault);
        return areEpochsRunning()
                && BookId.all().stream()
                        .allMatch(book -> maps.vintage(
                                                tip,
                                                book,
                                                maps.book(tip, book)
                                                        .orElseThrow()
                                                        .epoch())
                                        .weight()
                                < providers * VintageShare.SUB_UNITS);
    }

    void introduce(Participant participant) {
        names.put(participant.address(), participant.name());
    }

    void tell(String line) {
        out.accept("burn block %4d  %s".formatted(burnHeight, line));
    }

    /** Sends a transaction of a participant; a refusal of the node ends the demo, because nothing in the script deserves one. */
    Txid send(Participant participant, TransactionBuilder transaction, String what) {
        return participant.account().send(transaction, participant + ": " + what);
    }

    /** Mines one burn block and tells what it brought. */
    void step() throws InterruptedException {
        step(1);
    }

    /** Mines burn blocks at once, no more than the oracle's prices may be old, and tells what they brought. */
    void step(int burnBlocks) throws InterruptedException {
        burnHeight = pace.step(burnBlocks);
        for (Observer.Seen seen : observer.read()) {
            tally.add(seen);
            if (seen.happening().topic().equals("policy-created")) {
                names.put(
                        Happening.tokenKey(seen.happening().number("policy-id")),
                        seen.happening().text("token"));
            }
            seen.happening().line(names).ifPresent(this::tell);
        }
        failed = observer.takeFailed();
        failed.forEach((txid, what) -> tell("failed on the chain: " + what));
    }

    /** Steps, `stride` burn blocks at once, until the condition holds; fails after `most` burn blocks. */
    void stepUntil(Condition condition, int stride, int most, String what) throws InterruptedException {
        for (int blocks = 0; !condition.holds(); blocks += stride) {
            if (blocks >= most) {
                throw new ChainFailure("%s did not come within %d burn blocks".formatted(what, most));
            }
            step(stride);
        }
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }
}
