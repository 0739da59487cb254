package io.bithedge.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the participants will do, drawn from the seed before anything happens. Times are counted in burn blocks since the first epoch
 * opened, so that the speed of the machine changes nothing.
 */
record Script(List<Deposit> deposits, List<Purchase> purchases, int policies) {
    private static final String[] TIERS = {"conservative", "balanced", "aggressive"};
    private static final int[][] STRIKES_BPS = {{10_000, 9_800, 9_600}, {9_000, 8_700}, {8_000}};
    /** First and last block of buying: all of it in the first two epochs. */
    private static final int BUYING_BEGINS = 1;

    private static final int BUYING_BLOCKS = 44;
    static final int LEAST_TERM = 146;
    private static final int TERM_SPREAD = 8;

    /** In what the vault calls base units. */
    record Deposit(int provider, String token, String tier, long amount) {}

    /** Strike as part of the price at that time; `term` in burn blocks. */
    record Purchase(int at, int buyer, String type, String style, int strikeBps, long amountSats, int term) {}

    static Script of(int providers, int policies, int buyers, long seed) {
        Random random = new Random(seed);
        return new Script(deposits(providers, random), purchases(policies, buyers, random), policies);
    }

    /** Every provider is in two STX books and one sBTC book. */
    private static List<Deposit> deposits(int providers, Random random) {
        List<Deposit> deposits = new ArrayList<>();
        for (int provider = 0; provider < providers; provider++) {
            long stx = (40_000L + random.nextInt(80_000)) * Units.MICRO_STX + random.nextInt(1_000_000);
            long sats = 50_000_000L + random.nextInt(100_000_000);
            deposits.add(new Deposit(provider, "STX", TIERS[provider % 3], stx));
            deposits.add(new Deposit(provider, "STX", TIERS[(provider + 1) % 3], stx / 2 + random.nextInt(1_000)));
            deposits.add(new Deposit(provider, "SBTC", TIERS[provider % 3], sats));
        }
        return deposits;
    }

    /** The first three are what every demo shows: one to activate, one to end in the money, one to end out of it. */
    private static List<Purchase> purchases(int policies, int buyers, Random random) {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < policies; i++) {
            int at = BUYING_BEGINS + (int) ((long) i * BUYING_BLOCKS / policies);
            int kind = i < 3 ? i : 3 + random.nextInt(7);
            purchases.add(purchase(at, i % buyers, kind, random));
        }
        return purchases;
    }

    private static Purchase purchase(int at, int buyer, int kind, Random random) {
        long amount = 1_500_000L + random.nextInt(20) * 250_000L;
        int term = LEAST_TERM + random.nextInt(TERM_SPREAD);
        return switch (kind) {
            case 0 -> new Purchase(at, buyer, "PUT", "AMERICAN", 10_000, amount, term);
            case 1 -> new Purchase(at, buyer, "PUT", "EUROPEAN", 10_000, amount, term);
            case 2 -> new Purchase(at, buyer, "PUT", "EUROPEAN", 8_000, amount, term);
            case 3 -> new Purchase(at, buyer, "CALL", "EUROPEAN", 10_000 + random.nextInt(3) * 200, amount, term);
            default -> {
                int[] strikes = STRIKES_BPS[random.nextInt(STRIKES_BPS.length)];
                String style = random.nextBoolean() ? "AMERICAN" : "EUROPEAN";
                yield new Purchase(at, buyer, "PUT", style, strikes[random.nextInt(strikes.length)], amount, term);
            }
        };
    }
}
