package io.bithedge.cli.chain;

import io.bithedge.cli.chain.Deployer.Settings;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.contracts.call.OracleCallsV1;
import io.bithedge.contracts.call.RegistryCallsV1;
import io.bithedge.contracts.call.VaultCallsV1;
import io.bithedge.stacks.address.StacksAddress;
import java.io.IOException;
import java.util.List;

/** Version 1. Source: clarity/contracts. */
final class VoucherContracts extends ContractSet {
    VoucherContracts(StacksAddress deployer, KeyFolder keys, Settings settings) {
        super(deployer, keys, settings);
    }

    @Override
    List<String> names() {
        return List.of(ORACLE, VAULT, REGISTRY);
    }

    @Override
    List<String> initialised() {
        return names();
    }

    @Override
    String setWhenInitialised(String name) {
        return "get-settings";
    }

    @Override
    FunctionCall initialise(String name) throws IOException {
        return switch (name) {
            case ORACLE ->
                new OracleCallsV1(contract(name))
                        .initialise(new OracleCallsV1.Initial(
                                principal(Role.OWNER),
                                principal(Role.GUARDIAN),
                                List.of(principal(Role.ORACLE_1), principal(Role.ORACLE_2))));
            case VAULT ->
                new VaultCallsV1(contract(name))
                        .initialise(new VaultCallsV1.Initial(
                                vaultRoles(),
                                keys().publicKey(Role.AUTHORISER),
                                settings().feeBps(),
                                settings().epochBlocks()));
            case REGISTRY ->
                new RegistryCallsV1(contract(name))
                        .initialise(new RegistryCallsV1.Initial(
                                principal(Role.OWNER),
                                keys().publicKey(Role.QUOTER),
                                settings().ratioBps()));
            default -> throw new IllegalArgumentException("no contract of version 1: " + name);
        };
    }

    private VaultCallsV1.Roles vaultRoles() throws IOException {
        return new VaultCallsV1.Roles(
                principal(Role.OWNER),
                principal(Role.GUARDIAN),
                principal(Role.ALLOCATOR),
                contract(REGISTRY),
                principal(Role.FEE_RECIPIENT));
    }
}
