package io.bithedge.contracts.print;

import io.bithedge.contracts.print.RolePrintV1.KeyAnnounced;
import io.bithedge.contracts.print.RolePrintV1.KeyApplied;
import io.bithedge.contracts.print.RolePrintV1.RoleAnnounced;

/** Changes of roles and keys in version 1: the same tuples in every contract. */
final class RolePrintsV1 {
    private RolePrintsV1() {}

    static RoleAnnounced roleAnnounced(PrintFields print) {
        return new RoleAnnounced(print.text("role"), print.principal("account"), print.number("applies-at"));
    }

    static KeyAnnounced keyAnnounced(PrintFields print) {
        return new KeyAnnounced(print.text("role"), print.publicKey("key"), print.number("applies-at"));
    }

    static KeyApplied keyApplied(PrintFields print) {
        return new KeyApplied(print.text("role"), print.publicKey("key"));
    }
}
