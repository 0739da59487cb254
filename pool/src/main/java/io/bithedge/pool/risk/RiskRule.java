package io.bithedge.pool.risk;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.BasisPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What the cells of one book add up to. Amounts in base units of its token, never added over tokens. */
public final class RiskRule {
    /** Below this the collateral of a book of STX has lost too much of its value. At purchase it is 15,000. */
    public static final long LOW_COVERAGE_BPS = 12_000;

    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);
    private static final BigInteger E2 = BigInteger.valueOf(100);

    private RiskRule() {}

    /** The number of policies, what they protect, and the most they can pay. */
    public record Totals(long policies, long amountSats, long collateral) {
        public static Totals of(List<Cell> cells) {
            long policies = 0;
            long amount = 0;
            long collateral = 0;
            for (Cell cell : cells) {
                policies += cell.policies();
                amount = Math.addExact(amount, cell.amountSats());
                collateral = Math.addExact(collateral, cell.collateral());
            }
            return new Totals(policies, amount, collateral);
        }
    }

    /** What ends at one height: {@code intrinsic} is what it would pay at the present prices, the collateral is the worst case. */
    public record Rung(long expirationHeight, Totals totals, long intrinsic) {}

    /** What the policies are worth in a scenario, rounded up. */
    public record Point(Scenario scenario, long liability) {}

    /** The largest of its kind and how concentrated all are: shares of the collateral; 10,000 is all in one. */
    public record Concentration(String largest, long largestShareBps, long herfindahlBps) {
        public static final Concentration NONE = new Concentration("", 0, 0);
    }

    /** What the policies would pay if they all settled now; see {@link Cell#payout} for its bound. */
    public static long intrinsic(List<Cell> cells, Conditions at) {
        long sum = 0;
        for (Cell cell : cells) {
            sum = Math.addExact(sum, cell.payout(at.btc(), at.stx()));
        }
        return sum;
    }

    /** Empty while no volatility is known. */
    public static Optional<ModelRisk> model(List<Cell> cells, Conditions at) {
        return ModelRule.measure(cells, at, Scenario.NOW);
    }

    /** Empty while no volatility is known. */
    public static List<Point> grid(List<Cell> cells, Conditions at) {
        List<Point> points = new ArrayList<>();
        for (Scenario scenario : Scenario.grid()) {
            ModelRule.measure(cells, at, scenario).ifPresent(risk -> points.add(new Point(scenario, risk.value())));
        }
        return points;
    }

    /** Ascending by height. */
    public static List<Rung> ladder(List<Cell> cells, Conditions at) {
        NavigableMap<Long, List<Cell>> byHeight = new TreeMap<>();
        for (Cell cell : cells) {
            byHeight.computeIfAbsent(cell.key().expirationHeight(), height -> new ArrayList<>())
                    .add(cell);
        }
        List<Rung> rungs = new ArrayList<>();
        byHeight.forEach((height, ending) -> rungs.add(new Rung(height, Totals.of(ending), intrinsic(ending, at))));
        return rungs;
    }

    /** How far BTC is from the strike, basis points of its price: positive while the policy is out of the money. */
    public static long distanceBps(Cell cell, Conditions at) {
        BigInteger spot = BigInteger.valueOf(at.btc().value());
        BigInteger rise = spot.subtract(BigInteger.valueOf(cell.key().strikeE8()));
        BigInteger out = cell.token() == Token.STX ? rise : rise.negate();
        return out.multiply(BPS).divide(spot).longValue();
    }

    /**
     * What the collateral of PUTs is worth now over what they protect, rounded down. Empty for CALLs, whose collateral is what they
     * protect, and without policies.
     *
     * <pre>coverage = collateral * P * 10^2 * 10^4 / sum of K * Q</pre>
     */
    public static OptionalLong coverageBps(List<Cell> cells, Conditions at) {
        BigInteger covered = BigInteger.ZERO;
        BigInteger collateral = BigInteger.ZERO;
        for (Cell cell : cells) {
            if (cell.token() == Token.STX) {
                covered = covered.add(
                        BigInteger.valueOf(cell.key().strikeE8()).multiply(BigInteger.valueOf(cell.amountSats())));
                collateral = collateral.add(BigInteger.valueOf(cell.collateral()));
            }
        }
        return covered.signum() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(collateral
                        .multiply(BigInteger.valueOf(at.stx().value()))
                        .multiply(E2)
                        .multiply(BPS)
                        .divide(covered)
                        .min(BigInteger.valueOf(Long.MAX_VALUE))
                        .longValueExact());
    }

    public static Concentration byStrike(List<Cell> cells) {
        return concentration(cells, cell -> cell.key().strikeE8());
    }

    public static Concentration byExpiration(List<Cell> cells) {
        return concentration(cells, cell -> cell.key().expirationHeight());
    }

    /** Of parts that are known by their largest and by {@code squares}, the sum of their squares; together they are {@code all}. */
    public static Concentration concentration(String largest, long largestPart, BigInteger squares, long all) {
        if (all == 0) {
            return Concentration.NONE;
        }
        BigInteger whole = BigInteger.valueOf(all);
        return new Concentration(
                largest,
                BigInteger.valueOf(largestPart).multiply(BPS).divide(whole).longValueExact(),
                squares.multiply(BPS).divide(whole.multiply(whole)).longValueExact());
    }

    private static Concentration concentration(List<Cell> cells, ToLongFunction<Cell> group) {
        NavigableMap<Long, Long> parts = new TreeMap<>();
        cells.forEach(cell -> parts.merge(group.applyAsLong(cell), cell.collateral(), Math::addExact));
        long largest = 0;
        long largestPart = 0;
        long all = 0;
        BigInteger squares = BigInteger.ZERO;
        for (var part : parts.entrySet()) {
            if (part.getValue() > largestPart) {
                largest = part.getKey();
                largestPart = part.getValue();
            }
            all = Math.addExact(all, part.getValue());
            squares = squares.add(BigInteger.valueOf(part.getValue()).pow(2));
        }
        return concentration(Long.toString(largest), largestPart, squares, all);
    }
}
