package io.bithedge.watcher.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Token;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingAgentTest {
    private final List<ChainReading> published = new ArrayList<>();
    private final Set<Long> forgotten = new HashSet<>();
    private Optional<BlockHead> newestFinal = Optional.empty();
    private Instant now = Instant.EPOCH;
    private boolean isLogDown;
    private final ReadingAgent agent = new ReadingAgent(() -> newestFinal, this::read, new MemoryLog(), () -> now);

    /** Keeps what it is told, unless it is down. */
    private final class MemoryLog implements ReadingLog {
        @Override
        public void publish(List<ChainReading> readings) {
            if (isLogDown) {
                throw new Unavailable("no broker", new IllegalStateException());
            }
            published.addAll(readings);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private ChainReading read(Token token, BlockHead block) {
        if (forgotten.contains(block.height())) {
            throw new SourceException("no state of block " + block.height());
        }
        return new ChainReading(token, block.height(), block.id().hex(), block.burnHeight(), 1L, 2L, 3L, 4L, List.of());
    }

    private void finalBlock(long height) {
        newestFinal = Optional.of(new BlockHead(height, id(height), id(height - 1), 1));
    }

    private static BlockId id(long height) {
        return new BlockId("0x%064x".formatted(height));
    }

    private List<Long> heights() {
        return published.stream().map(ChainReading::getHeight).toList();
    }

    @Test
    void readsBothTokensOnceAtEveryNewFinalBlock() {
        assertThat(agent.doWork()).isZero();
        finalBlock(7);
        assertThat(agent.doWork()).isEqualTo(2);
        assertThat(agent.doWork()).isZero();
        finalBlock(8);
        agent.doWork();

        assertThat(published).extracting(ChainReading::getToken).contains(Token.STX, Token.SBTC);
        assertThat(heights()).containsExactly(7L, 7L, 8L, 8L);
        assertThat(published.getFirst().getIndexBlockHash()).isEqualTo(id(7).hex());
        assertThat(agent.status()).isEqualTo(new ReadingStatus(8, 0, ""));
    }

    @Test
    void readsOnlyTheNewestOfSeveralFinalBlocks() {
        finalBlock(7);
        agent.doWork();
        finalBlock(12);
        agent.doWork();

        assertThat(heights()).containsExactly(7L, 7L, 12L, 12L);
    }

    @Test
    void showsTheLagAndTakesTheNextBlockWhenTheNodeHasForgottenTheState() {
        finalBlock(7);
        agent.doWork();
        forgotten.add(9L);
        finalBlock(9);
        assertThat(agent.doWork()).isZero();
        assertThat(agent.status()).isEqualTo(new ReadingStatus(7, 2, "no state of block 9"));

        finalBlock(11);
        assertThat(agent.doWork()).as("before the delay is over").isZero();
        assertThat(agent.status().lag()).isEqualTo(4);
        now = now.plusSeconds(1);
        assertThat(agent.doWork()).isEqualTo(2);
        assertThat(heights()).containsExactly(7L, 7L, 11L, 11L);
        assertThat(agent.status()).isEqualTo(new ReadingStatus(11, 0, ""));
    }

    @Test
    void publishesAgainWhenTheLogCameBack() {
        isLogDown = true;
        finalBlock(7);
        agent.doWork();
        assertThat(agent.status().reason()).isEqualTo("no broker");
        isLogDown = false;
        now = now.plusSeconds(1);

        assertThat(agent.doWork()).isEqualTo(2);
    }
}
