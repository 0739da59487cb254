package io.bithedge.watcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.Digest;
import io.bithedge.watcher.follow.Floor;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.follow.PublishedBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillMeterTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final SourceTip TIP = new SourceTip(10_000, 1);

    private final BackfillMeter meter = new BackfillMeter();

    @Test
    void measuresOverTheLastHalfMinuteAndSaysHowLongItTakes() {
        // 50 blocks and 200 events a second.
        for (int second = 0; second <= 60; second++) {
            meter.wrote(new AgentObserver.Written(50, 200, 0), at(50L * second), START.plusSeconds(second));
        }
        BackfillProgress progress = meter.progress(at(3_000), TIP, START.plusSeconds(60));

        assertThat(progress.blocksPerSecond()).isEqualTo(50);
        assertThat(progress.eventsPerSecond()).isEqualTo(200);
        assertThat(progress.blocksLeft()).isEqualTo(7_000);
        assertThat(progress.timeLeft()).contains(Duration.ofSeconds(140));
        assertThat(progress)
                .hasToString("chain: block 3,000 of 10,000, 50 blocks/s, 200 events/s, about 2 min 20 s left");
    }

    @Test
    void standsStillWhenNothingWasWrittenLately() {
        meter.wrote(new AgentObserver.Written(50, 200, 0), at(50), START);
        BackfillProgress progress = meter.progress(at(50), TIP, START.plusSeconds(60));

        assertThat(progress.timeLeft()).isEmpty();
        assertThat(progress.toString()).endsWith("standing still");
    }

    @Test
    void hasNothingToSayAtTheTip() {
        assertThat(meter.progress(at(9_950), TIP, START).isNone()).isTrue();
    }

    private static Cursor at(long height) {
        BlockId id = new BlockId("0x%064x".formatted(height));
        PublishedBlock block = new PublishedBlock(
                new BlockHead(height, id, new BlockId("0x%064x".formatted(height + 1)), 1), Digest.ZERO);
        return new Cursor(new Floor.Final(block), List.of(), 1, Followed.NONE);
    }
}
