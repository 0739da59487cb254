package io.bithedge.pool.view;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;

/** When a policy was sold, and the prices of then. */
public record PolicyCreation(BurnHeight burnHeight, String txid, PriceE8 btcPrice, PriceE8 stxPrice) {}
