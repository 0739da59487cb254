package io.bithedge.watcher.app;

import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.ObserverServer;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.push.PushIntake;
import io.bithedge.watcher.sink.KafkaObservationLog;
import io.bithedge.watcher.sink.LogSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;

/** The receiver of pushes and the source behind it; nothing when it is off. */
final class PushReceiver implements AutoCloseable {
    private final Optional<Parts> parts;

    private record Parts(ObserverServer server, PushIntake intake, PushBlockSource source) {}

    private PushReceiver(Optional<Parts> parts) {
        this.parts = parts;
    }

    static PushReceiver of(WatcherProperties properties) {
        SourceProperties.Push push = properties.sources().push();
        return new PushReceiver(push.isOn() ? Optional.of(listen(push, properties)) : Optional.empty());
    }

    private static Parts listen(SourceProperties.Push push, WatcherProperties properties) {
        LogSettings log = properties.log();
        LogSettings own =
                new LogSettings(log.bootstrapServers(), log.registryUrl(), log.transactionalId() + "-observer");
        BlockWindow window = new BlockWindow(push.windowHeights());
        PushIntake intake = new PushIntake(
                new KafkaObservationLog(own),
                window,
                properties.watcher().contracts(),
                push.accounts(),
                InstantSource.system());
        InetSocketAddress address = new InetSocketAddress(push.address(), push.port());
        try {
            ObserverServer server = ObserverServer.start(
                    intake, address, new ObserverServer.BodyLimits(push.maxBodyBytes(), push.folder()));
            return new Parts(server, intake, new PushBlockSource(intake, window));
        } catch (IOException e) {
            throw new WatcherProperties.BadProperty(
                    "bithedge.watcher.push-port", "cannot listen on %s: %s".formatted(address, e.getMessage()));
        }
    }

    Optional<PushBlockSource> source() {
        return parts.map(Parts::source);
    }

    @Override
    public void close() {
        parts.ifPresent(all -> {
            all.server().close();
            all.intake().close();
        });
    }
}
