package io.bithedge.signer.policy;

import io.bithedge.stacks.address.Principal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which firm quotes the quoter's key signs.
 *
 * @param registry the one contract that they are for
 * @param collateralRatioBps of the registry: collateral over the value protected, for a PUT
 * @param minRateBps of the registry: rent of the collateral, a year
 * @param longestValiditySeconds how far ahead of our clock a quote may end; none where the chain has a clock of its own
 * @param collateralPerHour by token, base units: most that the quotes of one hour may lock
 */
public record QuotePolicy(
        Principal.Contract registry,
        int collateralRatioBps,
        int minRateBps,
        Optional<Integer> longestValiditySeconds,
        Map<String, Long> collateralPerHour) {
    public QuotePolicy {
        collateralPerHour = Collections.unmodifiableMap(new TreeMap<>(collateralPerHour));
    }
}
