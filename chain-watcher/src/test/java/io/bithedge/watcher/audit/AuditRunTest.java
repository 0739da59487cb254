package io.bithedge.watcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.ItemFailed;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** A true stream is clean; each way of spoiling it, or the source, is found and named. */
class AuditRunTest {
    private static final int BLOCKS = 40;

    static {
        // Avro copies only records that it was told to trust, and a serde tells it.
        assertThat(new AvroSerdes("mock://audit").of(Topics.CHAIN_EVENTS)).isNotNull();
    }

    private final FakeChain chain = new FakeChain(17).withAdded();
    private final MemoryLog log = new MemoryLog();
    private List<ChainRecord> records = List.of();

    @Test
    void isCleanWhenTheStreamTellsTheChain() {
        publishWithForks();

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report).hasToString("audited 1..%d, 0 gaps, 0 differences".formatted(chain.height()));
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void keepsToTheRange() {
        publishWithForks();
        remove(ContractEvent.class, event -> event.getPosition().getHeight() > 10);

        assertThat(audit(new AuditRange(3, 10))).hasToString("audited 3..10, 0 gaps, 0 differences");
        assertThat(audit(new AuditRange(0, 4))).hasToString("audited 1..4, 0 gaps, 0 differences");
        assertThat(audit(new AuditRange(9, 12)).isClean()).isFalse();
    }

    @Test
    void isCleanBesideAContractThatJoined() {
        publishWithForks();
        follow(FakeChain.CONTRACTS.and(FakeChain.ADDED));
        chain.mine(5);
        follow(FakeChain.CONTRACTS.and(FakeChain.ADDED));

        assertThat(count(ContractBackfillStarted.class)).isGreaterThan(2);
        assertThat(audit(AuditRange.ALL)).hasToString("audited 1..%d, 0 gaps, 0 differences".formatted(chain.height()));
    }

