package io.bithedge.watcher.record;

import io.bithedge.contracts.print.RolePrintV1;
import io.bithedge.schemas.avro.KeyAnnounced;
import io.bithedge.schemas.avro.KeyApplied;
import io.bithedge.schemas.avro.RoleAnnounced;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** Changes of roles and keys in version 1, as events. */
final class RoleEventsV1 {
    private RoleEventsV1() {}

    static SpecificRecord of(RolePrintV1 print) {
        return switch (print) {
            case RolePrintV1.RoleAnnounced it -> roleAnnounced(it);
            case RolePrintV1.KeyAnnounced it -> keyAnnounced(it);
            case RolePrintV1.KeyApplied it -> keyApplied(it);
        };
    }

    private static RoleAnnounced roleAnnounced(RolePrintV1.RoleAnnounced print) {
        return RoleAnnounced.newBuilder()
                .setRole(print.role())
                .setAccount(print.account().toString())
                .setAppliesAt(print.appliesAt())
                .build();
    }

    private static KeyAnnounced keyAnnounced(RolePrintV1.KeyAnnounced print) {
        return KeyAnnounced.newBuilder()
                .setRole(print.role())
                .setKey(ByteBuffer.wrap(print.key().toArray()))
                .setAppliesAt(print.appliesAt())
                .build();
    }

    private static KeyApplied keyApplied(RolePrintV1.KeyApplied print) {
        return KeyApplied.newBuilder()
                .setRole(print.role())
                .setKey(ByteBuffer.wrap(print.key().toArray()))
                .build();
    }
}
