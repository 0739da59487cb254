package io.bithedge.watcher.app;

import io.bithedge.settings.BadSetting;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.HeightLimit;
import io.bithedge.watcher.push.LeadersMempool;
import io.bithedge.watcher.push.ObserverServer;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.push.PushIntake;
import io.bithedge.watcher.sink.KafkaObservationLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;

/** The receiver of pushes and the source behind it; nothing when it is off. */
final class PushReceiver implements AutoCloseable {
    private final Optional<Parts> parts;

    private record Parts(ObserverServer server, PushIntake intake, Pushed pushed) {}

    /** What was pushed, and how far above what is pulled a push may lie. */
    record Pushed(PushBlockSource source, HeightLimit limit) {}

    private PushReceiver(Optional<Parts> parts) {
        this.parts = parts;
    }

    /** `onNews` is called behind each new block that was pushed. Each watcher takes pushes, also one that stands by. */
    static PushReceiver of(ProcessSettings settings, WatcherSeat seat, Runnable onNews) {
        PushSettings push = settings.sources().push();
        if (!push.isOn()) {
            return new PushReceiver(Optional.empty());
        }
        Parts parts = listen(push, settings, seat, onNews);
        seat.onGain(parts.intake()::openAnew);
        return new PushReceiver(Optional.of(parts));
    }

    private static Parts listen(PushSettings push, ProcessSettings settings, WatcherSeat seat, Runnable onNews) {
        BlockWindow window = new BlockWindow(push.windowHeights(), onNews);
        HeightLimit limit = new HeightLimit(push.maxAhead());
        PushIntake intake = new PushIntake(
                new LeadersMempool(
                        new KafkaObservationLog(settings.log().beside("-observer-" + settings.member())), seat::leads),
                window,
                new PushIntake.Interest(settings.watcher().contracts(), push.accounts()),
                limit,
                InstantSource.system());
        InetSocketAddress address = new InetSocketAddress(push.address(), push.port());
        try {
            ObserverServer server = ObserverServer.start(intake, push.door(), address, push.bodies());
            return new Parts(server, intake, new Pushed(new PushBlockSource(intake, window), limit));
        } catch (IOException e) {
            throw new BadSetting(PushSettings.PORT, "a port to listen on", "%s: %s".formatted(address, e.getMessage()));
        }
    }

    Optional<Pushed> pushed() {
        return parts.map(Parts::pushed);
    }

    @Override
    public void close() {
        parts.ifPresent(all -> {
            all.server().close();
            all.intake().close();
        });
    }
}
