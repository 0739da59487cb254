package io.bithedge.cli.parts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where our contracts are: written by the deploy step, read by everything that starts a service.
 *
 * @param network devnet, testnet or mainnet
 * @param chainId of the signed transactions
 * @param vault full principal, also registry and oracle
 * @param sbtc principal of the sBTC token
 * @param roles full principal of pool-roles
 * @param contracts version of the contracts: {@link #CONTRACTS}
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
        String roles,
        int contracts,
        long startHeight,
        Map<String, String> accounts) {
    /** The version that the services run. What commands before it wrote down says 1, or none. */
    public static final int CONTRACTS = 2;

    /** Roles of pool-roles that one account holds. */
    private static final List<String> HELD = List.of("owner", "guardian", "allocator", "fee-recipient", "quoter");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Deployment {
        // Sorted: the same deployment is the same text.
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** Who was put into which role, as the watcher reads it: {@code owner=ST..,submitter=ST..}. The keeper has none, the deployer none left. */
    @JsonIgnore
    public String expectedRoles() {
        Stream<String> held = HELD.stream().filter(accounts::containsKey).map(role -> role + "=" + accounts.get(role));
        Stream<String> submitters = accounts.entrySet().stream()
                .filter(account -> account.getKey().startsWith("oracle-"))
                .map(account -> "submitter=" + account.getValue());
        return Stream.of(held, Stream.of("registry=" + registry), submitters)
                .flatMap(each -> each)
                .collect(Collectors.joining(","));
    }

    /** Whether the contracts are where money is, and not on a devnet of this machine. */
    @JsonIgnore
    public boolean isOnNetwork() {
        return !network.equals("devnet");
    }

    /** Empty without a file. Contracts of another version are an IllegalArgumentException that says how to start anew. */
    public static Optional<Deployment> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode written = JSON.readTree(Files.readString(file));
        int version = written.path("contracts").asInt(1);
        if (version != CONTRACTS) {
            throw new IllegalArgumentException(
                    "%s is of contracts of version %d (vault %s), and this release runs version %d, which holds no money of theirs. Start anew: `bithedge down`, move %s away, `bithedge up`; or name another folder with --data. The release that made it still reads it"
                            .formatted(
                                    file,
                                    version,
                                    written.path("vault").asString("?"),
                                    CONTRACTS,
                                    file.toAbsolutePath().getParent()));
        }
        return Optional.of(JSON.treeToValue(written, Deployment.class));
    }

    public void write(Path file) throws IOException {
        AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }
}
