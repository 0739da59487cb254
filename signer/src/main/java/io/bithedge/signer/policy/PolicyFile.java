package io.bithedge.signer.policy;

import io.bithedge.signer.policy.Policy.RolePolicy;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the operator's policy. Everything in it is checked at once; a fault is named by its path in the file. */
public final class PolicyFile {
    private static final int VERSION = 1;
    /** 1,000 STX: far above what any transaction of ours is worth. */
    private static final long MOST_FEE = 1_000_000_000;
    /** The supply of STX is below 2 * 10^15 micro-STX; a hundred times that still adds up without overflow. */
    private static final long MOST_SPEND = 200_000_000_000_000_000L;

    /** The registry takes no quote that ends later. */
    private static final int LONGEST_VALIDITY_SECONDS = 300;

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private PolicyFile() {}

    public static Policy read(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file));
    }

    public static Policy parse(String source, String text) {
        StrictJson json =
                StrictJson.parse(source, text).only("version", "network", "chainId", "vault", "roles", "quotes");
        json.small("version", VERSION, VERSION);
        Network network = json.field("network").parsed("mainnet or testnet", PolicyFile::network);
        long chainId = json.integer("chainId", 1, 0xffff_ffffL);
        if ((network == Network.MAINNET) != (chainId == Network.MAINNET.chainId())) {
            throw json.field("chainId")
                    .mismatch("1 for mainnet and another number for testnet", chainId + " for " + network.label());
        }
        Principal.Contract vault = json.field("vault").parsed("a contract", Principal.Contract::parse);
        requireNetwork(vault, network, json.field("vault"));
        return new Policy(
                network,
                chainId,
                vault,
                roles(json.field("roles"), network),
                json.optional("quotes").map(quotes -> quotes(quotes, network)));
    }

    private static QuotePolicy quotes(StrictJson json, Network network) {
        json.only("registry", "collateralRatioBps", "minRateBps", "longestValiditySeconds", "collateralPerHour");
        Principal.Contract registry = json.field("registry").parsed("a contract", Principal.Contract::parse);
        requireNetwork(registry, network, json.field("registry"));
        // Only a devnet's blocks have times that no clock shows.
        Optional<Integer> longest = network == Network.MAINNET
                        || json.optional("longestValiditySeconds").isPresent()
                ? Optional.of(json.small("longestValiditySeconds", 1, LONGEST_VALIDITY_SECONDS))
                : Optional.empty();
        StrictJson perHour = json.field("collateralPerHour").only("STX", "SBTC");
        return new QuotePolicy(
                registry,
                json.small("collateralRatioBps", 10_000, 30_000),
                json.small("minRateBps", 0, 10_000),
                longest,
                Map.of(
                        "STX", perHour.integer("STX", 0, MOST_SPEND),
                        "SBTC", perHour.integer("SBTC", 0, MOST_SPEND)));
    }

    private static Map<String, RolePolicy> roles(StrictJson json, Network network) {
        Map<String, StrictJson> entries = json.entries();
        if (entries.isEmpty()) {
            throw json.mismatch("at least one role", "none");
        }
        Map<String, RolePolicy> roles = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (name.equals(Policy.QUOTER)) {
                throw entry.mismatch("no transactions of the quoter: its key signs quotes alone", name);
            }
            if (!ROLE.matcher(name).matches()) {
                throw entry.mismatch("a role of a-z, 0-9 and hyphens, at most 32", "'" + name + "'");
            }
            roles.put(name, role(name, entry, entries.keySet(), network));
        });
        return roles;
    }

    private static RolePolicy role(String name, StrictJson json, Set<String> known, Network network) {
        json.only("calls", "maxFeeMicroStx", "dailyLimitMicroStx", "originSpendMicroStx", "fillerTo");
        long maxFee = json.integer("maxFeeMicroStx", 1, MOST_FEE);
        return new RolePolicy(
                calls(json, network),
                maxFee,
                // Below one fee it would allow nothing at all.
                json.integer("dailyLimitMicroStx", maxFee, MOST_SPEND),
                json.integer("originSpendMicroStx", 0, MOST_SPEND),
                fillerTo(name, json, known));
    }

    private static Set<CallTarget> calls(StrictJson json, Network network) {
        Set<CallTarget> calls = new LinkedHashSet<>();
        for (StrictJson item : json.list("calls")) {
            CallTarget target = item.parsed("contract#function", CallTarget::parse);
            requireNetwork(target.contract(), network, item);
            calls.add(target);
        }
        return calls;
    }

    private static Set<String> fillerTo(String name, StrictJson json, Set<String> known) {
        Set<String> roles = new LinkedHashSet<>();
        for (StrictJson item : json.list("fillerTo")) {
            String role = item.asText();
            if (!known.contains(role) || role.equals(name)) {
                throw item.mismatch("another role of this file", role);
            }
            roles.add(role);
        }
        return roles;
    }

    private static Network network(String label) {
        for (Network network : Network.values()) {
            if (network.label().equals(label)) {
                return network;
            }
        }
        throw new IllegalArgumentException("there is no such network");
    }

    private static void requireNetwork(Principal.Contract contract, Network network, StrictJson where) {
        if (!network.owns(contract.address().version())) {
            throw where.mismatch("a contract of " + network.label(), contract.toString());
        }
    }
}
