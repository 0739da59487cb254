package io.bithedge.api.policies;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Json;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PolicyTerms;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PolicyView;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it stands. `activationRequestedAt` is a burn height, 0 when nobody asked; `settlement` is null while it is active. VOID: the oracle recorded no price
 * for a week behind the expiration, nothing was paid and the premium went back.
 */
public record PolicyAnswer(
        PolicyId policyId,
        String owner,
        PolicyType policyType,
        ExerciseStyle style,
        PriceE8 strike,
        Sats amount,
        BurnHeight expirationHeight,
        Token token,
        Tier tier,
        Units collateral,
        Units premium,
        String quoteId,
        PolicyStatus status,
        PolicyCreation created,
        BurnHeight activationRequestedAt,
        @Nullable PolicySettlement settlement,
        FinalBlock asOf) {
    private static final BurnHeight NEVER = new BurnHeight(0);

    public static PolicyAnswer of(PolicyView policy, AsOf asOf) {
        PolicyTerms terms = policy.terms();
        return new PolicyAnswer(
                policy.id(),
                policy.owner(),
                terms.policyType(),
                terms.style(),
                terms.strike(),
                terms.amount(),
                terms.expirationHeight(),
                terms.book().token(),
                terms.book().tier(),
                terms.collateral(),
                terms.premium(),
                Json.hex(terms.quoteId()),
                policy.status(),
                PolicyCreation.of(policy.created()),
                policy.activationRequestedAt().orElse(NEVER),
                policy.settlement().map(PolicySettlement::of).orElse(null),
                FinalBlock.of(asOf));
    }
}
