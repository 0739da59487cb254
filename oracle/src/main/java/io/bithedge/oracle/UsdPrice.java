package io.bithedge.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** USD x 10^8 per whole coin. Range 1 to 10^18, below 2^63 as the contracts demand. */
public record UsdPrice(long e8) implements Comparable<UsdPrice> {
    static final int DECIMALS = 8;
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
        return ofE8(new BigDecimal(text).movePointRight(DECIMALS).setScale(0, RoundingMode.HALF_UP));
    }

    /** Empty when it is out of range. */
    static Optional<UsdPrice> ofE8(BigDecimal whole) {
        return whole.signum() <= 0 || whole.compareTo(BigDecimal.valueOf(HIGHEST_E8)) > 0
                ? Optional.empty()
                : Optional.of(new UsdPrice(whole.longValueExact()));
    }

    /** |this - reference| <= reference x bps / 10000. */
    public boolean isWithin(UsdPrice reference, long bps) {
        BigDecimal moved = BigDecimal.valueOf(e8)
                .subtract(BigDecimal.valueOf(reference.e8))
                .abs()
                .multiply(BigDecimal.valueOf(10_000));
        return moved.compareTo(BigDecimal.valueOf(reference.e8).multiply(BigDecimal.valueOf(bps))) <= 0;
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
