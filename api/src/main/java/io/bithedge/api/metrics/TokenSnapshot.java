package io.bithedge.api.metrics;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import org.jspecify.annotations.Nullable;

/**
 * `providers` counts those with a weight in the open epoch, in each book: whoever is in two tiers counts twice; null while a weighing is
 * not known. `policies` are live ones.
 */
record TokenSnapshot(
        Token token,
        Units capital,
        Units locked,
        long utilisationBps,
        Units capacityLeft,
        Units premiumEarned,
        Units premiumPending,
        Units losses,
        @Nullable Long providers,
        long policies) {}
