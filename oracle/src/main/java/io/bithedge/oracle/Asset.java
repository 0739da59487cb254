package io.bithedge.oracle;

import java.util.Optional;

/** What has a price in USD, with the range in which a price is believable at all. */
public enum Asset {
    BTC(100_00000000L, 10_000_000_00000000L),
    STX(10_000L, 10_000_00000000L);

    private final long lowestE8;
    private final long highestE8;

    Asset(long lowestE8, long highestE8) {
        this.lowestE8 = lowestE8;
        this.highestE8 = highestE8;
    }

    /** Both ends are believable: BTC 100 to 10,000,000 USD, STX 0.0001 to 10,000 USD. */
    public boolean believes(UsdPrice price) {
        return price.e8() >= lowestE8 && price.e8() <= highestE8;
    }

    public String range() {
        return UsdPrice.ofE8(lowestE8) + " to " + UsdPrice.ofE8(highestE8) + " USD";
    }

    public static Optional<Asset> named(String name) {
        return switch (name) {
            case "BTC" -> Optional.of(BTC);
            case "STX" -> Optional.of(STX);
            default -> Optional.empty();
        };
    }
}
