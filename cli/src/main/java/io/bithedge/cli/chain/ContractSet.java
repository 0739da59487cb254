package io.bithedge.cli.chain;

import io.bithedge.cli.chain.Deployer.Settings;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.contracts.call.RegistryCalls;
import io.bithedge.contracts.call.RolesCalls;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import java.io.IOException;
import java.util.List;

/** The contracts: which there are, and what each is initialised with. Source: clarity/contracts, clarity/README.md. */
final class ContractSet {
    static final String ORACLE = "price-oracle";
    static final String VAULT = "liquidity-pool-vault";
    static final String REGISTRY = "policy-registry";
    static final String ROLES = "pool-roles";

    static final int MIN_RATE_BPS = 200;
    private static final long QUORUM = 2;
    private static final VaultCalls.Utilisation UTILISATION =
            new VaultCalls.Utilisation(Token.STX.utilisationBps(), Token.SBTC.utilisationBps());
    private static final VaultCalls.Shares SHARES = new VaultCalls.Shares(
            new VaultCalls.Share(2_000, 2_500), new VaultCalls.Share(2_500, 3_300), new VaultCalls.Share(5_000, 5_000));

    private final StacksAddress deployer;
    private final KeyFolder keys;
    private final Settings settings;

    ContractSet(StacksAddress deployer, KeyFolder keys, Settings settings) {
        this.deployer = deployer;
        this.keys = keys;
        this.settings = settings;
    }

    Principal.Contract contract(String name) {
        return new Principal.Contract(deployer, name);
    }

    /** In the order in which they need each other. */
    List<String> names() {
        return List.of(ROLES, ORACLE, VAULT, REGISTRY);
    }

    /** In the order in which they need each other; the oracle has nothing to initialise. */
    List<String> initialised() {
        return List.of(ROLES, VAULT, REGISTRY);
    }

    /** The read-only function that answers none until the contract is initialised. */
    String setWhenInitialised(String name) {
        return name.equals(ROLES) ? "get-roles" : "get-settings";
    }

    /** Of one that has something to initialise. */
    FunctionCall initialise(String name) throws IOException {
        return switch (name) {
            case ROLES ->
                new RolesCalls(contract(name))
                        .initialise(new RolesCalls.Initial(
                                holders(),
                                List.of(principal(Role.ORACLE_1), principal(Role.ORACLE_2), principal(Role.ORACLE_3)),
                                QUORUM));
            case VAULT ->
                new VaultCalls(contract(name))
                        .initialise(new VaultCalls.Initial(settings.feeBps(), delays(), UTILISATION, SHARES));
            case REGISTRY ->
                new RegistryCalls(contract(name))
                        .initialise(new RegistryCalls.Initial(settings.ratioBps(), MIN_RATE_BPS));
            default -> throw new IllegalArgumentException("nothing to initialise: " + name);
        };
    }

    private RolesCalls.Holders holders() throws IOException {
        return new RolesCalls.Holders(
                principal(Role.OWNER),
                principal(Role.GUARDIAN),
                principal(Role.ALLOCATOR),
                contract(REGISTRY),
                principal(Role.FEE_RECIPIENT),
                principal(Role.QUOTER));
    }

    private VaultCalls.Delays delays() {
        return new VaultCalls.Delays(
                settings.epochBlocks(),
                settings.delays().rootDelayBlocks(),
                settings.delays().graceBlocks());
    }

    private Principal principal(Role role) throws IOException {
        return Principal.of(keys.address(role));
    }
}
