package io.bithedge.api.wire;

import io.bithedge.api.problem.Problem;
import io.bithedge.pool.view.PoolViews.Located;

/** What is in one partition. */
public final class Here {
    private Here() {}

    /** The value; throws a {@link Problem} (503 NOT_READY) while the partition is nowhere to be read. */
    public static <T> T of(Located<T> located) {
        return switch (located) {
            case Located.Here<T>(T value) -> value;
            case Located.NotReady<T>(String reason) -> throw Problem.notReady(reason);
        };
    }
}
