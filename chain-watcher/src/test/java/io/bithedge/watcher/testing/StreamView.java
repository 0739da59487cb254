package io.bithedge.watcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.testing.FakeChain.FakeBlock;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a consumer knows after reading the stream from its beginning. Fails on the first record that breaks the grammar:
 * a block that does not stand on the last one, a rollback that is not newest first or goes below the final block, an event
 * outside its transaction, counts that do not match.
 */
public final class StreamView {
    private final List<List<String>> blocks = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();
    private List<String> open = new ArrayList<>();
    private final Map<String, List<String>> pasts = new HashMap<>();
    private final Map<String, Long> publishedUpTo = new HashMap<>();
    private final Map<String, Long> inPlaceFrom = new HashMap<>();
    private String telling = "";
    private int sectionEvents;
    private boolean inBlock;
    private int transactions;
    private int events;
    private int finalBlocks;
    private int rollbacks;

    public static StreamView of(List<ChainRecord> records) {
        StreamView view = new StreamView();
        records.forEach(each -> view.add(each.getBody()));
        return view;
    }

    public int blockCount() {
        return blocks.size();
    }

    public int finalBlocks() {
        return finalBlocks;
    }

    public int rollbacks() {
        return rollbacks;
    }

    public String digest() {
        return digests.getLast();
    }

    private void add(Object body) {
        switch (body) {
            case BlockApplied applied -> begin(applied);
            case ContractTransaction transaction -> {
                assertThat(inBlock).isTrue();
                transactions++;
                open.add("tx %s %d %s %s"
                        .formatted(
                                transaction.getTxid(),
                                transaction.getTxIndex(),
                                transaction.getContract(),
                                transaction.getStatusText()));
            }
            case ContractEvent event when !telling.isEmpty() -> tell(event);
            case ContractEvent event -> {
                assertThat(open).last().asString().contains(event.getPosition().getTxid());
                events++;
                open.add(line(event));
            }
            case BlockEnded ended -> end(ended);
            case BlockRolledBack rolledBack -> {
                assertThat(inBlock).isFalse();
                assertThat(rolledBack.getIndexBlockHash()).isEqualTo(ids.getLast());
                assertThat(blocks.size()).isGreaterThan(finalBlocks);
                blocks.removeLast();
                ids.removeLast();
                digests.removeLast();
                rollbacks++;
            }
            case ContractBackfillStarted started -> begin(started);
            case ContractBackfillEnded ended -> end(ended);
            case FinalityAdvanced advanced -> {
                assertThat(inBlock || !telling.isEmpty()).isFalse();
                int at = ids.indexOf(advanced.getIndexBlockHash()) + 1;
                assertThat(at).isGreaterThan(finalBlocks);
                finalBlocks = at;
            }
            default -> throw new AssertionError("unknown record " + body);
        }
    }

    private static String line(ContractEvent event) {
        return "event %s %d %s %s"
                .formatted(
                        event.getPosition().getTxid(),
                        event.getPosition().getOrdinal(),
                        event.getContract(),
                        Hex.of(event.getRaw()));
    }

    /** Sections of a contract come between blocks, without a gap, and only before it has joined. */
    private void begin(ContractBackfillStarted started) {
        assertThat(inBlock || !telling.isEmpty()).isFalse();
        telling = started.getContract();
        assertThat(inPlaceFrom).doesNotContainKey(telling);
        assertThat(started.getFromHeight())
                .isEqualTo(publishedUpTo.getOrDefault(telling, started.getFromHeight() - 1) + 1);
        assertThat(started.getToHeight()).isLessThanOrEqualTo(finalBlocks);
        publishedUpTo.put(telling, started.getToHeight());
        sectionEvents = 0;
    }

    private void tell(ContractEvent event) {
        assertThat(event.getContract()).isEqualTo(telling);
        pasts.computeIfAbsent(telling, any -> new ArrayList<>())
                .add(event.getPosition().getHeight() + " " + line(event));
        sectionEvents++;
    }

    private void end(ContractBackfillEnded ended) {
        assertThat(ended.getContract()).isEqualTo(telling);
        assertThat(ended.getEventCount()).isEqualTo(sectionEvents);
        if (ended.getJoinedDigest() != null) {
            assertThat(blocks).as("blocks above the final one are taken back").hasSize(finalBlocks);
            inPlaceFrom.put(telling, finalBlocks + 1L);
            digests.set(
                    digests.size() - 1,
                    HexFormat.of().formatHex(ended.getJoinedDigest().bytes()));
        }
        telling = "";
    }

