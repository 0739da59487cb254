package io.bithedge.signer.cli;

import io.bithedge.stacks.signing.keyfile.Argon2Cost;
import picocli.CommandLine.Option;

/** What a guess of the passphrase is to cost. */
final class CostOptions {
    @Option(
            names = "--memory-kib",
            paramLabel = "N",
            defaultValue = "65536",
            description = "Argon2id memory, at least 19456 (default: ${DEFAULT-VALUE}).")
    private int memoryKib;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "3",
            description = "Argon2id passes, at least 2 (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "4",
            description = "Argon2id lanes (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    Argon2Cost cost() {
        return new Argon2Cost(memoryKib, iterations, parallelism);
    }
}
