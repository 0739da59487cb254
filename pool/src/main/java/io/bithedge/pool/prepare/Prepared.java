package io.bithedge.pool.prepare;

import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.Doubts.Doubt;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer to somebody who wants to act. */
public sealed interface Prepared {
    /** {@code asOf} is the state that says it may be signed. */
    record Ready(PreparedCall call, AsOf asOf, Notes notes) implements Prepared {
        public Ready(PreparedCall call, AsOf asOf) {
            this(call, asOf, Notes.NONE);
        }
    }

    /**
     * What one should know before signing.
     *
     * @param warnings why what we know may not be so: the contracts judge, not we
     * @param allowance of a withdrawal
     * @param firm of a purchase
     */
    record Notes(List<Doubt> warnings, Optional<Allowance> allowance, Optional<Firmness> firm) {
        public static final Notes NONE = new Notes(List.of(), Optional.empty(), Optional.empty());

        public Notes {
            warnings = List.copyOf(warnings);
        }
    }

    /** Until when the call can be used: seconds since 1970 of block time, and how many are left. */
    record Firmness(long validUntilSeconds, long secondsLeft) {}

    /** {@code limits}: what would have been allowed, by name. */
    record Refused(PrepareRefusal code, String detail, Map<String, Units> limits) implements Prepared {
        public Refused {
            limits = Map.copyOf(limits);
        }

        public Refused(PrepareRefusal code, String detail) {
            this(code, detail, Map.of());
        }
    }
}
