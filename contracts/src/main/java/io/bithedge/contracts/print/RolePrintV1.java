package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** Changes of roles and keys in version 1: the same tuples in every contract. */
public sealed interface RolePrintV1 extends Print {
    record RoleAnnounced(String role, Principal account, long appliesAt) implements RolePrintV1 {}

    /** {@code key}: a compressed secp256k1 public key. */
    record KeyAnnounced(String role, Bytes key, long appliesAt) implements RolePrintV1 {}

    record KeyApplied(String role, Bytes key) implements RolePrintV1 {}
}
