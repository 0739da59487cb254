package io.bithedge.cli.follow;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;

/** The vault and the contract of its roles, which it finds beside itself under a fixed name. */
public record PoolContracts(Principal.Contract vault, Principal.Contract roles) {
    private static final String ROLES = "pool-roles";

    public static PoolContracts of(Principal.Contract vault) {
        return new PoolContracts(vault, new Principal.Contract(vault.address(), ROLES));
    }

    /** That of the vault's address: on devnet it is testnet. */
    public Network network() {
        return Network.MAINNET.owns(vault.address().version()) ? Network.MAINNET : Network.TESTNET;
    }
}
