package io.bithedge.pool.prepare;

import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.Map;

/** The answer to somebody who wants to act. */
public sealed interface Prepared {
    /** {@code asOf} is the state that says it may be signed. */
    record Ready(PreparedCall call, AsOf asOf) implements Prepared {}

    /** {@code limits}: what would have been allowed, by name. */
    record Refused(PrepareRefusal code, String detail, Map<String, Units> limits) implements Prepared {
        public Refused {
            limits = Map.copyOf(limits);
        }

        public Refused(PrepareRefusal code, String detail) {
            this(code, detail, Map.of());
        }
    }

    /** Ask that instance: it has the partition. */
    record Elsewhere(String host, int port) implements Prepared {}
}
