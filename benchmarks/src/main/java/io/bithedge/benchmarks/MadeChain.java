package io.bithedge.benchmarks;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.contract.OurContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chain of given length made on the fly, full of the prints that the contracts' own tests recorded. Every question takes as long as the
 * API of the round is said to take.
 */
final class MadeChain implements BlockSource {
    static final int EVENTS_PER_BLOCK = 40;

    static final OurContracts CONTRACTS = new OurContracts(
                    "ST000000000000000000002AMW42H.liquidity-pool-vault",
                    "ST000000000000000000002AMW42H.policy-registry",
                    "ST000000000000000000002AMW42H.price-oracle")
            .and(new OurContracts.Named("ST000000000000000000002AMW42H.pool-roles", OurContract.ROLES, 0));
    private static final int EVENTS_PER_TRANSACTION = 4;
    private static final int BLOCKS_PER_BURN_BLOCK = 20;
    private static final Path FIXTURES = Path.of("clarity", "fixtures");

    private final List<ChainPrint> prints;
    private final long blocks;
    private final Duration latency;

    /** `blocks` long; every question takes `latency`. */
    MadeChain(long blocks, Duration latency) throws IOException {
        this.prints = recorded();
        this.blocks = blocks;
        this.latency = latency;
    }

    private static List<ChainPrint> recorded() throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<ChainPrint> prints = new ArrayList<>();
        try (Stream<Path> files = Files.list(FIXTURES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode json = mapper.readTree(file.toFile());
                if (json.has("topic")) {
                    String contract = json.path("contract").stringValue();
                    prints.add(new ChainPrint(
                            0,
                            address(contract),
                            Bytes.ofHex(json.path("rawHex").stringValue())));
                }
            }
        }
        return List.copyOf(prints);
    }

    private static String address(String contract) {
        return CONTRACTS.principals().stream()
                .filter(principal -> principal.endsWith("." + contract))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a fixture of the unknown contract " + contract));
    }

    @Override
    public SourceTip tip() {
        return new SourceTip(blocks, blocks / BLOCKS_PER_BURN_BLOCK);
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        await();
        return height < 1 || height > blocks ? Optional.empty() : Optional.of(block(height));
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        await();
        return Optional.of(block(Long.parseLong(id.hex().substring(50), 16)));
    }

    @Override
    public boolean isCanonical(BlockId id) {
        await();
        return true;
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        await();
        List<ChainTransaction> transactions = new ArrayList<>();
        for (int index = 0; index < EVENTS_PER_BLOCK / EVENTS_PER_TRANSACTION; index++) {
            transactions.add(transaction(block.height() * 1_000 + index, index));
        }
        return transactions;
    }

    private ChainTransaction transaction(long number, int index) {
        List<ChainPrint> own = new ArrayList<>();
        for (int ordinal = 0; ordinal < EVENTS_PER_TRANSACTION; ordinal++) {
            ChainPrint print = prints.get((int) ((number + ordinal) % prints.size()));
            own.add(new ChainPrint(ordinal, print.contract(), print.raw()));
        }
        return new ChainTransaction(
                hash(number),
                index,
                "ST000000000000000000002AMW42H",
                number,
                1_000,
                CONTRACTS.vault(),
                "some-function",
                "success",
                Bytes.ofHex("0703"),
                EVENTS_PER_TRANSACTION,
                own);
    }

    private static ChainBlock block(long height) {
        return new ChainBlock(
                new BlockHead(
                        height,
                        new BlockId(hash(height)),
                        new BlockId(hash(height - 1)),
                        height / BLOCKS_PER_BURN_BLOCK),
                hash(height + 1_000_000_000),
                hash(height / BLOCKS_PER_BURN_BLOCK),
                1_795_000_000L + height);
    }

    private static String hash(long number) {
        return "0x" + "0".repeat(48) + HexFormat.of().toHexDigits(number);
    }

    private void await() {
        if (latency.isPositive()) {
            try {
                Thread.sleep(latency);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceException("interrupted", e);
            }
        }
    }
}
