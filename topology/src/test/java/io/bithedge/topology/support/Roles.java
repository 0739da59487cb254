package io.bithedge.topology.support;

import io.bithedge.schemas.avro.RolesInitialised;
import java.util.List;

/** Who may do what, as pool-roles prints it. */
public final class Roles {
    private Roles() {}

    /** Three submitters, of whom two make a price. */
    public static RolesInitialised initialised(long burnHeight) {
        return new RolesInitialised(
                "owner",
                "guardian",
                "allocator",
                "registry",
                "fees",
                "quoter",
                List.of("submitter-1", "submitter-2", "submitter-3"),
                2L,
                burnHeight);
    }
}
