package io.bithedge.api.metrics;

import org.jspecify.annotations.Nullable;

/**
 * `providers` counts those with a weight in the open epoch, in each book: whoever is in two tiers counts twice; null while a weighing is
 * not known. `policies` are live ones.
 */
record TokenSnapshot(
        String token,
        String capital,
        String locked,
        long utilisationBps,
        String capacityLeft,
        String premiumEarned,
        String premiumPending,
        String losses,
        @Nullable Long providers,
        long policies) {}