    @Test
    void findsAnEventThatIsMissingInTheStream() {
        publish();
        ContractEvent hidden = remove(ContractEvent.class, event -> true);

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.height()).isEqualTo(hidden.getPosition().getHeight());
            assertThat(finding.block()).isEqualTo(hidden.getPosition().getIndexBlockHash());
            assertThat(finding.expected()).contains(hidden.getPosition().getTxid());
            assertThat(finding.got()).isEqualTo("nothing: it is missing in the stream");
        });
    }

    @Test
    void findsAnEventThatTheSourceHides() {
        publish();
        ContractEvent hidden = first(ContractEvent.class);
        HidingSource source = new HidingSource(
                chain, hidden.getPosition().getTxid(), hidden.getPosition().getOrdinal());

        AuditReport report = audit(AuditRange.ALL, source);

        assertThat(report.findings())
                .extracting(Finding::block)
                .containsOnly(hidden.getPosition().getIndexBlockHash());
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.expected()).startsWith("digest 0x"))
                .anySatisfy(finding -> {
                    assertThat(finding.expected()).isEqualTo("nothing: the source does not have it");
                    assertThat(finding.got())
                            .contains("event %d of %s"
                                    .formatted(
                                            hidden.getPosition().getOrdinal(),
                                            hidden.getPosition().getTxid()));
                });
    }

    @Test
    void findsRawBytesThatWereChanged() {
        publish();
        ContractEvent event = change(ContractEvent.class, copy -> put(copy, "raw", ByteBuffer.wrap(new byte[] {3})));

        assertFinds(event.getPosition().getHeight(), event.getPosition().getTxid());
    }

    @Test
    void findsADecodedValueThatItsRawBytesDoNotSay() {
        publish();
        ContractEvent event = change(ContractEvent.class, copy -> put(copy, "event", new ItemFailed(4_711L, 1L)));

        assertFinds(event.getPosition().getHeight(), "4711");
    }

    @Test
    void findsATransactionThatWasChanged() {
        publish();
        ContractTransaction transaction =
                change(ContractTransaction.class, copy -> put(copy, "fee", copy.getFee() + 1));

        assertFinds(transaction.getHeight(), transaction.getTxid());
    }

    @Test
    void findsEventsInAnotherOrder() {
        publish();
        int at = indexOfPair();
        List<ChainRecord> swapped = new ArrayList<>(records);
        Collections.swap(swapped, at, at + 1);
        records = swapped;

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.expected()).startsWith("the order "))
                .anySatisfy(finding -> assertThat(finding.expected()).startsWith("an event behind event "));
    }

    @Test
    void findsABlockThatIsMissing() {
        publish();
        removeBlock(12);

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report.gaps()).isEqualTo(1);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.isGap()).isTrue();
            assertThat(finding).hasToString(finding.toString()).asString().startsWith("gap, block 12: ");
        });
    }

    @Test
    void findsABlockWithoutItsEnd() {
        publish();
        remove(BlockEnded.class, ended -> ended.getHeight() == 12);

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report.gaps()).isEqualTo(1);
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.expected()).isEqualTo("the end of this block"));
    }

    @Test
    void findsAnOrphanedBlockThatWasLeftInTheStream() {
        publishWithForks();
        BlockRolledBack forgotten = remove(BlockRolledBack.class, rolledBack -> true);

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report.isClean()).isFalse();
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.toString()).contains(forgotten.getIndexBlockHash()));
    }

    @Test
    void findsATipThatTheChainLeftWhenNobodyFollows() {
        publish();
        chain.burn(0);
        String orphan = chain.blocks().getLast().block().id().hex();
        chain.fork(1);

        AuditReport report = audit(AuditRange.ALL);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.block()).isEqualTo(orphan);
            assertThat(finding.got()).isEqualTo("one that the source orphaned");
        });
    }

    @Test
    void findsADigestThatWasChanged() {
        publish();
        BlockEnded ended = change(BlockEnded.class, copy -> put(copy, "digest", new Hash32(new byte[32])));

        // The next block rolls on from it, and no longer fits either.
        assertFinds(ended.getHeight(), "digest 0x", true);
    }

    @Test
    void findsCountsThatDoNotFit() {
        publish();
        BlockEnded ended = change(BlockEnded.class, copy -> put(copy, "eventCount", 99));

        assertFinds(ended.getHeight(), "99 events that its end states");
    }

    @Test
    void findsFinalityOfABlockThatIsNotThere() {
        publish();
        FinalityAdvanced advanced =
                change(FinalityAdvanced.class, copy -> put(copy, "indexBlockHash", "0x" + "ab".repeat(32)));

        assertFinds(advanced.getHeight(), "a published block above the final one");
    }

    @Test
    void findsAnEventThatIsMissingInThePastOfAContract() {
        publish();
        follow(FakeChain.CONTRACTS.and(FakeChain.ADDED));
        int section = indexOf(body -> body instanceof ContractBackfillStarted started
                && records.get(indexOfBody(started) + 1).getBody() instanceof ContractEvent);
        ContractEvent hidden = (ContractEvent) records.get(section + 1).getBody();
        List<ChainRecord> shorter = new ArrayList<>(records);
        shorter.remove(section + 1);
        records = shorter;

        assertFinds(hidden.getPosition().getHeight(), hidden.getPosition().getTxid(), true);
    }

    @Test
    void findsASectionThatIsMissing() {
        publish();
        follow(FakeChain.CONTRACTS.and(FakeChain.ADDED));
        int from = indexOf(body -> body instanceof ContractBackfillStarted started && started.getFromHeight() > 1);
        int to = from;
        while (!(records.get(to).getBody() instanceof ContractBackfillEnded)) {
            to++;
        }
        List<ChainRecord> shorter = new ArrayList<>(records);
        shorter.subList(from, to + 1).clear();
        records = shorter;

        assertThat(audit(AuditRange.ALL).findings())
                .anySatisfy(finding -> assertThat(finding.expected()).contains("the past of"));
    }

    /** The watcher runs on while the audit reads: what it takes back meanwhile is no difference. */
    @Test
    void forgetsWhatWasRolledBackWhileItWasRead() {
        publish();
        chain.fork(1);
        AuditRun run = new AuditRun(
                new MemoryStream(log::records),
                new ChainAudit.Reading(chain, Runnable::run, 1),
                () -> log.cursor().followed(),
                () -> follow(FakeChain.CONTRACTS),
                report -> {});

        assertThat(run.run(AuditRange.ALL))
                .hasToString("audited 1..%d, 0 gaps, 0 differences".formatted(chain.height()));
    }

    private void assertFinds(long height, String text) {
        assertFinds(height, text, false);
    }

    private void assertFinds(long height, String text, boolean anyHeight) {
        AuditReport report = audit(AuditRange.ALL);
        assertThat(report.isClean()).isFalse();
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(anyHeight || finding.height() == height)
                    .as(finding.toString())
                    .isTrue();
            assertThat(finding.toString()).contains(text);
        });
        if (!anyHeight) {
            assertThat(report.findings())
                    .allSatisfy(finding -> assertThat(finding.height()).isEqualTo(height));
        }
    }

    private void publish() {
        chain.mine(BLOCKS);
        follow(FakeChain.CONTRACTS);
    }

    private void publishWithForks() {
        for (int round = 0; round < 6; round++) {
            chain.mine(BLOCKS / 6);
            follow(FakeChain.CONTRACTS);
            // The newest block stays in the newest burn block: a fork of one is above the final one.
            chain.fork(1);
            follow(FakeChain.CONTRACTS);
        }
    }

    private void follow(OurContracts contracts) {
        WatcherSettings settings = new WatcherSettings(contracts, 1, new FinalityRule(2), new BatchLimits(7, 10_000));
        WatcherAgent agent = new WatcherAgent(chain, log.writer(), settings, InstantSource.system());
        while (agent.doWork() > 0) {
            assertThat(agent.status().reason()).isEmpty();
        }
        records = log.records();
    }

    private AuditReport audit(AuditRange range) {
        return audit(range, chain);
    }

    private AuditReport audit(AuditRange range, io.bithedge.watcher.chain.BlockSource source) {
        return new AuditRun(
                        new MemoryStream(() -> records),
                        new ChainAudit.Reading(source, Runnable::run, 4),
                        () -> log.cursor().followed(),
                        () -> {},
                        report -> {})
                .run(range);
    }

    private <T> T remove(Class<T> type, Predicate<T> wanted) {
        int at = indexOf(body -> type.isInstance(body) && wanted.test(type.cast(body)));
        List<ChainRecord> shorter = new ArrayList<>(records);
        ChainRecord removed = shorter.remove(at);
        records = shorter;
        return type.cast(removed.getBody());
    }

    private void removeBlock(long height) {
        int from = indexOf(body -> body instanceof BlockApplied applied && applied.getHeight() == height);
        int to = indexOf(body -> body instanceof BlockEnded ended && ended.getHeight() == height);
        List<ChainRecord> shorter = new ArrayList<>(records);
        shorter.subList(from, to + 1).clear();
        records = shorter;
    }

    /** Changes a copy of the first record of a kind, in the middle of the chain. */
    private <T extends SpecificRecordBase> T change(Class<T> type, Consumer<T> change) {
        int at = indexOf(type::isInstance);
        T original = type.cast(records.get(at).getBody());
        T copy = SpecificData.get().deepCopy(original.getSchema(), original);
        change.accept(copy);
        List<ChainRecord> changed = new ArrayList<>(records);
        changed.set(at, new ChainRecord(copy));
        records = changed;
        return copy;
    }

    private static void put(SpecificRecordBase record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    private <T> T first(Class<T> type) {
        return type.cast(records.get(indexOf(type::isInstance)).getBody());
    }

    private long count(Class<?> type) {
        return records.stream().filter(each -> type.isInstance(each.getBody())).count();
    }

    private int indexOf(Predicate<Object> wanted) {
        for (int at = 0; at < records.size(); at++) {
            if (wanted.test(records.get(at).getBody())) {
                return at;
            }
        }
        throw new AssertionError("no such record");
    }

    private int indexOfBody(Object body) {
        return indexOf(body::equals);
    }

    /** The first of two neighbouring events of one transaction. */
    private int indexOfPair() {
        return indexOf(body -> {
            if (!(body instanceof ContractEvent event)) {
                return false;
            }
            Object next = records.get(indexOfBody(body) + 1).getBody();
            return next instanceof ContractEvent other
                    && other.getPosition().getTxid().equals(event.getPosition().getTxid());
        });
    }
}
