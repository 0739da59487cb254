package io.bithedge.contracts.print;

import io.bithedge.contracts.print.RolePrint.KeyAnnounced;
import io.bithedge.contracts.print.RolePrint.KeyApplied;
import io.bithedge.contracts.print.RolePrint.RoleAnnounced;
import io.bithedge.contracts.print.RolePrint.RoleApplied;

/** Changes of roles and keys: the same tuples in every contract. */
final class RolePrints {
    private RolePrints() {}

    static RoleAnnounced roleAnnounced(PrintFields print) {
        return new RoleAnnounced(print.text("role"), print.principal("account"), print.number("applies-at"));
    }

    static RoleApplied roleApplied(PrintFields print) {
        return new RoleApplied(print.text("role"), print.principal("account"));
    }

    static KeyAnnounced keyAnnounced(PrintFields print) {
        return new KeyAnnounced(print.text("role"), print.publicKey("key"), print.number("applies-at"));
    }

    static KeyApplied keyApplied(PrintFields print) {
        return new KeyApplied(print.text("role"), print.publicKey("key"));
    }
}
