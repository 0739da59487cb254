package io.bithedge.pool.statement;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;

/** Amounts as people write them: all decimals of the token, without grouping, so that programs read them too. */
public final class AmountText {
    private AmountText() {}

    /** {@code -12.000001}: six decimals for STX, eight for SBTC. */
    public static String decimal(Units amount) {
        int decimals = decimals(amount.token());
        long units = amount.value();
        String digits = Long.toString(Math.abs(units));
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = padded.length() - decimals;
        return (units < 0 ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
    }

    /** {@code -12.000001 STX}. */
    public static String withSymbol(Units amount) {
        return decimal(amount) + " " + symbol(amount.token());
    }

    public static String symbol(Token token) {
        return switch (token) {
            case STX -> "STX";
            case SBTC -> "sBTC";
        };
    }

    static int decimals(Token token) {
        return switch (token) {
            case STX -> 6;
            case SBTC -> 8;
        };
    }
}
