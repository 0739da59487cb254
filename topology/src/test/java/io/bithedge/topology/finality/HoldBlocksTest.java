package io.bithedge.topology.finality;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.NumberOutOfRange;
import io.bithedge.schemas.avro.PausedSet;
import io.bithedge.schemas.avro.VaultFact;
import io.bithedge.schemas.avro.VaultRecord;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.SimChain;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldBlocksTest {
    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        chain = driver.chain();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private List<VaultRecord> facts() {
        return driver.output(Topics.VAULT_EVENTS).readValuesToList();
    }

    private String haltedWith() {
        List<Incident> incidents = driver.incidents();
        assertThat(incidents).hasSize(1);
        assertThat(driver.views().position().halted()).hasSize(1);
        chain.finalBlock();
        assertThat(facts()).isEmpty();
        return incidents.getFirst().getCode();
    }

    @Test
    void holdsFactsUntilTheirBlockIsFinal() {
        chain.add(SimChain.VAULT, new PausedSet(true, 9L));
        chain.block();
        assertThat(facts()).isEmpty();
        chain.finalise();
        List<VaultRecord> released = facts();
        assertThat(released).hasSize(2);
        assertThat(released.get(0).getBody()).isInstanceOf(VaultFact.class);
        assertThat(((BlockMarker) released.get(1).getBody()).getHeight()).isEqualTo(chain.height());
    }

    @Test
    void releasesBlocksInOrderWhenSeveralBecomeFinalAtOnce() {
        chain.block();
        chain.add(SimChain.VAULT, new PausedSet(true, 9L));
        chain.block();
        chain.block();
        chain.finalise();
        assertThat(facts().stream()
                        .map(record -> record.getBody() instanceof BlockMarker marker
                                ? marker.getHeight()
                                : ((VaultFact) record.getBody()).getPosition().getHeight() + 0.5)
                        .map(Number::doubleValue))
                .containsExactly(100.0, 101.5, 101.0, 102.0);
    }

    @Test
    void releasesNothingOfRolledBackBlocks() {
        chain.add(SimChain.VAULT, new PausedSet(true, 9L));
        chain.block();
        chain.rollBack();
        chain.add(SimChain.VAULT, new PausedSet(false, 9L));
        chain.block();
        chain.finalise();
        List<VaultRecord> released = facts();
        assertThat(released).hasSize(2);
        assertThat(((VaultFact) released.get(0).getBody()).getEvent()).isEqualTo(new PausedSet(false, 9L));
    }

    @Test
    void changesNothingWhenBlockComesTwice() {
        chain.add(SimChain.VAULT, new PausedSet(true, 9L));
        chain.block();
        chain.repeat();
        chain.finalise();
        chain.repeat();
        chain.finalise();
        assertThat(facts()).hasSize(2);
        assertThat(driver.incidents()).isEmpty();
    }

    /** Anybody may call process-expirations with such an id, for one fee. */
    @Test
    void reportsANumberThatNobodyHoldsAndGoesOn() {
        String id = "340282366920938463463374607431768211455";
        chain.add(SimChain.REGISTRY, new NumberOutOfRange("item-failed", "policy-id", id));
        chain.add(SimChain.VAULT, new PausedSet(true, 9L));
        chain.finalBlock();

        assertThat(facts()).hasSize(2);
        assertThat(driver.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getCode()).isEqualTo("NUMBER_OUT_OF_RANGE");
            assertThat(incident.getSubject()).isEqualTo("policy-registry item-failed");
            assertThat(incident.getGot()).isEqualTo(id);
            assertThat(incident.getStopsQuotes()).isFalse();
        });
    }

    /** A fact that is left out leaves the books wrong: nobody may quote on them. */
    @Test
    void stopsQuotesWhenAFactThatMovesMoneyIsLeftOut() {
        chain.add(SimChain.VAULT, new NumberOutOfRange("funds-deposited", "amount", "9223372036854775808"));
        chain.finalBlock();

        assertThat(facts()).hasSize(1);
        assertThat(driver.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getPosition()).isNotNull();
            assertThat(incident.getStopsQuotes()).isTrue();
        });
    }

    @Test
    void haltsWhenBlockDoesNotFollow() {
        chain.finalBlock();
        facts();
        driver.input(Topics.CHAIN_EVENTS)
                .pipeInput(
                        Topics.CHAIN_KEY,
                        new ChainRecord(new BlockApplied(101L, "0xother", "0xstranger", "", 1_000L, "", 0L)));
        assertThat(haltedWith()).isEqualTo("BLOCK_NOT_NEXT");
    }

    @Test
    void haltsWhenReleasedBlockIsRolledBack() {
        chain.finalBlock();
        facts();
        driver.input(Topics.CHAIN_EVENTS)
                .pipeInput(Topics.CHAIN_KEY, new ChainRecord(new BlockRolledBack(100L, "0x100f0", "0x99")));
        assertThat(haltedWith()).isEqualTo("ROLLBACK_BELOW_FINAL");
    }

    @Test
    void ignoresThePastOfAContractThatNoFoldReads() {
        chain.finalBlock();
        facts();
        tellPast("ST1.stranger");
        chain.add("ST1.stranger", new PausedSet(true, 9L));
        chain.finalBlock();
        assertThat(facts())
                .singleElement()
                .satisfies(it -> assertThat(it.getBody()).isInstanceOf(BlockMarker.class));
        assertThat(driver.incidents()).isEmpty();
    }

    @Test
    void haltsWhenThePastOfAContractThatAFoldReadsComesBehindItsBlocks() {
        chain.finalBlock();
        facts();
        tellPast("ST2.liquidity-pool-vault");
        assertThat(haltedWith()).isEqualTo("PAST_COMES_TOO_LATE");
    }

    @Test
    void goesOnWhenTheContractThatJoinsHasNoPast() {
        chain.finalBlock();
        facts();
        driver.input(Topics.CHAIN_EVENTS)
                .pipeInput(
                        Topics.CHAIN_KEY, new ChainRecord(new ContractBackfillStarted("ST2.price-oracle", 101L, 100L)));
        driver.input(Topics.CHAIN_EVENTS).pipeInput(Topics.CHAIN_KEY, new ChainRecord(ended("ST2.price-oracle", 0)));
        chain.finalBlock();
        assertThat(facts()).hasSize(1);
        assertThat(driver.incidents()).isEmpty();
    }

    /** One event of block 90. */
    private void tellPast(String contract) {
        EventPosition position = new EventPosition(90L, "0x90", 900L, 0L, "0xtx", 0, 0);
        List.of(
                        new ContractBackfillStarted(contract, 90L, 100L),
                        new ContractEvent(position, contract, ByteBuffer.allocate(0), new PausedSet(true, 9L)),
                        ended(contract, 1))
                .forEach(body -> driver.input(Topics.CHAIN_EVENTS).pipeInput(Topics.CHAIN_KEY, new ChainRecord(body)));
    }

    private static ContractBackfillEnded ended(String contract, int events) {
        Hash32 digest = new Hash32(new byte[32]);
        return new ContractBackfillEnded(contract, 90L, 100L, events, digest, digest);
    }

    @Test
    void haltsWhenRecordCannotBeDecoded() {
        driver.raw(Topics.CHAIN_EVENTS).pipeInput(Topics.CHAIN_KEY, new byte[] {1, 2, 3});
        assertThat(haltedWith()).isEqualTo("RECORD_UNDECODABLE");
    }

    @Test
    void skipsUndecodableTickWithoutHalting() {
        driver.raw(Topics.PRICE_TICKS).pipeInput("BTC", new byte[] {9});
        assertThat(driver.views().position().halted()).isEmpty();
        assertThat(driver.incidents()).isEmpty();
    }
}
