package io.bithedge.submitter.value;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;

/** The principals of our contracts and the token that the vault holds. */
public record Contracts(
        Principal.Contract vault, Principal.Contract registry, Principal.Contract oracle, AssetId sbtc) {}
