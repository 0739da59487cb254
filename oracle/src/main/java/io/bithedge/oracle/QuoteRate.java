package io.bithedge.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** USD x 10^8 per unit of a quote. */
public record QuoteRate(Quote quote, UsdPrice usd) {
    public static final QuoteRate DOLLAR = new QuoteRate(Quote.USD, UsdPrice.ofE8(100_000_000));

    /** The price of a market in USD, half up. Empty when it leaves the range of prices. */
    public Optional<UsdPrice> toUsdHalfUp(UsdPrice inQuote) {
        if (quote == Quote.USD) {
            return Optional.of(inQuote);
        }
        BigDecimal e8 = BigDecimal.valueOf(inQuote.e8())
                .multiply(BigDecimal.valueOf(usd.e8()))
                .movePointLeft(UsdPrice.DECIMALS)
                .setScale(0, RoundingMode.HALF_UP);
        return UsdPrice.ofE8(e8);
    }
}
