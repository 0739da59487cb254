package io.bithedge.api.providers;

import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;

/** A weight that a leaf names. */
public record LeafWeight(Epoch epoch, SubUnits weight) {}
