package io.bithedge.watcher.app;

import io.bithedge.schemas.seats.Seats;
import io.bithedge.watcher.app.AgentThread.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The one seat that several watchers share: who has it follows the chain and writes, the others stand by and take pushes. A step that was
 * under way when the seat was lost can write nothing any more once the next one has opened the log: that fences it.
 */
final class WatcherSeat implements SmartLifecycle, Seats.Holder {
    /** There is one partition. */
    private static final int SEAT = 0;

    private static final Duration STANDBY = Duration.ofMillis(200);

    private final Function<Seats.Holder, Seats> joining;
    private final List<Runnable> onGain = new CopyOnWriteArrayList<>();
    private volatile @Nullable Seats seats;

    WatcherSeat(Function<Seats.Holder, Seats> joining) {
        this.joining = joining;
    }

    /** What is to be opened anew by whoever takes over, before his first step. */
    void onGain(Runnable opening) {
        onGain.add(opening);
    }

    /** A step that is left out while another watcher leads. */
    Step gated(Step step) {
        return () -> leads() ? step.run() : STANDBY;
    }

    boolean leads() {
        Seats taken = seats;
        return taken != null && taken.holds(SEAT);
    }

    boolean hasJoined() {
        Seats taken = seats;
        return taken != null && taken.hasJoined();
    }

    /** By its `bithedge.instance.id`; empty while nobody does, or nobody knows yet. */
    Optional<String> leader() {
        return members().entrySet().stream()
                .filter(member -> member.getValue().contains(SEAT))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Map<String, Set<Integer>> members() {
        Seats taken = seats;
        return taken == null ? Map.of() : taken.members();
    }

    /** Why this one does nothing; empty when it leads. */
    Optional<String> standsBy() {
        if (leads()) {
            return Optional.empty();
        }
        Optional<String> trouble = Optional.ofNullable(seats).flatMap(Seats::trouble);
        return trouble.or(() -> Optional.of(
                leader().map(other -> "stands by, %s leads".formatted(other)).orElse("waits to be told who leads")));
    }

    @Override
    public void gained(int seat) {
        onGain.forEach(Runnable::run);
    }

    @Override
    public void lost(int seat) {
        // Who leads is asked before each step.
    }

    @Override
    public void start() {
        seats = joining.apply(this);
    }

    @Override
    public void stop() {
        Seats taken = seats;
        seats = null;
        if (taken != null) {
            taken.close();
        }
    }

    @Override
    public boolean isRunning() {
        return seats != null;
    }

    /** Behind the threads of the agents when it stops: then the next one finds nothing half done. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }
}
