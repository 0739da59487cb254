package io.bithedge.watcher.testing;

import io.bithedge.contracts.OurContract;
import io.bithedge.contracts.print.PrintFixture;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.contract.OurContracts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A chain with forks out of a seed, with every kind of print that the contracts recorded. Thread-safe. */
public final class FakeChain implements BlockSource {
    public static final String ROLES = "ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W.roles";
    public static final OurContracts CONTRACTS = new OurContracts(
                    "ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W.vault",
                    "ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W.registry",
                    "ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W.oracle")
            .and(new OurContracts.Named(ROLES, OurContract.ROLES, 0));
    public static final String STRANGER = "ST1H7YGY6JFXDGPQ2JS4PKXJA8ZXQY2ZJB4MCXQB9.proxy";
    /** A second price oracle, which the watcher hears of later. */
    public static final OurContracts.Named ADDED =
            new OurContracts.Named("ST1SFFJ5WSNW5YN4RS31VVP1QXPNN620TD7H90Q6W.oracle-2", OurContract.ORACLE, 1);

    private static final String SENDER = "ST1H7YGY6JFXDGPQ2JS4PKXJA8ZXQY2ZJB4MCXQB9";

    private final Random random;
    private final List<PrintFixture> fixtures = PrintFixture.all();
    private final List<FakeBlock> canonical = new ArrayList<>();
    private final Map<BlockId, FakeBlock> known = new HashMap<>();
    private long burnHeight = 100;
    private int salt;
    /** How many of the newest canonical blocks the reader does not see yet. */
    private int hidden;

    private Runnable beforeAnswer = () -> {};
    private boolean withAdded;
    private UnaryOperator<ChainTransaction> lie = UnaryOperator.identity();

    /** A block with everything in it. */
    public record FakeBlock(ChainBlock block, List<ChainTransaction> transactions) {}

    public FakeChain(long seed) {
        this.random = new Random(seed);
    }

    /** Half of what the oracle would print from here on, {@link #ADDED} prints. */
    public synchronized FakeChain withAdded() {
        withAdded = true;
        return this;
    }

    // ---- what happens on the chain

