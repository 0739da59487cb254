package io.bithedge.pool.view;

/** What has a price in USD. */
public enum Asset {
    BTC,
    STX
}
