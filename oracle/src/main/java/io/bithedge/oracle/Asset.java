package io.bithedge.oracle;

import java.util.List;
import java.util.Optional;

/** What has a price in USD, with the range in which a price is believable at all. */
public enum Asset {
    BTC(100_00000000L, 10_000_000_00000000L),
    STX(10_000L, 10_000_00000000L),
    /** No asset of the pool and never published: its price turns the prices of markets quoted in it into USD. */
    USDT(90_000_000L, 110_000_000L);

    /** Those that are published. */
    public static final List<Asset> OF_THE_POOL = List.of(BTC, STX);

    private final long lowestE8;
    private final long highestE8;

    Asset(long lowestE8, long highestE8) {
        this.lowestE8 = lowestE8;
        this.highestE8 = highestE8;
    }

    /** Both ends are believable: BTC 100 to 10,000,000 USD, STX 0.0001 to 10,000 USD, USDT 0.90 to 1.10 USD. */
    public boolean believes(UsdPrice price) {
        return price.e8() >= lowestE8 && price.e8() <= highestE8;
    }

    public String range() {
        return UsdPrice.ofE8(lowestE8) + " to " + UsdPrice.ofE8(highestE8) + " USD";
    }

    /** One of the pool. */
    public static Optional<Asset> named(String name) {
        return switch (name) {
            case "BTC" -> Optional.of(BTC);
            case "STX" -> Optional.of(STX);
            default -> Optional.empty();
        };
    }
}
