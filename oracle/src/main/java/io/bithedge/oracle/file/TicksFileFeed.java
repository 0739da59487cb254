package io.bithedge.oracle.file;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Feed;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Publisher;
import io.bithedge.oracle.Tally;
import io.bithedge.oracle.UsdPrice;
import io.bithedge.oracle.file.PriceLine.TickLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A market out of a file: each line is published when its time has come, and a file that grows is followed.
 *
 * <p>Between two lines the last price of a source stands: it is repeated every heartbeat with the time of the repetition, because
 * a market that does not move is not a market that is silent. A crash after publishing and before the progress is stored
 * repeats at most one batch of the same records.
 */
public final class TicksFileFeed implements Feed {
    private final Path path;
    private final Path progressFile;
    private final Duration heartbeat;
    private final InstantSource clock;
    private final Publisher publisher;
    private final Tally tally = new Tally("ticks-file");
    private final TailedFile file;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Map<Quoted, Standing> standing = new LinkedHashMap<>();
    private Progress progress;

    private record Pending(TickLine line, long end) {}

    private record Quoted(Asset asset, String source) {}

    private record Standing(UsdPrice price, long publishedAtMs) {}

    /** @param heartbeat how often a standing price is repeated; zero: never. */
    public TicksFileFeed(Path path, Path stateDir, Duration heartbeat, InstantSource clock, Publisher publisher) {
        this.path = path;
        this.heartbeat = heartbeat;
        this.clock = clock;
        this.publisher = publisher;
        try {
            Files.createDirectories(stateDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progressFile = stateDir.resolve("ticks-file.progress");
        progress = Progress.load(progressFile).orElseGet(this::begun);
        file = new TailedFile(path, progress.position());
        if (!file.isReplaced()) {
            recallStandingPrices();
        }
    }

    @Override
    public String name() {
        return "ticks-file";
    }

    @Override
    public int doWork() {
        if (file.isReplaced()) {
            startOver();
        }
        if (pending.isEmpty()) {
            file.readNew().forEach(this::decode);
        }
        return publishDue() + repeatStanding();
    }

    @Override
    public Optional<String> trouble() {
        return file.exists() ? Optional.empty() : Optional.of("ticks file " + path + " cannot be read");
    }

    @Override
    public FeedStatus status() {
        return tally.status();
    }

    private Progress begun() {
        Progress first = new Progress(clock.millis(), 0);
        first.store(progressFile);
        return first;
    }

    private void startOver() {
        tally.refused(path + " became shorter: taken for another file and read from its beginning");
        file.rewind();
        pending.clear();
        progress = begun();
    }

    /** The lines already published, read again for the prices that stand. */
    private void recallStandingPrices() {
        TailedFile before = new TailedFile(path, 0);
        for (List<TailedFile.Line> lines = before.readNew(); !lines.isEmpty(); lines = before.readNew()) {
            for (TailedFile.Line line : lines) {
                if (line.end() > progress.position()) {
                    return;
                }
                if (PriceLine.tick(line.text()) instanceof TickLine tick) {
                    stand(tick, 0);
                }
            }
        }
    }

    private void decode(TailedFile.Line line) {
        switch (PriceLine.tick(line.text())) {
            case TickLine tick -> pending.add(new Pending(tick, line.end()));
            case PriceLine.Malformed(String why) ->
                tally.refused("%s, line before byte %d: %s".formatted(path, line.end(), why));
            case PriceLine.CloseLine ignored -> {}
            case PriceLine.Nothing ignored -> {}
        }
    }

    private int publishDue() {
        long now = clock.millis();
        List<Pending> due = new ArrayList<>();
        // In file order: a line whose time has come waits behind one whose time has not.
        while (!pending.isEmpty() && observedAt(pending.element().line(), now) <= now) {
            due.add(pending.remove());
        }
        if (due.isEmpty()) {
            return 0;
        }
        try {
            publisher.publish(due.stream().map(p -> tick(p.line(), now)).toList());
        } catch (RuntimeException e) {
            due.reversed().forEach(pending::addFirst);
            throw e;
        }
        due.forEach(p -> stand(p.line(), now));
        progress = new Progress(progress.startedAtMs(), due.getLast().end());
        progress.store(progressFile);
        tally.published(due.size(), now);
        return due.size();
    }

    private int repeatStanding() {
        if (heartbeat.isZero()) {
            return 0;
        }
        long now = clock.millis();
        List<Tick> repeated = new ArrayList<>();
        standing.forEach((quoted, last) -> {
            if (now - last.publishedAtMs() >= heartbeat.toMillis()) {
                repeated.add(new Tick(quoted.asset(), quoted.source(), last.price(), now));
            }
        });
        if (!repeated.isEmpty()) {
            publisher.publish(repeated);
            repeated.forEach(t -> standing.put(new Quoted(t.asset(), t.source()), new Standing(t.price(), now)));
            tally.published(repeated.size(), now);
        }
        return repeated.size();
    }

    private void stand(TickLine line, long nowMs) {
        standing.put(new Quoted(line.asset(), line.source()), new Standing(line.price(), nowMs));
    }

    private Tick tick(TickLine line, long now) {
        return new Tick(line.asset(), line.source(), line.price(), observedAt(line, now));
    }

    private long observedAt(TickLine line, long now) {
        return line.offsetMs().isPresent()
                ? progress.startedAtMs() + line.offsetMs().getAsLong()
                : now;
    }
}
