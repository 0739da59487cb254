package io.bithedge.stacks.address;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Network;
import java.util.Arrays;
import java.util.Optional;

/** An account's address: a version of 5 bits and the Hash160 of its public key or script. */
public record StacksAddress(int version, Bytes hash160) {
    public static final int HASH_SIZE = 20;

    public StacksAddress {
        if (version < 0 || version > 31) {
            throw new IllegalArgumentException("an address version is 0..31, got " + version);
        }
        if (hash160.size() != HASH_SIZE) {
            throw new IllegalArgumentException("an address holds 20 bytes, got " + hash160.size());
        }
    }

    /** Reads c32check text strictly; throws {@link io.bithedge.stacks.MalformedException}. */
    public static StacksAddress parse(String text) {
        return C32.decode(text);
    }

    /** The single-signature address of a public key (33 or 65 bytes; each gives another address). */
    public static StacksAddress ofPublicKey(Bytes publicKey, Network network) {
        return new StacksAddress(network.singleSigVersion(), Hashes.hash160(publicKey));
    }

    /** The network of the four known versions, else empty. */
    public Optional<Network> network() {
        return Arrays.stream(Network.values())
                .filter(network -> network.owns(version))
                .findFirst();
    }

    /** The same account on another network; versions that belong to none stay. */
    public StacksAddress on(Network target) {
        return network()
                .map(own -> version == own.singleSigVersion() ? target.singleSigVersion() : target.multiSigVersion())
                .map(changed -> new StacksAddress(changed, hash160))
                .orElse(this);
    }

    @Override
    public String toString() {
        return C32.encode(version, hash160);
    }
}
