package io.bithedge.cli.parts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where our contracts are: written by the deploy step, read by everything that starts a service.
 *
 * @param network devnet, testnet or mainnet
 * @param chainId of the signed transactions
 * @param vault full principal, also registry and oracle
 * @param sbtc principal of the sBTC token
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
        long startHeight,
        Map<String, String> accounts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Deployment {
        // Sorted: the same deployment is the same text.
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
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
