package io.bithedge.watcher.record;

import io.bithedge.contracts.print.RolePrint;
import io.bithedge.schemas.avro.KeyAnnounced;
import io.bithedge.schemas.avro.KeyApplied;
import io.bithedge.schemas.avro.RoleAnnounced;
import io.bithedge.schemas.avro.RoleApplied;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** Changes of roles and keys, as events. */
final class RoleEvents {
    private RoleEvents() {}

    static SpecificRecord of(RolePrint print) {
        return switch (print) {
            case RolePrint.RoleAnnounced it -> roleAnnounced(it);
            case RolePrint.RoleApplied it -> roleApplied(it);
            case RolePrint.KeyAnnounced it -> keyAnnounced(it);
            case RolePrint.KeyApplied it -> keyApplied(it);
        };
    }

    private static RoleAnnounced roleAnnounced(RolePrint.RoleAnnounced print) {
        return RoleAnnounced.newBuilder()
                .setRole(print.role())
                .setAccount(print.account().toString())
                .setAppliesAt(print.appliesAt())
                .build();
    }

    private static RoleApplied roleApplied(RolePrint.RoleApplied print) {
        return RoleApplied.newBuilder()
                .setRole(print.role())
                .setAccount(print.account().toString())
                .build();
    }

    private static KeyAnnounced keyAnnounced(RolePrint.KeyAnnounced print) {
        return KeyAnnounced.newBuilder()
                .setRole(print.role())
                .setKey(ByteBuffer.wrap(print.key().toArray()))
                .setAppliesAt(print.appliesAt())
                .build();
    }

    private static KeyApplied keyApplied(RolePrint.KeyApplied print) {
        return KeyApplied.newBuilder()
                .setRole(print.role())
                .setKey(ByteBuffer.wrap(print.key().toArray()))
                .build();
    }
}
