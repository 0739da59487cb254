package io.bithedge.oracle.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The venues we know. */
public final class Venues {
    public static final List<Venue> ALL = List.of(
            Binance.VENUE,
            Coinbase.VENUE,
            Kraken.VENUE,
            Bitstamp.VENUE,
            Bitfinex.VENUE,
            Gemini.VENUE,
            Okx.VENUE,
            Hermes.VENUE);

    private Venues() {}

    public static Optional<Venue> named(String name) {
        return ALL.stream().filter(venue -> venue.name().equals(name)).findFirst();
    }

    public static String names() {
        return ALL.stream().map(Venue::name).collect(Collectors.joining(", "));
    }
}
