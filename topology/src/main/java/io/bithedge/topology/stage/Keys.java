package io.bithedge.topology.stage;

import io.bithedge.ledger.BookId;

/** Record keys of topics and stores. Numbers in store keys are padded, so that a range is in their order. */
public final class Keys {
    /** A fact that concerns every partition. */
    public static final String ALL = "*";

    /** The end of a final block. */
    public static final String MARKER = "marker";

    /** The one key of a store that holds one value. */
    public static final String ONLY = "only";

    private Keys() {}

    public static boolean isForAllPartitions(String key) {
        return key.equals(ALL) || key.equals(MARKER);
    }

    public static String padded(long number) {
        return "%019d".formatted(number);
    }

    /** {@code STX:balanced/0000000000000000007}. */
    public static String byNumber(BookId book, long number) {
        return byNumber(book.toString(), number);
    }

    /** {@code position/0000000000000000001}. */
    public static String byNumber(String prefix, long number) {
        return prefix + "/" + padded(number);
    }

    /** {@code STX:balanced:7}, as the vintages topic names it. */
    public static String vintage(BookId book, long epoch) {
        return book + ":" + epoch;
    }

    /** {@code STX:balanced:ST...}, as the accounts topic names it. */
    public static String account(BookId book, String provider) {
        return book + ":" + provider;
    }
}
