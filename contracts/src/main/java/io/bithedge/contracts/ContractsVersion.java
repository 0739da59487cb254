package io.bithedge.contracts;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The version of the contracts: every print names its own, and the numbers of errors and some arguments differ. */
public enum ContractsVersion {
    V1(1),
    V2(2);

    private final long number;

    ContractsVersion(long number) {
        this.number = number;
    }

    /** As the contracts print it, and as the configuration and the deployment spell it. */
    public long number() {
        return number;
    }

    public static Optional<ContractsVersion> of(BigInteger number) {
        return Arrays.stream(values())
                .filter(version -> BigInteger.valueOf(version.number).equals(number))
                .findFirst();
    }

    public static Optional<ContractsVersion> of(long number) {
        return of(BigInteger.valueOf(number));
    }
}
