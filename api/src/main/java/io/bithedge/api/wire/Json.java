package io.bithedge.api.wire;

/** How values are written in answers: amounts, prices and weights are decimal strings; heights, epochs and ids are numbers. */
public final class Json {
    private Json() {}

    /** Bytes as everywhere in the API: lower-case hex behind `0x`. */
    public static String hex(String digits) {
        return "0x" + digits;
    }

    public static String text(long amount) {
        return Long.toString(amount);
    }
}
