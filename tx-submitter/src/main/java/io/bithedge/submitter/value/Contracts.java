package io.bithedge.submitter.value;

import io.bithedge.contracts.ContractsVersion;
import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;

/** The principals of our contracts, which version of them they are, and the token that the vault holds. */
public record Contracts(
        Principal.Contract vault,
        Principal.Contract registry,
        Principal.Contract oracle,
        AssetId sbtc,
        ContractsVersion version) {
    /** Of version 1. */
    public Contracts(Principal.Contract vault, Principal.Contract registry, Principal.Contract oracle, AssetId sbtc) {
        this(vault, registry, oracle, sbtc, ContractsVersion.V1);
    }

    /** Where version 2 keeps its roles: the vault names it relatively, so it has the same deployer. */
    public Principal.Contract roles() {
        return Principal.Contract.parse(vault.address() + "." + OurContract.ROLES.sourceName());
    }
}
