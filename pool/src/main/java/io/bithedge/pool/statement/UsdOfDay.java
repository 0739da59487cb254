package io.bithedge.pool.statement;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.Units;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an amount was worth: at the daily close of the asset on the UTC day of the block. Without a close on that day (today has none yet) at
 * that of the day before; without one there either it is not told.
 */
public final class UsdOfDay {
    /** Nothing is known. */
    public static final UsdOfDay NONE = new UsdOfDay(Map.of());

    private static final long DAY_SECONDS = 86_400;
    private static final int CENTS = 2;
    /** USD x 10^8 to cents. */
    private static final BigInteger E8_PER_CENT = BigInteger.valueOf(1_000_000);

    private final Map<Token, NavigableMap<Long, PriceE8>> closes = new EnumMap<>(Token.class);

    /** {@code closes}: by token, the price of a whole coin by day since 1970. */
    public UsdOfDay(Map<Token, ? extends Map<Long, PriceE8>> closes) {
        closes.forEach((token, days) -> this.closes.put(token, new TreeMap<>(days)));
    }

    /** {@code -1234.56}, towards zero; empty when no close is known. {@code blockTime} in seconds; 0: it is no moment. */
    public String of(Units amount, long blockTime) {
        long day = Math.floorDiv(blockTime, DAY_SECONDS);
        var close = closes.getOrDefault(amount.token(), new TreeMap<>()).floorEntry(day);
        if (blockTime == 0 || close == null || close.getKey() < day - 1) {
            return "";
        }
        BigInteger cents = BigInteger.valueOf(amount.value())
                .multiply(BigInteger.valueOf(close.getValue().value()))
                .divide(unitsOf(amount.token()).multiply(E8_PER_CENT));
        return new BigDecimal(cents, CENTS).toPlainString();
    }

    private static BigInteger unitsOf(Token token) {
        return BigInteger.TEN.pow(AmountText.decimals(token));
    }
}
