package io.bithedge.watcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackgroundAuditTest {
    private final FakeChain chain = new FakeChain(8);
    private final MemoryLog log = new MemoryLog();
    private final List<Incident> incidents = new ArrayList<>();
    private final WatcherAgent agent = new WatcherAgent(
            chain,
            log.writer(),
            new WatcherSettings(FakeChain.CONTRACTS, 1, new FinalityRule(2), new BatchLimits(10, 10_000)),
            InstantSource.system());
    private List<ChainRecord> published = List.of();

    @BeforeEach
    void publish() {
        chain.mine(30);
        follow();
    }

    @Test
    void goesFromTheNewestFinalBlockToTheFirstAndBeginsAgainWithWhatBecameFinal() {
        BackgroundAudit audit = newAudit(chain);
        pass(audit);
        long firstFinal = agent.status().finalHeight();
        assertThat(audit.status().report()).hasToString("audited 1..%d, 0 gaps, 0 differences".formatted(firstFinal));

        chain.burn(5);
        chain.mine(1);
        follow();
        pass(audit);

        assertThat(agent.status().finalHeight()).isGreaterThan(firstFinal);
        assertThat(audit.status().report().to()).isEqualTo(agent.status().finalHeight());
        assertThat(audit.status().passes()).isEqualTo(2);
        assertThat(incidents).isEmpty();
    }

    @Test
    void saysOnceThatTheSourceTellsAnotherChain() {
        FakeChain other = new FakeChain(9);
        other.mine(1);
        other.fork(1);
        other.mine(40);
        BackgroundAudit audit = newAudit(other);
        for (int i = 0; i < 50; i++) {
            audit.doWork();
        }
        assertThat(incidents).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("ANOTHER_CHAIN");
            assertThat(incident.getExpected())
                    .isEqualTo(chain.blocks().getFirst().block().id().hex());
        });
        assertThat(audit.status().reason()).startsWith("the source tells another chain");
    }

    /** After a restart the stream is there before the agent has read which contracts it follows. */
    @Test
    void waitsUntilItIsKnownWhichContractsAreFollowed() {
        AtomicBoolean isOpen = new AtomicBoolean();
        BackgroundAudit audit = new BackgroundAudit(
                new MemoryStream(() -> published),
                chain,
                () -> isOpen.get() ? agent.status().cursor().followed() : Followed.NONE,
                incidents::add,
                120);
        audit.doWork();
        audit.doWork();
        assertThat(audit.status().reason()).startsWith("the watcher has not opened its log yet");

        isOpen.set(true);
        pass(audit);

        assertThat(incidents).isEmpty();
        assertThat(audit.status().report().differences()).isZero();
        assertThat(audit.status().passes()).isEqualTo(1);
    }

    @Test
    void takesItsTimeBetweenTwoBlocks() {
        assertThat(newAudit(chain).doWork()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void reportsADifferenceOnceHoweverOftenItIsSeen() {
        ContractEvent hidden = published.stream()
                .map(ChainRecord::getBody)
                .filter(ContractEvent.class::isInstance)
                .map(ContractEvent.class::cast)
                .findFirst()
                .orElseThrow();
        String txid = hidden.getPosition().getTxid();
        BackgroundAudit audit =
                newAudit(new HidingSource(chain, txid, hidden.getPosition().getOrdinal()));
        pass(audit);
        int found = incidents.size();
        pass(audit);

        assertThat(incidents).hasSize(found).allSatisfy(incident -> {
            assertThat(incident.getCode()).isEqualTo("AUDIT_DIFFERENCE");
            assertThat(incident.getHeight()).isEqualTo(hidden.getPosition().getHeight());
        });
        assertThat(incidents)
                .anySatisfy(incident -> assertThat(incident.getMessage())
                        .contains("the source says nothing", "we published event")
                        .contains(txid));
        assertThat(audit.status().differences()).isEqualTo(found);
    }

    /** The agent's thread alone writes: it takes what the audit found with its next step. */
    @Test
    void incidentReachesTheLogWithTheNextStepOfTheAgent() {
        Incident incident = io.bithedge.watcher.record.Incidents.auditFinding(
                "AUDIT_GAP", 3, "", new io.bithedge.watcher.record.Incidents.Contrast("a block", "none"));
        agent.report(incident);
        agent.doWork();
        agent.doWork();

        assertThat(log.incidents()).containsExactly(incident);
    }

    @Test
    void restsAndGoesOnWhereItWasWhenTheSourceFails() {
        BackgroundAudit audit = newAudit(chain);
        audit.doWork();
        audit.doWork();
        chain.beforeAnswer(() -> {
            throw new SourceException("no route to the API");
        });
        assertThat(audit.doWork()).isEqualTo(Duration.ofSeconds(30));
        assertThat(audit.status().reason()).isEqualTo("no route to the API");

        chain.beforeAnswer(() -> {});
        pass(audit);
        assertThat(audit.status().report().from()).isEqualTo(1);
        assertThat(audit.status().reason()).isEmpty();
        assertThat(incidents).isEmpty();
    }

    private BackgroundAudit newAudit(BlockSource source) {
        return new BackgroundAudit(
                new MemoryStream(() -> published),
                source,
                () -> agent.status().cursor().followed(),
                incidents::add,
                120);
    }

    private static void pass(BackgroundAudit audit) {
        int passes = audit.status().passes();
        for (int step = 0; step < 1_000 && audit.status().passes() == passes; step++) {
            assertThat(audit.doWork()).isPositive();
        }
        assertThat(audit.status().passes()).isEqualTo(passes + 1);
    }

    private void follow() {
        while (agent.doWork() > 0) {
            assertThat(agent.status().reason()).isEmpty();
        }
        published = log.records();
    }
}
