package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** Changes of roles and keys: the same tuples in every contract. */
public sealed interface RolePrint extends Print {
    record RoleAnnounced(String role, Principal account, long appliesAt) implements RolePrint {}

    record RoleApplied(String role, Principal account) implements RolePrint {}

    /** {@code key}: a compressed secp256k1 public key. */
    record KeyAnnounced(String role, Bytes key, long appliesAt) implements RolePrint {}

    record KeyApplied(String role, Bytes key) implements RolePrint {}
}
