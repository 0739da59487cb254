package io.bithedge.api.providers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.UnfinalView;

/** One act in a block that is not final. */
public record UnfinalItem(
        String kind,
        String token,
        String tier,
        String capital,
        String premium,
        long height,
        String indexBlockHash,
        long burnHeight,
        long blockTime,
        String txid,
        @JsonProperty("final") boolean isFinal) {
    public static UnfinalItem of(UnfinalView act) {
        return new UnfinalItem(
                act.kind().name(),
                act.book().token().name(),
                act.book().tier().chainName(),
                Json.text(act.capital()),
                Json.text(act.premium()),
                act.height(),
                act.indexBlockHash(),
                act.burnHeight(),
                act.blockTime(),
                act.txid(),
                false);
    }
}
