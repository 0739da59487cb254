package io.bithedge.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** USD x 10^8 per whole coin. Range 1 to 10^18, below 2^63 as the contracts demand. */
public record UsdPrice(long e8) implements Comparable<UsdPrice> {
    private static final int DECIMALS = 8;
    private static final long HIGHEST_E8 = 1_000_000_000_000_000_000L;
    /** Plain decimals only: "1e9" or "0x1p3" in a price file is a mistake, not a number. Length bounds the work. */
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,30})?");

    public UsdPrice {
        if (e8 < 1 || e8 > HIGHEST_E8) {
            throw new IllegalArgumentException("price: expected 1 to " + HIGHEST_E8 + " x 10^-8 USD, got " + e8);
        }
    }

    public static UsdPrice ofE8(long e8) {
        return new UsdPrice(e8);
    }

    /** Exact up to 8 decimals; what is finer rounds half up. Empty when the text is no positive plain decimal in range. */
    public static Optional<UsdPrice> parseHalfUp(String text) {
        if (!PLAIN_DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal scaled = new BigDecimal(text).movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP);
        if (scaled.signum() <= 0 || scaled.compareTo(BigDecimal.valueOf(HIGHEST_E8)) > 0) {
            return Optional.empty();
        }
        return Optional.of(new UsdPrice(scaled.longValueExact()));
    }

    @Override
    public int compareTo(UsdPrice other) {
        return Long.compare(e8, other.e8);
    }

    /** As decimal USD without trailing zeros. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(e8, DECIMALS).stripTrailingZeros().toPlainString();
    }
}
