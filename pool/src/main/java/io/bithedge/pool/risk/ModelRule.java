package io.bithedge.pool.risk;

import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.pool.pricing.BlackScholes;
import io.bithedge.pool.pricing.BlackScholes.Greeks;
import io.bithedge.pool.pricing.PolicyType;
import java.util.List;
import java.util.Optional;

/**
 * The value of policies under the model of the quotes. The one place of this package where doubles live.
 *
 * <pre>
 * a PUT pays at most its collateral:  cap = collateral * P / amount (USD per BTC)
 * min( (K - S)+, cap ) = (K - S)+ - (K - cap - S)+                 so it is worth put(K) - put(K - cap)
 * value per BTC = max( that, min( (K - S)+, cap ) )                an owner may activate now
 * </pre>
 *
 * The STX price P stays as it is. A CALL pays less than its collateral whatever happens. From the expiration on a policy is worth its
 * payout.
 */
final class ModelRule {
    private static final double SATS = 1e8;
    private static final double USD_E8 = 1e8;
    private static final double MICRO_STX = 1e6;
    private static final double DAYS_PER_YEAR = 365;
    private static final double PERCENT = 0.01;

    private ModelRule() {}

    /** Empty while no volatility is known. */
    static Optional<ModelRisk> measure(List<Cell> cells, Conditions conditions, Scenario scenario) {
        if (!conditions.hasVolatility()) {
            return Optional.empty();
        }
        ModelRisk sum = ModelRisk.NONE;
        for (Cell cell : cells) {
            sum = sum.plus(measure(cell, conditions, scenario));
        }
        return Optional.of(sum);
    }

    private static ModelRisk measure(Cell cell, Conditions conditions, Scenario scenario) {
        double spot = conditions.btc().value() / USD_E8 * (1 + scenario.spotPercent() * PERCENT);
        double stx = conditions.stx().value() / USD_E8;
        double cap = cap(cell, stx);
        Greeks perBtc = perBtc(cell, conditions, scenario, spot, cap);
        double btc = cell.amountSats() / SATS;
        double usd = perBtc.price() * btc;
        double units = cell.policyType() == PolicyType.PUT ? usd / stx * MICRO_STX : usd / spot * SATS;
        return new ModelRisk(
                Math.min(cell.collateral(), (long) Math.ceil(units)),
                Math.round(usd * USD_E8),
                Math.round(perBtc.delta() * cell.amountSats()),
                Math.round(perBtc.gamma() * spot * PERCENT * cell.amountSats()),
                Math.round(perBtc.vega() * PERCENT * btc * USD_E8),
                Math.round(perBtc.theta() / DAYS_PER_YEAR * btc * USD_E8));
    }

    /** The most one BTC of the cell can pay, USD. */
    private static double cap(Cell cell, double stx) {
        return cell.policyType() == PolicyType.PUT
                ? cell.collateral() / MICRO_STX * stx / (cell.amountSats() / SATS)
                : Double.POSITIVE_INFINITY;
    }

    private static Greeks perBtc(Cell cell, Conditions conditions, Scenario scenario, double spot, double cap) {
        double strike = cell.key().strikeE8() / USD_E8;
        long blocksLeft = cell.key().expirationHeight() - conditions.burnHeight();
        long blocksThen = blocksLeft - (long) scenario.days() * BurnBlocks.DAY;
        double intrinsic =
                Math.min(cap, Math.max(0, cell.policyType() == PolicyType.PUT ? strike - spot : spot - strike));
        if (blocksThen <= 0) {
            return new Greeks(intrinsic, 0, 0, 0, 0);
        }
        double volatility = (double) conditions.volatilityBps(blocksLeft).orElseThrow()
                / BasisPoints.ONE
                * (1 + scenario.volatilityPercent() * PERCENT);
        double years = blocksThen / BlackScholes.BLOCKS_PER_YEAR;
        Greeks whole = BlackScholes.greeks(cell.policyType(), spot, strike, volatility, years);
        Greeks capped = strike > cap
                ? whole.minus(BlackScholes.greeks(PolicyType.PUT, spot, strike - cap, volatility, years))
                : whole;
        return new Greeks(
                Math.max(capped.price(), intrinsic), capped.delta(), capped.gamma(), capped.vega(), capped.theta());
    }
}
