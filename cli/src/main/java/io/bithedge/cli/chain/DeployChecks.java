package io.bithedge.cli.chain;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.client.AddressNonces;
import io.bithedge.stacks.client.NodeInfo;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What is looked at before contracts are deployed where it costs money. */
final class DeployChecks {
    /** An API that is further behind its node would tell us of the past. */
    private static final long MOST_BLOCKS_BEHIND = 3;

    private final Chain chain;
    private final KeyFolder keys;
    private final Deployer.Settings settings;

    DeployChecks(Chain chain, KeyFolder keys, Deployer.Settings settings) {
        this.chain = chain;
        this.keys = keys;
        this.settings = settings;
    }

    List<Check> all(StacksAddress deployer, BigInteger balance, BigInteger fees) throws IOException {
        NodeInfo node = chain.node().info();
        List<Check> checks = new ArrayList<>();
        checks.add(network(node));
        checks.add(api(node));
        checks.add(sbtc());
        checks.add(roles());
        checks.add(waiting(deployer));
        checks.add(new Check(
                "funds",
                balance.compareTo(fees) >= 0,
                "the deployer holds %s micro-STX, the fees are %s".formatted(balance, fees)));
        return checks;
    }

    private Check network(NodeInfo node) {
        long wanted = chain.network().chainId();
        return new Check(
                "network",
                node.networkId() == wanted,
                "the node has network id %d, %s has %d (%s)"
                        .formatted(node.networkId(), chain.network().label(), wanted, node.serverVersion()));
    }

    private Check api(NodeInfo node) {
        long height = chain.api().latestBlock().map(block -> block.height()).orElse(0L);
        return new Check(
                "api",
                node.stacksTipHeight() - height <= MOST_BLOCKS_BEHIND,
                "the API is at block %d, the node at %d".formatted(height, node.stacksTipHeight()));
    }

    private Check sbtc() {
        Principal.Contract token = Principal.Contract.parse(settings.sbtc());
        boolean isOfNetwork =
                chain.network() != Network.MAINNET || settings.sbtc().equals(Deployer.SBTC_OF_MAINNET);
        boolean isThere = chain.node().contractSource(token).isPresent();
        return new Check(
                "sbtc",
                isOfNetwork && isThere,
                "%s is %s%s"
                        .formatted(
                                token,
                                isThere ? "on the chain" : "not on the chain",
                                isOfNetwork ? "" : ", and mainnet's is " + Deployer.SBTC_OF_MAINNET));
    }

    /** Two roles of one key are one role. */
    private Check roles() throws IOException {
        Set<String> known = new HashSet<>();
        List<String> shared = new ArrayList<>();
        for (Role role : Role.values()) {
            if (!known.add(keys.address(role).toString())) {
                shared.add(role.label());
            }
        }
        return new Check(
                "roles",
                shared.isEmpty(),
                shared.isEmpty()
                        ? "%d roles, each with a key of its own".formatted(Role.values().length)
                        : "these share a key with another role: " + String.join(", ", shared));
    }

    private Check waiting(StacksAddress deployer) {
        AddressNonces nonces = chain.api().nonces(deployer);
        OptionalLong last = nonces.lastMempoolNonce();
        boolean waits = last.isPresent()
                && last.getAsLong() > nonces.lastExecutedNonce().orElse(-1);
        return new Check(
                "mempool",
                !waits,
                waits
                        ? "transactions of the deployer wait up to nonce " + last.getAsLong()
                        : "no transaction of the deployer waits");
    }
}
