package io.bithedge.pool.risk;

import io.bithedge.ledger.policy.PriceE8;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What one provider carries of a book: he has {@code weight / total weight} of every policy of an epoch, so of its cells too.
 *
 * <pre>
 * carries(x of an epoch) = ceil( x * weight / total )      earns(x of an epoch) = floor( x * weight / total )
 * </pre>
 *
 * One division an epoch, as in the ledger: what he may owe rounds up, what he gets rounds down.
 *
 * @param lockedByExpiration ascending by height; each rounded up by itself
 * @param worstCase he loses everything that is locked
 * @param curve ascending by price
 * @param carried his part of live policies that are alike, ascending by expiration and strike: for prices that are not in the curve
 */
public record ProviderRisk(
        List<Locked> lockedByExpiration,
        long worstCase,
        long premiumPending,
        List<Outcome> curve,
        List<Carried> carried) {
    private static final List<Integer> POINTS_PERCENT = Scenario.SPOTS;

    /** His weight and that of all in one epoch, sub-units; and the premium of its live policies. */
    public record Share(long weight, long totalWeight, long premiumPending) {}

    public record Locked(long expirationHeight, long collateral) {}

    /** His part of a {@link Cell}; amount and collateral are rounded up each by itself, so that his loss of it is never told too low. */
    public record Carried(long expirationHeight, long strikeE8, long amountSats, long collateral) {}

    /** If every live policy settles with BTC at {@code btcE8} and STX as it is. {@code net} is premium less loss. */
    public record Outcome(int spotPercent, long btcE8, long loss, long premium) {
        public long net() {
            return premium - loss;
        }
    }

    public ProviderRisk {
        lockedByExpiration = List.copyOf(lockedByExpiration);
        curve = List.copyOf(curve);
        carried = List.copyOf(carried);
    }

    /** {@code shares}: by epoch; cells of other epochs are not his. */
    public static ProviderRisk of(List<Cell> cells, Map<Long, Share> shares, Conditions at) {
        List<Cell> his = cells.stream()
                .filter(cell -> shares.containsKey(cell.key().epoch()))
                .toList();
        long premium = 0;
        for (Share share : shares.values()) {
            premium += part(BigInteger.valueOf(share.premiumPending()), share, false);
        }
        List<Outcome> curve = new ArrayList<>();
        for (int percent : POINTS_PERCENT) {
            PriceE8 btc = shifted(at.btc(), percent);
            curve.add(new Outcome(
                    percent, btc.value(), carried(his, shares, cell -> cell.payout(btc, at.stx())), premium));
        }
        long worstCase = carried(his, shares, Cell::collateral);
        return new ProviderRisk(locked(his, shares), worstCase, premium, curve, parts(his, shares));
    }

    private static List<Carried> parts(List<Cell> cells, Map<Long, Share> shares) {
        List<Carried> parts = new ArrayList<>();
        for (Cell cell : cells) {
            Share share = shares.get(cell.key().epoch());
            if (share != null) {
                parts.add(carriedOf(cell, share));
            }
        }
        parts.sort(Comparator.comparingLong(Carried::expirationHeight).thenComparingLong(Carried::strikeE8));
        return parts;
    }

    private static Carried carriedOf(Cell cell, Share share) {
        return new Carried(
                cell.key().expirationHeight(),
                cell.key().strikeE8(),
                part(BigInteger.valueOf(cell.amountSats()), share, true),
                part(BigInteger.valueOf(cell.collateral()), share, true));
    }

    private static List<Locked> locked(List<Cell> cells, Map<Long, Share> shares) {
        NavigableMap<Long, List<Cell>> byHeight = new TreeMap<>();
        cells.forEach(cell -> byHeight.computeIfAbsent(cell.key().expirationHeight(), height -> new ArrayList<>())
                .add(cell));
        List<Locked> locked = new ArrayList<>();
        byHeight.forEach((height, ending) -> locked.add(new Locked(height, carried(ending, shares, Cell::collateral))));
        return locked;
    }

    private static long carried(List<Cell> cells, Map<Long, Share> shares, ToLongFunction<Cell> units) {
        NavigableMap<Long, BigInteger> byEpoch = new TreeMap<>();
        cells.forEach(cell ->
                byEpoch.merge(cell.key().epoch(), BigInteger.valueOf(units.applyAsLong(cell)), BigInteger::add));
        long sum = 0;
        for (Map.Entry<Long, BigInteger> epoch : byEpoch.entrySet()) {
            Share share = shares.get(epoch.getKey());
            if (share != null) {
                sum = Math.addExact(sum, part(epoch.getValue(), share, true));
            }
        }
        return sum;
    }

    private static long part(BigInteger units, Share share, boolean up) {
        if (share.totalWeight() == 0) {
            return 0;
        }
        BigInteger[] parts = units.multiply(BigInteger.valueOf(share.weight()))
                .divideAndRemainder(BigInteger.valueOf(share.totalWeight()));
        return parts[0].longValueExact() + (up && parts[1].signum() != 0 ? 1 : 0);
    }

    /** Never 0, which is no price. */
    private static PriceE8 shifted(PriceE8 price, int percent) {
        BigInteger shifted = BigInteger.valueOf(price.value())
                .multiply(BigInteger.valueOf(100 + percent))
                .divide(BigInteger.valueOf(100));
        return new PriceE8(Math.max(1, shifted.longValueExact()));
    }
}
