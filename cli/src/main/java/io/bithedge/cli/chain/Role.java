package io.bithedge.cli.chain;

import java.util.Locale;

/** Who signs what. */
public enum Role {
    /** Deploys the contracts and initialises them, once. */
    DEPLOYER(true),
    /** Changes roles. */
    OWNER(true),
    /** Vetoes what differs, may pause, removes a submitter. */
    GUARDIAN(true),
    /** Opens epochs. */
    ALLOCATOR(true),
    /** Confirms openings, processes expirations, completes activations. */
    KEEPER(true),
    /** Submits prices; two submitters that agree make a record. */
    ORACLE_1(true),
    /** Submits prices. */
    ORACLE_2(true),
    /** Submits prices. */
    ORACLE_3(true),
    /** Signs quotes, sends nothing. */
    QUOTER(false),
    /** Receives the fees, which anybody may sweep to it; sends nothing. */
    FEE_RECIPIENT(false);

    private final boolean sends;

    Role(boolean sends) {
        this.sends = sends;
    }

    /** Whether it pays transaction fees, so that it needs STX. */
    public boolean sends() {
        return sends;
    }

    /** Whether its key is sealed and opened by the signer process only: the roles that the services act in. */
    public boolean isHeldBySigner() {
        return switch (this) {
            case ALLOCATOR, KEEPER, ORACLE_1, ORACLE_2, ORACLE_3, QUOTER -> true;
            case DEPLOYER, OWNER, GUARDIAN, FEE_RECIPIENT -> false;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
