package io.bithedge.api.books;

import io.bithedge.api.wire.Json;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.PoolViews.Proposal;

/** The next epoch as it was proposed on the chain: from burn height `confirmableAt` on anybody may begin it; until then the guardian may veto it. */
public record ProposedEpoch(Epoch epoch, SubUnits weight, Units capacity, String root, BurnHeight confirmableAt) {
    static ProposedEpoch of(Proposal it) {
        return new ProposedEpoch(it.epoch(), it.weight(), it.capacity(), Json.hex(it.root()), it.confirmableAt());
    }
}
