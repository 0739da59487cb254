package io.bithedge.oracle.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.RecordingPublisher;
import io.bithedge.oracle.TestClock;
import io.bithedge.oracle.UsdPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicksFileFeedTest {
    private static final long START = 1_700_000_000_000L;
    private static final Duration NO_HEARTBEAT = Duration.ZERO;

    @TempDir
    Path folder;

    private Path file;
    private final TestClock clock = new TestClock(START);
    private final RecordingPublisher publisher = new RecordingPublisher();

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("ticks.csv");
    }

    private TicksFileFeed feed(Duration heartbeat) {
        return new TicksFileFeed(file, folder.resolve("state"), heartbeat, clock, publisher);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Tick btc(long usd, long atMs) {
        return new Tick(Asset.BTC, "alpha", UsdPrice.ofE8(usd * 100_000_000), atMs);
    }

    @Test
    void publishesEachLineWhenItsTimeHasCome() throws IOException {
        append("0,BTC,alpha,60000\n1000,BTC,alpha,60100\n1000,BTC,alpha,60200\n2500,BTC,alpha,60300\n");
        TicksFileFeed feed = feed(NO_HEARTBEAT);
        assertThat(feed.doWork()).isEqualTo(1);
        assertThat(publisher.take()).containsExactly(btc(60_000, START));
        assertThat(feed.doWork()).isZero();
        clock.advance(1_000);
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(60_100, START + 1_000), btc(60_200, START + 1_000));
        clock.advance(5_000);
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(60_300, START + 2_500));
    }

    @Test
    void followsAFileThatGrowsAndWaitsForWholeLines() throws IOException {
        TicksFileFeed feed = feed(NO_HEARTBEAT);
        assertThat(feed.doWork()).isZero();
        assertThat(feed.trouble()).hasValueSatisfying(t -> assertThat(t).contains("cannot be read"));
        append("now,BTC,alpha,600");
        assertThat(feed.doWork()).isZero();
        assertThat(feed.trouble()).isEmpty();
        clock.advance(70);
        append("00\n");
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(60_000, START + 70));
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() throws IOException {
        append("0,BTC,alpha,60000\n60000,BTC,alpha,70000\n");
        feed(NO_HEARTBEAT).doWork();
        publisher.take();
        clock.advance(90_000);
        feed(NO_HEARTBEAT).doWork();
        // The second line was due 60 s after the first start, not after the restart; the first is not sent again.
        assertThat(publisher.take()).containsExactly(btc(70_000, START + 60_000));
    }

    @Test
    void sendsTheSameAgainWhenTheBrokerWasAway() throws IOException {
        append("0,BTC,alpha,60000\n0,BTC,alpha,60100\n");
        TicksFileFeed feed = feed(NO_HEARTBEAT);
        publisher.failNext(1);
        assertThatThrownBy(feed::doWork).hasMessage("the broker is away");
        clock.advance(2_000);
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(60_000, START), btc(60_100, START));
    }

    @Test
    void skipsAMalformedLineAndSaysSo() throws IOException {
        append("0,BTC,alpha,60000\n0,BTC,alpha,minus one\n0,BTC,alpha,60100\n");
        TicksFileFeed feed = feed(NO_HEARTBEAT);
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(60_000, START), btc(60_100, START));
        assertThat(feed.status().refused()).isEqualTo(1);
        // 18 bytes of the first line, 22 of the second.
        assertThat(feed.status().lastRefusal()).contains("before byte 40").contains("'minus one'");
    }

    @Test
    void repeatsStandingPricesEveryHeartbeat() throws IOException {
        append("0,BTC,alpha,60000\n0,BTC,beta,60010\n4000,BTC,alpha,61000\n");
        TicksFileFeed feed = feed(Duration.ofSeconds(5));
        feed.doWork();
        clock.advance(4_000);
        feed.doWork();
        publisher.take();
        clock.advance(1_000);
        feed.doWork();
        assertThat(publisher.take())
                .containsExactly(new Tick(Asset.BTC, "beta", UsdPrice.ofE8(6_001_000_000_000L), START + 5_000));
        clock.advance(4_000);
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(61_000, START + 9_000));
    }

    @Test
    void knowsStandingPricesAfterARestart() throws IOException {
        append("0,BTC,alpha,60000\n0,BTC,alpha,61000\n");
        feed(NO_HEARTBEAT).doWork();
        publisher.take();
        clock.advance(1_000);
        feed(Duration.ofSeconds(5)).doWork();
        assertThat(publisher.take()).containsExactly(btc(61_000, START + 1_000));
    }

    @Test
    void startsOverWhenTheFileIsReplacedByAShorterOne() throws IOException {
        append("0,BTC,alpha,60000\n0,BTC,alpha,61000\n");
        TicksFileFeed feed = feed(NO_HEARTBEAT);
        feed.doWork();
        publisher.take();
        Files.writeString(file, "0,BTC,alpha,50000\n");
        clock.advance(3_000);
        feed.doWork();
        assertThat(publisher.take()).containsExactly(btc(50_000, START + 3_000));
    }

    @Test
    void refusesDamagedProgress() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state").resolve("ticks-file.progress"), "half a li");
        assertThatThrownBy(() -> feed(NO_HEARTBEAT)).hasMessageContaining("delete it to start over");
    }

    @Test
    void readsAFileOfManyChunks() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("0,BTC,alpha,").append(60_000 + i % 1_000).append('\n');
        }
        append(text.toString());
        TicksFileFeed feed = feed(NO_HEARTBEAT);
        int published = 0;
        for (int work = feed.doWork(); work > 0; work = feed.doWork()) {
            published += work;
        }
        List<Observation> all = publisher.take();
        assertThat(published).isEqualTo(100_000);
        assertThat(all.getLast()).isEqualTo(btc(60_999, START));
    }
}
