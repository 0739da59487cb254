package io.bithedge.oracle.file;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.Publisher;
import io.bithedge.oracle.Tally;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Daily closes out of a file that may grow. The whole file is published at every start: a close is identified by asset, source
 * and day, so sending it again changes nothing, and price-ticks keeps a week only.
 */
public final class ClosesFileFeed implements Feed {
    private final Path path;
    private final InstantSource clock;
    private final Publisher publisher;
    private final Tally tally = new Tally("closes-file");
    private final TailedFile file;
    private List<Close> unpublished = new ArrayList<>();

    public ClosesFileFeed(Path path, InstantSource clock, Publisher publisher) {
        this.path = path;
        this.clock = clock;
        this.publisher = publisher;
        file = new TailedFile(path, 0);
    }

    @Override
    public String name() {
        return "closes-file";
    }

    @Override
    public int doWork() {
        if (file.isReplaced()) {
            file.rewind();
        }
        file.readNew().forEach(this::decode);
        if (unpublished.isEmpty()) {
            return 0;
        }
        publisher.publish(unpublished);
        int count = unpublished.size();
        unpublished = new ArrayList<>();
        tally.published(count, clock.millis());
        return count;
    }

    @Override
    public Optional<String> trouble() {
        return file.exists() ? Optional.empty() : Optional.of("closes file " + path + " cannot be read");
    }

    @Override
    public FeedStatus status() {
        return tally.status();
    }

    private void decode(TailedFile.Line line) {
        switch (PriceLine.close(line.text())) {
            case PriceLine.CloseLine(Close close) -> unpublished.add(close);
            case PriceLine.Malformed(String why) ->
                tally.refused("%s, line before byte %d: %s".formatted(path, line.end(), why));
            case PriceLine.TickLine ignored -> {}
            case PriceLine.Nothing ignored -> {}
        }
    }
}
