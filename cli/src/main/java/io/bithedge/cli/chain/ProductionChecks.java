package io.bithedge.cli.chain;

import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.OperatorSettings;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.NodeInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must hold before the services act where it is not a game. An operator may accept by name what he knows to be otherwise; the
 * network and the contracts he cannot.
 */
public final class ProductionChecks {
    /** Below that many burn blocks a fork of Bitcoin can take back what we call final. */
    private static final int LEAST_FINALITY = 6;

    private static final Set<Role> OFFLINE = Set.of(Role.DEPLOYER, Role.OWNER, Role.GUARDIAN, Role.FEE_RECIPIENT);
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Set<String> NEVER_ACCEPTED = Set.of("network", "contracts");

    private final Layout layout;
    private final Deployment deployment;
    private final Set<String> accepted;

    /**
     * @param accepted names of checks that need not hold
     */
    public ProductionChecks(Layout layout, Deployment deployment, Set<String> accepted) {
        this.layout = layout;
        this.deployment = deployment;
        this.accepted = Set.copyOf(accepted);
    }

    /** What the operator has chosen. */
    public record Chosen(
            int finalityBurnBlocks, int replication, Optional<Path> passphraseFile, OperatorSettings more) {}

    /** All of them, those that are accepted too. */
    public List<Check> all(Chain chain, Chosen chosen) throws IOException {
        List<Check> checks = new ArrayList<>();
        checks.add(network(chain));
        checks.add(contracts(chain));
        checks.add(keys());
        checks.add(new SealedCheck(layout).of(chosen.passphraseFile()));
        checks.add(new Check(
                "finality",
                chosen.finalityBurnBlocks() >= LEAST_FINALITY,
                "a block is final after %d burn blocks, at least %d are safe"
                        .formatted(chosen.finalityBurnBlocks(), LEAST_FINALITY)));
        checks.add(new Check(
                "replication",
                chosen.replication() >= 3,
                "every record is on %d broker%s, at least 3 are safe"
                        .formatted(chosen.replication(), chosen.replication() == 1 ? "" : "s")));
        checks.add(push(chosen.more()));
        checks.add(rateLimits(chosen.more()));
        return checks;
    }

    /** Those that do not hold and are not accepted. */
    public List<Check> refused(List<Check> checks) {
        return checks.stream()
                .filter(check -> !check.holds())
                .filter(check -> !accepted.contains(check.name()) || NEVER_ACCEPTED.contains(check.name()))
                .toList();
    }

    public List<String> lines(List<Check> checks) {
        List<Check> refused = refused(checks);
        return checks.stream()
                .map(check -> check.holds() || refused.contains(check)
                        ? check.line()
                        : "%-9s %s: %s".formatted("ACCEPTED", check.name(), check.words()))
                .toList();
    }

    private Check network(Chain chain) {
        NodeInfo node = chain.node().info();
        boolean isOne = node.networkId() == deployment.chainId()
                && chain.network().chainId() == deployment.chainId()
                && chain.network()
                        .owns(Principal.Contract.parse(deployment.vault())
                                .address()
                                .version());
        return new Check(
                "network",
                isOne,
                "the node has network id %d, the contracts are of chain id %d at %s"
                        .formatted(node.networkId(), deployment.chainId(), deployment.vault()));
    }

    private Check contracts(Chain chain) throws IOException {
        List<String> different = new ArrayList<>();
        for (String principal :
                List.of(deployment.roles(), deployment.oracle(), deployment.vault(), deployment.registry())) {
            Principal.Contract contract = Principal.Contract.parse(principal);
            String own = Files.readString(layout.contracts().resolve(contract.name() + ".clar"))
                    .replace(Deployer.SBTC_OF_MAINNET, deployment.sbtc());
            if (!chain.node().contractSource(contract).filter(own::equals).isPresent()) {
                different.add(principal);
            }
        }
        if (chain.network() == Network.MAINNET && !deployment.sbtc().equals(Deployer.SBTC_OF_MAINNET)) {
            return new Check(
                    "contracts",
                    false,
                    "they take %s for sBTC, which is %s".formatted(deployment.sbtc(), Deployer.SBTC_OF_MAINNET));
        }
        return new Check(
                "contracts",
                different.isEmpty(),
                different.isEmpty()
                        ? "all on the chain have the sources of this checkout"
                        : "not on the chain with the sources of this checkout: " + String.join(", ", different));
    }

    /** The keys that can change everything, or have money, are not where the services run. */
    private Check keys() throws IOException {
        List<String> here = new ArrayList<>();
        for (Role role : OFFLINE) {
            if (Files.exists(layout.keys().resolve(role.label() + ".key"))) {
                here.add(role.label());
            }
        }
        here.sort(null);
        return new Check(
                "keys",
                here.isEmpty(),
                here.isEmpty()
                        ? "no key of the deployer, the owner, the guardian or the fee recipient is in " + layout.keys()
                        : "in %s are the keys of %s: move them away".formatted(layout.keys(), String.join(", ", here)));
    }

    private static Check push(OperatorSettings more) {
        String address = more.find("bithedge.watcher.push-address").orElse("127.0.0.1");
        boolean isPrivate = isPrivate(address);
        return new Check(
                "push",
                isPrivate,
                "the watcher believes whoever reaches %s%s"
                        .formatted(address, isPrivate ? "" : ", which is not a private address"));
    }

    /** Only an address in numbers: what a name stands for may change after we looked. */
    private static boolean isPrivate(String address) {
        if (address.equals("localhost")) {
            return true;
        }
        if (!LITERAL.matcher(address).matches()) {
            return false;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed.isLoopbackAddress() || parsed.isSiteLocalAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    private static Check rateLimits(OperatorSettings more) {
        int reads = Integer.parseInt(more.find("bithedge.http.reads-per-minute").orElse("1200"));
        int writes =
                Integer.parseInt(more.find("bithedge.http.writes-per-minute").orElse("240"));
        return new Check(
                "limits",
                reads <= 60_000 && writes <= 10_000,
                "one client may read %,d and write %,d times a minute".formatted(reads, writes));
    }

    /** The network of a deployment. */
    public static Network networkOf(Deployment deployment) {
        return deployment.network().equals("mainnet") ? Network.MAINNET : Network.TESTNET;
    }
}
