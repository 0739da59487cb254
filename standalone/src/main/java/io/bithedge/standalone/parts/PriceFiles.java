package io.bithedge.standalone.parts;

import java.nio.file.Path;

/**
 * What the oracle replays.
 *
 * @param ticks followed as it grows
 * @param closes past daily closes, from which volatility is computed
 */
public record PriceFiles(Path ticks, Path closes) {}
