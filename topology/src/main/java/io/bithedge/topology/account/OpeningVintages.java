package io.bithedge.topology.account;

import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.VintageTable;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.OpenVintage;

/** The vintages of a book as they stood at the cut-off of an epoch, to read its accounts by as the next one opens. */
final class OpeningVintages {
    private OpeningVintages() {}

    static VintageTable of(EpochClosing closing) {
        VintageTable table = VintageTable.EMPTY;
        for (OpenVintage open : closing.getOpen()) {
            long losses = open.getBurden() - open.getLocked();
            // What may yet be locked is of no interest here: capacity and used are left at 0.
            table = table.with(new Vintage(
                    open.getEpoch(),
                    open.getWeight(),
                    0,
                    0,
                    open.getLocked(),
                    losses,
                    open.getPremiumPending(),
                    open.getPremiumEarned()));
        }
        return table.with(Vintage.opened(closing.getEpoch() + 1, 0, 0));
    }
}