    public synchronized void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            append(randomTransactions());
        }
    }

    public synchronized FakeBlock mineWith(ChainTransaction... transactions) {
        return append(List.of(transactions));
    }

    public synchronized void burn(int blocks) {
        burnHeight += blocks;
    }

    /** The newest `depth` blocks are replaced by one more than that, as the API shows a fork. */
    public synchronized void fork(int depth) {
        for (int i = 0; i < depth; i++) {
            canonical.removeLast();
        }
        salt++;
        mine(depth + 1);
    }

    /** The reader asks a backend that is `blocks` behind. */
    public synchronized void hide(int blocks) {
        hidden = blocks;
    }

    /** The reader is told transactions that were changed: a source that lies. */
    public synchronized void lie(UnaryOperator<ChainTransaction> change) {
        lie = change;
    }

    /** Runs before every answer: the chain changes while it is read. */
    public synchronized void beforeAnswer(Runnable change) {
        beforeAnswer = change;
    }

    public synchronized int height() {
        return canonical.size();
    }

    public synchronized long burnHeight() {
        return burnHeight;
    }

    public synchronized List<FakeBlock> blocks() {
        return List.copyOf(canonical);
    }

    // ---- what its reader sees

    @Override
    public synchronized SourceTip tip() {
        answer();
        return new SourceTip(visible(), burnHeight);
    }

    @Override
    public synchronized Optional<ChainBlock> canonicalAt(long height) {
        answer();
        return height < 1 || height > visible()
                ? Optional.empty()
                : Optional.of(canonical.get((int) height - 1).block());
    }

    @Override
    public synchronized Optional<ChainBlock> byId(BlockId id) {
        answer();
        return Optional.ofNullable(known.get(id)).map(FakeBlock::block);
    }

    @Override
    public synchronized boolean isCanonical(BlockId id) {
        answer();
        return canonical.subList(0, visible()).stream()
                .anyMatch(block -> block.block().id().equals(id));
    }

    @Override
    public synchronized List<ChainTransaction> transactions(ChainBlock block) {
        answer();
        FakeBlock found = known.get(block.id());
        return found == null
                ? List.of()
                : found.transactions().stream().map(lie).toList();
    }

    /** A transaction of the canonical chain and the block it is in. */
    public record Place(ChainBlock block, ChainTransaction transaction) {}

    public synchronized Optional<Place> find(String txid) {
        return canonical.reversed().stream()
                .flatMap(made -> made.transactions().stream()
                        .filter(transaction -> transaction.txid().equals(txid))
                        .map(transaction -> new Place(made.block(), lie.apply(transaction))))
                .findFirst();
    }

    private void answer() {
        beforeAnswer.run();
    }

    private int visible() {
        return Math.max(0, canonical.size() - hidden);
    }

    // ---- how it is made

    private FakeBlock append(List<ChainTransaction> transactions) {
        long height = canonical.size() + 1L;
        BlockId parent = canonical.isEmpty()
                ? id("genesis")
                : canonical.getLast().block().id();
        BlockId own = id(height + "/" + salt + "/" + parent);
        if (random.nextInt(3) == 0) {
            burnHeight++;
        }
        ChainBlock block = new ChainBlock(
                new BlockHead(height, own, parent, burnHeight),
                hash("block " + own),
                hash("burn " + burnHeight),
                1_795_000_000L + height);
        FakeBlock made = new FakeBlock(block, List.copyOf(transactions));
        canonical.add(made);
        known.put(own, made);
        return made;
    }

    private List<ChainTransaction> randomTransactions() {
        List<ChainTransaction> transactions = new ArrayList<>();
        int count = random.nextInt(4);
        for (int index = 0; index < count; index++) {
            transactions.add(randomTransaction(index));
        }
        return transactions;
    }

    private ChainTransaction randomTransaction(int index) {
        List<ChainPrint> prints = new ArrayList<>();
        int ordinal = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            ordinal += random.nextInt(3);
            PrintFixture fixture = fixtures.get(random.nextInt(fixtures.size()));
            prints.add(
                    random.nextInt(4) == 0
                            ? new ChainPrint(
                                    ordinal, STRANGER, ClarityValue.bool(true).encode())
                            : new ChainPrint(ordinal, printer(fixture), fixture.raw()));
            ordinal++;
        }
        String contract = random.nextInt(3) == 0 ? STRANGER : CONTRACTS.vault();
        return transaction(index, contract, prints);
    }

    private String printer(PrintFixture fixture) {
        return withAdded && fixture.contract() == OurContract.ORACLE && random.nextBoolean()
                ? ADDED.principal()
                : principal(fixture.contract());
    }

    public ChainTransaction transaction(int index, String contract, List<ChainPrint> prints) {
        int events = prints.isEmpty() ? 0 : prints.getLast().ordinal() + 1;
        return new ChainTransaction(
                hash("tx " + random.nextLong()),
                index,
                SENDER,
                random.nextInt(1_000),
                random.nextInt(100_000),
                contract,
                "some-function",
                prints.isEmpty() ? "abort_by_response" : "success",
                ClarityValue.ok(ClarityValue.bool(true)).encode(),
                events,
                prints);
    }

    public static String principal(OurContract contract) {
        return switch (contract) {
            case VAULT -> CONTRACTS.vault();
            case REGISTRY -> CONTRACTS.registry();
            case ORACLE -> CONTRACTS.oracle();
            case ROLES -> ROLES;
        };
    }

    private static BlockId id(String text) {
        return new BlockId(hash(text));
    }

    private static String hash(String text) {
        return Hashes.sha256(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)))
                .toPrefixedHex();
    }
}
