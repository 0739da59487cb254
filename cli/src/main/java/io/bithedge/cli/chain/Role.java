package io.bithedge.cli.chain;

import io.bithedge.contracts.ContractsVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who signs what. */
public enum Role {
    /** Deploys the contracts and initialises them, once. */
    DEPLOYER(true),
    /** Changes roles and settings, sweeps fees. */
    OWNER(true),
    /** May pause; with version 2 vetoes what differs. */
    GUARDIAN(true),
    /** Opens epochs. */
    ALLOCATOR(true),
    /** Processes expirations and completes activations. */
    KEEPER(true),
    /** Submits prices. */
    ORACLE_1(true),
    /** Submits prices; with version 1 it confirms those that jumped. */
    ORACLE_2(true),
    /** Submits prices; with version 2 two submitters that agree make a record. */
    ORACLE_3(true),
    /** Signs vouchers, sends nothing; version 2 has none. */
    AUTHORISER(false),
    /** Signs quotes, sends nothing. */
    QUOTER(false),
    /** Receives fees, sends nothing. */
    FEE_RECIPIENT(false);

    private final boolean sends;

    Role(boolean sends) {
        this.sends = sends;
    }

    /** Those that the contracts of a version know. */
    public static List<Role> of(ContractsVersion version) {
        return Arrays.stream(values()).filter(role -> role.isOf(version)).toList();
    }

    private boolean isOf(ContractsVersion version) {
        return switch (this) {
            case ORACLE_3 -> version != ContractsVersion.V1;
            case AUTHORISER -> version == ContractsVersion.V1;
            case DEPLOYER, OWNER, GUARDIAN, ALLOCATOR, KEEPER, ORACLE_1, ORACLE_2, QUOTER, FEE_RECIPIENT -> true;
        };
    }

    /** Whether it pays transaction fees, so that it needs STX. */
    public boolean sends() {
        return sends;
    }

    /** Whether its key is sealed and opened by the signer process only: the roles whose transactions the services send. */
    public boolean isHeldBySigner() {
        return switch (this) {
            case ALLOCATOR, KEEPER, ORACLE_1, ORACLE_2, ORACLE_3 -> true;
            case DEPLOYER, OWNER, GUARDIAN, AUTHORISER, QUOTER, FEE_RECIPIENT -> false;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
