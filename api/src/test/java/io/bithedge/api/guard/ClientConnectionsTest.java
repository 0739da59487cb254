package io.bithedge.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientConnectionsTest {
    private final ClientConnections connections = new ClientConnections(2);

    private static final class Line implements Channel {
        private boolean isOpen = true;

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public void close() {
            isOpen = false;
        }
    }

    @Test
    void eachClientHasHisShareAndGetsItBack() {
        Line first = new Line();
        assertThat(connections.admits("10.0.0.1", first)).isTrue();
        assertThat(connections.admits("10.0.0.1", new Line())).isTrue();
        assertThat(connections.admits("10.0.0.1", new Line())).isFalse();
        assertThat(connections.admits("10.0.0.2", new Line())).isTrue();

        first.close();
        assertThat(connections.admits("10.0.0.1", new Line())).isTrue();
    }

    /** One subscriber has 2^64 addresses. */
    @Test
    void allAddressesOfOneSubscriberAreOneClient() {
        assertThat(connections.admits("2001:db8:0:1::1", new Line())).isTrue();
        assertThat(connections.admits("2001:db8:0:1::2", new Line())).isTrue();
        assertThat(connections.admits("2001:db8:0:1::3", new Line())).isFalse();
    }

    @Test
    void forgetsWhoLeft() {
        for (int client = 0; client < 10_000; client++) {
            Line line = new Line();
            assertThat(connections.admits("10.0.%d.%d".formatted(client / 250, client % 250), line))
                    .isTrue();
            line.close();
        }

        assertThat(connections.clients()).isLessThan(2_000);
    }

    @Test
    void zeroIsAsManyAsHeLikes() {
        ClientConnections any = new ClientConnections(0);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lines.add(new Line());
        }

        assertThat(lines).allMatch(line -> any.admits("10.0.0.1", line));
    }
}
