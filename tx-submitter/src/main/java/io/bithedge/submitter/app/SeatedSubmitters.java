package io.bithedge.submitter.app;

import io.bithedge.schemas.seats.Seats;
import io.bithedge.submitter.value.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * One agent for each seat that the group of submitters gave to this process, and none for the others. A process without a seat stands by.
 */
final class SeatedSubmitters implements SmartLifecycle, Seats.Holder {
    private final Function<Seats.Holder, Seats> joining;
    private final IntFunction<SubmitterRunner> runners;
    private final Supplier<Optional<String>> silence;
    private final Map<Integer, SubmitterRunner> seated = new ConcurrentSkipListMap<>();
    private volatile @Nullable Seats seats;

    /** {@code silence}: in words since when broker or signer are silent; agents wait for them without a word for a minute. */
    SeatedSubmitters(
            Function<Seats.Holder, Seats> joining,
            IntFunction<SubmitterRunner> runners,
            Supplier<Optional<String>> silence) {
        this.joining = joining;
        this.runners = runners;
        this.silence = silence;
    }

    @Override
    public void gained(int seat) {
        SubmitterRunner runner = runners.apply(seat);
        seated.put(seat, runner);
        runner.start();
    }

    @Override
    public void lost(int seat) {
        SubmitterRunner runner = seated.remove(seat);
        if (runner != null) {
            runner.stop();
        }
    }

    Snapshot snapshot() {
        return seated.values().stream()
                .map(SubmitterRunner::snapshot)
                .reduce(Snapshot::and)
                .orElse(Snapshot.EMPTY);
    }

    boolean isReady() {
        return hasJoined()
                && seated.values().stream().allMatch(SubmitterRunner::isReady)
                && silence.get().isEmpty();
    }

    private boolean hasJoined() {
        Seats joined = seats;
        return joined != null && joined.hasJoined();
    }

    /** Empty when all is well. */
    Optional<String> trouble() {
        Optional<String> silent = silence.get();
        if (silent.isPresent()) {
            return silent;
        }
        Seats joined = seats;
        if (joined == null || !joined.hasJoined()) {
            return Optional.ofNullable(joined).flatMap(Seats::trouble).or(() -> Optional.of("starting"));
        }
        String troubles = seated.values().stream()
                .flatMap(runner -> runner.trouble().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return Stream.of(troubles).filter(words -> !words.isEmpty()).findFirst();
    }

    Set<Integer> held() {
        return new TreeSet<>(seated.keySet());
    }

    /** Seats by the name of the process, as of some seconds ago. */
    Map<String, Set<Integer>> members() {
        Seats joined = seats;
        return joined == null ? Map.of() : joined.members();
    }

    @Override
    public void start() {
        seats = joining.apply(this);
    }

    /** Agents stop first: what they are at is done when others begin. */
    @Override
    public void stop() {
        Seats joined = seats;
        seats = null;
        if (joined != null) {
            joined.close();
        }
    }

    @Override
    public boolean isRunning() {
        return seats != null;
    }
}
