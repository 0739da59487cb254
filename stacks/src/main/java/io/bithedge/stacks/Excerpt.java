package io.bithedge.stacks;

/** The beginning of a text that somebody else wrote, for logs, records and refusals: he may have written any length. */
public final class Excerpt {
    private Excerpt() {}

    /** The text when it has at most so many characters; else as many of it, and three dots. */
    public static String of(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
