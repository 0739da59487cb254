package io.bithedge.submitter.value;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;

/** The principals of our contracts, and the token that the vault holds. */
public record Contracts(
        Principal.Contract vault, Principal.Contract registry, Principal.Contract oracle, AssetId sbtc) {
    /** Where the roles are: the vault names it relatively, so it has the same deployer. */
    public Principal.Contract roles() {
        return Principal.Contract.parse(vault.address() + "." + OurContract.ROLES.sourceName());
    }
}
