package io.bithedge.pool.incident;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.StacksAddress;
import java.util.List;

/**
 * Whose signed word on an incident is taken.
 *
 * @param addresses accounts of one key each; none: nobody's
 * @param pool the vault's contract
 */
public record Operators(Network network, String pool, List<StacksAddress> addresses) {
    public Operators {
        addresses = List.copyOf(addresses);
    }

    Bytes hash(Acknowledgement word) {
        return word.hash(network.chainId(), pool);
    }

    StacksAddress address(Bytes publicKey) {
        return StacksAddress.ofPublicKey(publicKey, network);
    }
}
