package io.bithedge.cli.parts;

import java.io.IOException;

/** A market whose prices the script moves. */
public interface MadeMarket {
    /** From now on an asset, BTC or STX, has this price everywhere. */
    void move(String asset, double usd) throws IOException;
}
