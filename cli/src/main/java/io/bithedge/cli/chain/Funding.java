package io.bithedge.cli.chain;

import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Gives the accounts of devnet that send transactions something to pay fees with. */
public final class Funding {
    private static final long MICRO_STX = 10_000_000_000L;
    private static final BigInteger ENOUGH = BigInteger.valueOf(MICRO_STX / 10);

    private Funding() {}

    /** Tops up every sending role that is short; waits until the money is there. */
    public static int topUp(Chain chain, Devnet devnet, KeyFolder keys) throws IOException, InterruptedException {
        List<Txid> grants = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.sends() && balance(chain, keys.address(role)).compareTo(ENOUGH) < 0) {
                grants.add(devnet.fundStx(keys.address(role).toString(), MICRO_STX));
            }
        }
        for (Txid grant : grants) {
            chain.awaitSuccess(grant, "funding an account");
        }
        return grants.size();
    }

    private static BigInteger balance(Chain chain, StacksAddress address) {
        return chain.node().account(Principal.of(address)).balance();
    }
}
