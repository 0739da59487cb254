package io.bithedge.cli.chain;

import io.bithedge.cli.chain.Deployer.Settings;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import java.io.IOException;
import java.util.List;

/** The contracts of one version: which there are, and what each is initialised with. */
abstract class ContractSet {
    static final String ORACLE = "price-oracle";
    static final String VAULT = "liquidity-pool-vault";
    static final String REGISTRY = "policy-registry";

    private final StacksAddress deployer;
    private final KeyFolder keys;
    private final Settings settings;

    ContractSet(StacksAddress deployer, KeyFolder keys, Settings settings) {
        this.deployer = deployer;
        this.keys = keys;
        this.settings = settings;
    }

    static ContractSet of(StacksAddress deployer, KeyFolder keys, Settings settings) {
        return switch (settings.version()) {
            case V1 -> new VoucherContracts(deployer, keys, settings);
            case V2 -> new ClaimContracts(deployer, keys, settings);
        };
    }

    /** In the order in which they need each other. */
    abstract List<String> names();

    /** In the order in which they need each other; a contract that is not in it has nothing to initialise. */
    abstract List<String> initialised();

    /** The read-only function that answers none until the contract is initialised. */
    abstract String setWhenInitialised(String name);

    /** Of one that has something to initialise. */
    abstract FunctionCall initialise(String name) throws IOException;

    final Principal.Contract contract(String name) {
        return new Principal.Contract(deployer, name);
    }

    final KeyFolder keys() {
        return keys;
    }

    final Settings settings() {
        return settings;
    }

    final Principal principal(Role role) throws IOException {
        return Principal.of(keys.address(role));
    }
}
