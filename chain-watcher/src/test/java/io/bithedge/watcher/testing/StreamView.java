package io.bithedge.watcher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.testing.FakeChain.FakeBlock;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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
            case ContractEvent event -> {
                assertThat(open).last().asString().contains(event.getPosition().getTxid());
                events++;
                open.add("event %s %d %s %s"
                        .formatted(
                                event.getPosition().getTxid(),
                                event.getPosition().getOrdinal(),
                                event.getContract(),
                                Hex.of(event.getRaw())));
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
            case FinalityAdvanced advanced -> {
                assertThat(inBlock).isFalse();
                int at = ids.indexOf(advanced.getIndexBlockHash()) + 1;
                assertThat(at).isGreaterThan(finalBlocks);
                finalBlocks = at;
            }
            default -> throw new AssertionError("unknown record " + body);
        }
    }

    private void begin(BlockApplied applied) {
        assertThat(inBlock).isFalse();
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

    /** Exactly the canonical chain: every block, transaction and event of ours, once, in order, and the digests after them. */
    public void assertTells(FakeChain chain) {
        List<List<String>> expected = new ArrayList<>();
        List<String> expectedDigests = new ArrayList<>();
        byte[] digest = new byte[32];
        for (FakeBlock block : chain.blocks()) {
            ByteArrayOutputStream hashed = new ByteArrayOutputStream();
            hashed.writeBytes(digest);
            hashed.writeBytes(block.block().id().bytes().toArray());
            expected.add(linesOf(block, hashed));
            digest = io.bithedge.stacks.Hashes.sha256(Bytes.copyOf(hashed.toByteArray()))
                    .toArray();
            expectedDigests.add(HexFormat.of().formatHex(digest));
        }
        assertThat(inBlock).isFalse();
        assertThat(blocks).isEqualTo(expected);
        assertThat(digests).isEqualTo(expectedDigests);
    }

    private static List<String> linesOf(FakeBlock block, ByteArrayOutputStream hashed) {
        List<String> lines = new ArrayList<>();
        lines.add("block " + block.block().height() + " " + block.block().id());
        for (ChainTransaction transaction : block.transactions()) {
            List<ChainPrint> ours = transaction.prints().stream()
                    .filter(print -> !print.contract().equals(FakeChain.STRANGER))
                    .toList();
            if (transaction.contract().equals(FakeChain.STRANGER) && ours.isEmpty()) {
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
