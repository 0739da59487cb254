package io.bithedge.cli.parts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bithedge.contracts.ContractsVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where our contracts are: written by the deploy step, read by everything that starts a service.
 *
 * @param network devnet, testnet or mainnet
 * @param chainId of the signed transactions
 * @param vault full principal, also registry and oracle
 * @param sbtc principal of the sBTC token
 * @param roles principal of pool-roles; version 1 has none
 * @param contracts version of the contracts; what an older command wrote down does not say it, and is 1
 * @param startHeight the first Stacks block that can carry a print of ours
 * @param accounts address by role
 */
public record Deployment(
        String network,
        long chainId,
        String vault,
        String registry,
        String oracle,
        String sbtc,
        Optional<String> roles,
        int contracts,
        long startHeight,
        Map<String, String> accounts) {
    // A number that an older command did not write is 0.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public Deployment {
        // Sorted: the same deployment is the same text.
        contracts = contracts == 0 ? 1 : contracts;
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    @JsonIgnore
    public ContractsVersion version() {
        return ContractsVersion.of(contracts)
                .orElseThrow(() -> new IllegalArgumentException(
                        "contracts: expected version 1 or 2 in the deployment, got " + contracts));
    }

    /** Whether the contracts are where money is, and not on a devnet of this machine. */
    @JsonIgnore
    public boolean isOnNetwork() {
        return !network.equals("devnet");
    }

    public static Optional<Deployment> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), Deployment.class))
                : Optional.empty();
    }

    public void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }
}