    public boolean hasJoined(String contract) {
        return inPlaceFrom.containsKey(contract);
    }

    private void begin(BlockApplied applied) {
        assertThat(inBlock || !telling.isEmpty()).isFalse();
        if (!ids.isEmpty()) {
            assertThat(applied.getParentIndexBlockHash()).isEqualTo(ids.getLast());
        }
        ids.add(applied.getIndexBlockHash());
        open = new ArrayList<>(List.of("block " + applied.getHeight() + " " + applied.getIndexBlockHash()));
        inBlock = true;
        transactions = 0;
        events = 0;
    }

    private void end(BlockEnded ended) {
        assertThat(ended.getIndexBlockHash()).isEqualTo(ids.getLast());
        assertThat(ended.getTransactionCount()).isEqualTo(transactions);
        assertThat(ended.getEventCount()).isEqualTo(events);
        blocks.add(open);
        digests.add(HexFormat.of().formatHex(ended.getDigest().bytes()));
        inBlock = false;
    }

    /**
     * Exactly the canonical chain: every block, transaction and event of ours, once, in order, and the digests after them. What
     * {@link FakeChain#ADDED} printed stands in its past below the block that it joined at, and in the blocks from there on.
     */
    public void assertTells(FakeChain chain) {
        String added = FakeChain.ADDED.principal();
        long joined = inPlaceFrom.getOrDefault(added, Long.MAX_VALUE);
        List<List<String>> expected = new ArrayList<>();
        List<String> expectedDigests = new ArrayList<>();
        List<String> expectedPast = new ArrayList<>();
        byte[] digest = new byte[32];
        byte[] past = new byte[32];
        for (FakeBlock block : chain.blocks()) {
            long height = block.block().height();
            Set<String> ours = new HashSet<>(FakeChain.CONTRACTS.principals());
            if (height >= joined) {
                ours.add(added);
            }
            ByteArrayOutputStream hashed = start(digest, block);
            expected.add(linesOf(block, ours, hashed));
            digest = sha256(hashed);
            if (height < joined && publishedUpTo.getOrDefault(added, 0L) >= height) {
                ByteArrayOutputStream hashedPast = start(past, block);
                linesOf(block, Set.of(added), hashedPast).stream()
                        .filter(line -> line.startsWith("event"))
                        .forEach(line -> expectedPast.add(height + " " + line));
                past = sha256(hashedPast);
            }
            if (height == joined - 1) {
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(digest);
                both.writeBytes(past);
                digest = sha256(both);
            }
            expectedDigests.add(HexFormat.of().formatHex(digest));
        }
        assertThat(inBlock || !telling.isEmpty()).isFalse();
        assertThat(blocks).isEqualTo(expected);
        assertThat(digests).isEqualTo(expectedDigests);
        assertThat(pasts.getOrDefault(added, List.of())).isEqualTo(expectedPast);
    }

    private static ByteArrayOutputStream start(byte[] before, FakeBlock block) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.writeBytes(before);
        hashed.writeBytes(block.block().id().bytes().toArray());
        return hashed;
    }

    private static byte[] sha256(ByteArrayOutputStream hashed) {
        return Hashes.sha256(Bytes.copyOf(hashed.toByteArray())).toArray();
    }

    private static List<String> linesOf(FakeBlock block, Set<String> contracts, ByteArrayOutputStream hashed) {
        List<String> lines = new ArrayList<>();
        lines.add("block " + block.block().height() + " " + block.block().id());
        for (ChainTransaction transaction : block.transactions()) {
            List<ChainPrint> ours = transaction.prints().stream()
                    .filter(print -> contracts.contains(print.contract()))
                    .toList();
            if (!contracts.contains(transaction.contract()) && ours.isEmpty()) {
                continue;
            }
            lines.add("tx %s %d %s %s"
                    .formatted(transaction.txid(), transaction.index(), transaction.contract(), transaction.status()));
            for (ChainPrint print : ours) {
                lines.add("event %s %d %s %s"
                        .formatted(
                                transaction.txid(),
                                print.ordinal(),
                                print.contract(),
                                print.raw().toHex()));
                hashed.writeBytes(Bytes.ofHex(transaction.txid()).toArray());
                hashed.writeBytes(ByteBuffer.allocate(4).putInt(print.ordinal()).array());
                hashed.writeBytes(print.raw().toArray());
            }
        }
        return lines;
    }
}
