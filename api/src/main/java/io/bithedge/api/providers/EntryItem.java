package io.bithedge.api.providers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.BlockPlace;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;

/** One act of a provider, or one epoch: `txid` is empty for an EPOCH. */
public record EntryItem(
        EntryKind kind,
        Token token,
        Tier tier,
        Epoch epoch,
        Units capital,
        Units premium,
        SubUnits weight,
        @JsonUnwrapped BlockPlace place) {
    public static EntryItem of(EntryView entry) {
        return new EntryItem(
                entry.kind(),
                entry.book().token(),
                entry.book().tier(),
                entry.epoch(),
                entry.capital(),
                entry.premium(),
                entry.weight(),
                entry.place());
    }
}
