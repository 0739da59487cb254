package io.bithedge.schemas.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.connection.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Pulse.Pace PACE = new Pulse.Pace(Duration.ofSeconds(3), Duration.ofSeconds(15));

    private final AtomicLong nowNanos = new AtomicLong();
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final Pulse pulse = new Pulse(
            "the broker",
            () -> {
                if (!answers.get()) {
                    throw new TimeoutException("no answer");
                }
            },
            PACE,
            nowNanos::get);

    private void passSeconds(long seconds) {
        nowNanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void saysForHowLongNobodyAnswered() {
        pulse.ask();
        answers.set(false);
        passSeconds(15);
        pulse.ask();
        assertThat(pulse.silence()).isEmpty();
        assertThat(pulse.age()).isEqualTo(Duration.ofSeconds(15));

        passSeconds(2);
        assertThat(pulse.silence()).hasValue("the broker has not answered for 17 s");
    }

    @Test
    void isAllWellWithTheNextAnswer() {
        passSeconds(60);
        assertThat(pulse.silence()).isPresent();
        pulse.ask();

        assertThat(pulse.silence()).isEmpty();
    }

    /** A stopped process: its system takes connections and bytes, and nobody reads them. */
    @Test
    void aBrokerThatTakesConnectionsOnlyIsSilent() throws IOException {
        try (ServerSocket stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                BrokerPulse silent = BrokerPulse.start(
                        Cluster.at("127.0.0.1:" + stopped.getLocalPort(), "mock://none"),
                        new Pulse.Pace(Duration.ofMillis(10), Duration.ofMillis(50)))) {
            while (silent.silence().isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(silent.age()).isGreaterThan(Duration.ofMillis(50));
        }
    }
}
