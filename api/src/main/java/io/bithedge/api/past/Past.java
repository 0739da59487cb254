package io.bithedge.api.past;

import io.bithedge.api.wire.Heights;
import io.bithedge.pool.view.HistoryViews.Moment;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.springframework.stereotype.Component;

/** Answers as of a final block that was. */
@Component
public final class Past {
    private final PoolViews views;

    Past(PoolViews views) {
        this.views = views;
    }

    /** `at`: the Stacks height of the block, as the request has it. */
    public AsOf block(String at) {
        return switch (views.history().moment(Heights.stacks("at", at))) {
            case Moment.Known(AsOf asOf) -> asOf;
            case Moment.Unavailable(String reason) -> throw Heights.unavailable(reason);
        };
    }
}
