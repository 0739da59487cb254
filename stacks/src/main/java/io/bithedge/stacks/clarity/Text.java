package io.bithedge.stacks.clarity;

/** Which characters the two string types hold. */
final class Text {
    private Text() {}

    /** Printable ASCII and the white space that the language accepts. */
    static boolean isClarityAscii(String text) {
        return text.chars().allMatch(Text::isClarityAscii);
    }

    static boolean isClarityAscii(int c) {
        return (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    /** Whether the text can be written in UTF-8 at all. */
    static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(Text::isSurrogate);
    }

    static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
