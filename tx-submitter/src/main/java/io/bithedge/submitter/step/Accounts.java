package io.bithedge.submitter.step;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.submitter.value.Contracts;
import io.bithedge.submitter.value.SignerRole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The accounts of the roles that somebody signs for here; of some of them nothing is sent from here. */
public final class Accounts {
    private final Map<SignerRole, Bytes> publicKeys;
    private final List<SignerRole> own;
    private final Map<SignerRole, StacksAddress> addresses = new TreeMap<>();
    private final Map<SignerRole, String> texts = new TreeMap<>();

    public Accounts(Map<SignerRole, Bytes> publicKeys, Network network) {
        this(publicKeys, network, any -> true);
    }

    public Accounts(Map<SignerRole, Bytes> publicKeys, Network network, Predicate<SignerRole> isOwn) {
        this.publicKeys = new TreeMap<>(publicKeys);
        own = this.publicKeys.keySet().stream().filter(isOwn).toList();
        publicKeys.forEach((role, key) -> addresses.put(role, StacksAddress.ofPublicKey(key, network)));
        addresses.forEach((role, address) -> texts.put(role, address.toString()));
    }

    /** Those that are sent from here. */
    public List<SignerRole> roles() {
        return own;
    }

    boolean knows(SignerRole role) {
        return publicKeys.containsKey(role);
    }

    public Bytes publicKey(SignerRole role) {
        return of(publicKeys, role);
    }

    public StacksAddress address(SignerRole role) {
        return of(addresses, role);
    }

    public String text(SignerRole role) {
        return of(texts, role);
    }

    private static <T> T of(Map<SignerRole, T> all, SignerRole role) {
        T one = all.get(role);
        if (one == null) {
            throw new IllegalStateException("nobody signs for role " + role);
        }
        return one;
    }

    /** Another account of ours, for nobody may send to himself; with one role only the deployer of the vault. */
    Principal otherThan(SignerRole role, Contracts contracts) {
        StacksAddress own = address(role);
        return addresses.values().stream()
                .filter(address -> !address.equals(own))
                .findFirst()
                .map(Principal::of)
                .orElseGet(() -> Principal.of(contracts.vault().address()));
    }
}
