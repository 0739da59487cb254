package io.bithedge.api.policies;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.BackerView;

/** What one provider carries of a policy: his share of the collateral, and of the premium net of the fee; both rounded down. */
public record BackerItem(String provider, String weight, String collateral, String premium) {
    public static BackerItem of(BackerView backer) {
        return new BackerItem(
                backer.provider(),
                Json.text(backer.weight()),
                Json.text(backer.collateral()),
                Json.text(backer.premium()));
    }
}
