package io.bithedge.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.PoolViews.AsOf;

/** The final block that the numbers beside it belong to. */
public record FinalBlock(
        StacksHeight height,
        String indexBlockHash,
        BurnHeight burnHeight,
        @JsonProperty("final") boolean isFinal) {
    public static FinalBlock of(AsOf asOf) {
        return new FinalBlock(asOf.height(), asOf.indexBlockHash(), asOf.burnHeight(), true);
    }
}
