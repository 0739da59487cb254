package io.bithedge.watcher.source;

import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.transaction.Seen;
import io.bithedge.watcher.transaction.TransactionSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the endpoints in their order, without those that rest; the first that knows the transaction answers. */
public final class FailoverTransactions implements TransactionSource {
    private final List<Place> places;
    private final InstantSource clock;

    /** Where transactions can be asked for: the endpoint keeps its health. */
    public record Place(Endpoint endpoint, TransactionSource transactions) {}

    public FailoverTransactions(List<Place> places, InstantSource clock) {
        this.places = List.copyOf(places);
        this.clock = clock;
    }

    @Override
    public Optional<Seen> find(String txid) {
        List<String> failures = new ArrayList<>();
        boolean isAnswered = false;
        for (Place place : places) {
            if (place.endpoint().health().isResting(clock.instant())) {
                failures.add(place.endpoint().name() + " rests");
                continue;
            }
            try {
                Optional<Seen> seen =
                        place.endpoint().ask(() -> place.transactions().find(txid));
                if (seen.isPresent()) {
                    return seen;
                }
                isAnswered = true;
            } catch (SourceException e) {
                failures.add(place.endpoint().name() + ": " + e.getMessage());
            }
        }
        if (isAnswered) {
            return Optional.empty();
        }
        throw new SourceException(
                places.isEmpty()
                        ? "no API is configured to look transactions up: bithedge.chain.api-url"
                        : "no endpoint answers: " + String.join("; ", failures));
    }
}
