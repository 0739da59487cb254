package io.bithedge.topology.published;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.avro.published.BalanceRow;
import io.bithedge.schemas.avro.published.VintageRow;
import io.bithedge.schemas.avro.published.WeightRow;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a provider has between two weighings, as docs/analysts.md says it: from his balance, his weights and the vintages alone, with no
 * class of the ledger. A weight whose vintage is not there is of an epoch that is not open.
 */
record BalanceFormula(BalanceRow balance, List<WeightRow> weights, Map<String, VintageRow> vintages) {
    private static final BigInteger SUB = BigInteger.TWO.pow(12);
    private static final BigInteger ONE = BigInteger.TWO.pow(63);

    static BalanceFormula of(BalanceRow balance, Collection<WeightRow> all, Map<String, VintageRow> vintages) {
        List<WeightRow> own = all.stream()
                .filter(it -> it.getProvider().equals(balance.getProvider())
                        && it.getToken().equals(balance.getToken())
                        && it.getTier().equals(balance.getTier()))
                .filter(it -> vintages.containsKey(key(it)))
                .toList();
        return new BalanceFormula(balance, own, vintages);
    }

    long locked() {
        return unitsUp(sumUp(VintageRow::getLocked));
    }

    long losses() {
        return unitsUp(sumUp(VintageRow::getLosses).add(BigInteger.valueOf(balance.getSettledLosses())));
    }

    long available() {
        return unitsDown(BigInteger.valueOf(balance.getNetDeposits())
                .multiply(SUB)
                .subtract(BigInteger.valueOf(balance.getSettledLosses()))
                .subtract(sumUp(it -> it.getLocked() + it.getLosses())));
    }

    long premiumPending() {
        return unitsDown(sumDown(VintageRow::getPremiumPending));
    }

    long premiumEarned() {
        return unitsDown(sumDown(VintageRow::getPremiumEarned).add(BigInteger.valueOf(balance.getSettledPremium())));
    }

    private BigInteger sumUp(ToLongFunction<VintageRow> amount) {
        return weights.stream()
                .map(it -> {
                    VintageRow vintage = requireNonNull(vintages.get(key(it)));
                    BigInteger ratio =
                            ceil(units(amount.applyAsLong(vintage)), BigInteger.valueOf(vintage.getWeight()));
                    return ceil(ratio.multiply(BigInteger.valueOf(it.getWeight())), ONE);
                })
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger sumDown(ToLongFunction<VintageRow> amount) {
        return weights.stream()
                .map(it -> {
                    VintageRow vintage = requireNonNull(vintages.get(key(it)));
                    BigInteger ratio =
                            units(amount.applyAsLong(vintage)).divide(BigInteger.valueOf(vintage.getWeight()));
                    return ratio.multiply(BigInteger.valueOf(it.getWeight())).divide(ONE);
                })
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger units(long amount) {
        return BigInteger.valueOf(amount).multiply(SUB).multiply(ONE);
    }

    private static BigInteger ceil(BigInteger number, BigInteger by) {
        return number.add(by).subtract(BigInteger.ONE).divide(by);
    }

    private static long unitsUp(BigInteger subUnits) {
        return ceil(subUnits, SUB).longValueExact();
    }

    private static long unitsDown(BigInteger subUnits) {
        return subUnits.shiftRight(12).longValueExact();
    }

    private static String key(WeightRow row) {
        return row.getToken() + ":" + row.getTier() + ":" + row.getEpoch();
    }
}
