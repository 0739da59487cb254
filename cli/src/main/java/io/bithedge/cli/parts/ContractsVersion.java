package io.bithedge.cli.parts;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Which contracts of ours: with vouchers, or with claims. The system runs the first; the second stands beside it. */
public enum ContractsVersion {
    ONE(1, "clarity/contracts"),
    TWO(2, "clarity/v2/contracts");

    private final int number;
    private final String folder;

    ContractsVersion(int number, String folder) {
        this.number = number;
        this.folder = folder;
    }

    public static Optional<ContractsVersion> of(int number) {
        return Arrays.stream(values())
                .filter(version -> version.number == number)
                .findFirst();
    }

    /** As the prints and the deployment say it. */
    public int number() {
        return number;
    }

    /** Where their sources are in a checkout. */
    public Path sources(Path home) {
        return home.resolve(folder);
    }
}
