package io.bithedge.api.wire;

/** How values without a type of their own are written in answers. */
public final class Json {
    private Json() {}

    /** Bytes as everywhere in the API: lower-case hex behind `0x`. */
    public static String hex(String digits) {
        return "0x" + digits;
    }
}
