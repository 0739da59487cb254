package io.bithedge.watcher.decode;

import io.bithedge.schemas.avro.KeyAnnounced;
import io.bithedge.schemas.avro.KeyApplied;
import io.bithedge.schemas.avro.RoleAnnounced;
import io.bithedge.schemas.avro.RoleApplied;

/** Changes of roles and keys: the same tuples in every contract. */
final class RolePrints {
    private RolePrints() {}

    static RoleAnnounced roleAnnounced(Print print) {
        return RoleAnnounced.newBuilder()
                .setRole(print.text("role"))
                .setAccount(print.principal("account"))
                .setAppliesAt(print.number("applies-at"))
                .build();
    }

    static RoleApplied roleApplied(Print print) {
        return RoleApplied.newBuilder()
                .setRole(print.text("role"))
                .setAccount(print.principal("account"))
                .build();
    }

    static KeyAnnounced keyAnnounced(Print print) {
        return KeyAnnounced.newBuilder()
                .setRole(print.text("role"))
                .setKey(print.publicKey("key"))
                .setAppliesAt(print.number("applies-at"))
                .build();
    }

    static KeyApplied keyApplied(Print print) {
        return KeyApplied.newBuilder()
                .setRole(print.text("role"))
                .setKey(print.publicKey("key"))
                .build();
    }
}
