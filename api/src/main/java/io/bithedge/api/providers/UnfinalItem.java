package io.bithedge.api.providers;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.BlockPlace;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.UnfinalView;

/** One act in a block that is not final. */
public record UnfinalItem(
        EntryKind kind,
        Token token,
        Tier tier,
        Units capital,
        Units premium,
        @JsonUnwrapped BlockPlace place,
        @JsonProperty("final") boolean isFinal) {
    public static UnfinalItem of(UnfinalView act) {
        return new UnfinalItem(
                act.kind(), act.book().token(), act.book().tier(), act.capital(), act.premium(), act.place(), false);
    }
}
