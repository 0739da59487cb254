package io.bithedge.oracle;

/** Somebody who knows prices now. Whatever goes wrong at a source is a Reading, never an exception. */
public interface PriceSource {
    String name();

    Reading read(Asset asset);

    SourceStatus status();
}
