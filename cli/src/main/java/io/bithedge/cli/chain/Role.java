package io.bithedge.cli.chain;

import java.util.Locale;

/** Who signs what. */
public enum Role {
    /** Deploys the contracts and initialises them, once. */
    DEPLOYER(true),
    /** Changes roles and settings, sweeps fees. */
    OWNER(true),
    /** May pause. */
    GUARDIAN(true),
    /** Opens epochs. */
    ALLOCATOR(true),
    /** Processes expirations and completes activations. */
    KEEPER(true),
    /** Submits prices. */
    ORACLE_1(true),
    /** Confirms prices that jumped. */
    ORACLE_2(true),
    /** Signs vouchers, sends nothing. */
    AUTHORISER(false),
    /** Signs quotes, sends nothing. */
    QUOTER(false),
    /** Receives fees, sends nothing. */
    FEE_RECIPIENT(false);

    private final boolean sends;

    Role(boolean sends) {
        this.sends = sends;
    }

    /** Whether it pays transaction fees, so that it needs STX. */
    public boolean sends() {
        return sends;
    }

    /** Whether its key is sealed and opened by the signer process only: the roles whose transactions the services send. */
    public boolean isHeldBySigner() {
        return switch (this) {
            case ALLOCATOR, KEEPER, ORACLE_1, ORACLE_2 -> true;
            case DEPLOYER, OWNER, GUARDIAN, AUTHORISER, QUOTER, FEE_RECIPIENT -> false;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
