package io.bithedge.oracle.observe;

import io.bithedge.oracle.UsdPrice;

/**
 * What this operator's sources say of an asset.
 *
 * @param observedAtMs of the oldest price that it was made from, since 1970
 */
public record OwnPrice(UsdPrice price, long observedAtMs) {}
