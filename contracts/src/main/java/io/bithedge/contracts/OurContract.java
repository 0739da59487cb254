package io.bithedge.contracts;

/** The contracts whose prints we read. */
public enum OurContract {
    VAULT("liquidity-pool-vault"),
    REGISTRY("policy-registry"),
    ORACLE("price-oracle"),
    ROLES("pool-roles");

    private final String sourceName;

    OurContract(String sourceName) {
        this.sourceName = sourceName;
    }

    /** The name of its source file; what it is deployed under is configuration. */
    public String sourceName() {
        return sourceName;
    }
}
