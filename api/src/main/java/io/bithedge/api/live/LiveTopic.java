package io.bithedge.api.live;

/** Something that can be followed live. A bean of this type is all it takes to add one. Safe for use by several threads. */
public interface LiveTopic {
    /** Names the topic in a request, and its events. */
    String name();

    /** Whether a request names one of several, as in `policy:7`. */
    boolean hasSubject();

    /** Throws a {@link io.bithedge.api.problem.Problem} when there can be no such subject. It need not exist yet. */
    default void check(String subject) {}

    /** Whether it may change although no block was applied: it is then looked at each time. */
    default boolean changesBetweenBlocks() {
        return false;
    }

    /**
     * The answer of the matching GET. Any failure means: not now, ask again.
     *
     * @param subject empty when the topic has none
     */
    Object read(String subject);
}
