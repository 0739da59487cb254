package io.bithedge.api.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.pool.view.PoolViews.BackerView;

/** What one provider carries of a policy: his share of the collateral, and of the premium net of the fee; both rounded down. */
public record BackerItem(@JsonUnwrapped BackerView backer) {}
