package io.bithedge.oracle.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.RecordingPublisher;
import io.bithedge.oracle.TestClock;
import io.bithedge.oracle.UsdPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosesFileFeedTest {
    private static final Close FIRST = new Close(Asset.BTC, "alpha", 20_000, UsdPrice.ofE8(6_000_000_000_000L));
    private static final Close SECOND = new Close(Asset.STX, "alpha", 20_001, UsdPrice.ofE8(80_000_000));

    @TempDir
    Path folder;

    private final RecordingPublisher publisher = new RecordingPublisher();

    private ClosesFileFeed feed() {
        return new ClosesFileFeed(folder.resolve("closes.csv"), new TestClock(0), publisher);
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("closes.csv"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void publishesAllAndThenWhatIsAppended() throws IOException {
        append("day,asset,source,close-usd\n20000,BTC,alpha,60000\n");
        ClosesFileFeed feed = feed();
        feed.doWork();
        assertThat(publisher.take()).containsExactly(FIRST);
        append("20001,STX,alpha,0.8\nnonsense\n");
        feed.doWork();
        assertThat(publisher.take()).containsExactly(SECOND);
        assertThat(feed.status().refused()).isEqualTo(1);
        assertThat(feed.doWork()).isZero();
    }

    @Test
    void sendsTheSameRecordsAfterARestart() throws IOException {
        append("20000,BTC,alpha,60000\n20001,STX,alpha,0.8\n");
        feed().doWork();
        feed().doWork();
        assertThat(publisher.take()).containsExactly(FIRST, SECOND, FIRST, SECOND);
    }

    @Test
    void losesNothingWhenTheBrokerWasAway() throws IOException {
        append("20000,BTC,alpha,60000\n");
        ClosesFileFeed feed = feed();
        publisher.failNext(1);
        assertThatThrownBy(feed::doWork).hasMessage("the broker is away");
        append("20001,STX,alpha,0.8\n");
        feed.doWork();
        assertThat(publisher.take()).containsExactly(FIRST, SECOND);
    }
}
