package io.bithedge.watcher.chain;

/**
 * Two readers of one chain do not agree. The id is a function of the cause: the same conflict found again has the same id.
 *
 * @param stops true when going on could publish as final what is not; false for a warning.
 */
public record SourceConflict(
        String id, Code code, String message, String expected, String got, long height, boolean stops) {
    public enum Code {
        /** Both call a block of the same height canonical, and mean different ones. */
        SOURCES_ON_DIFFERENT_BRANCHES,
        /** Both know the same block, and tell different things about it. */
        SOURCES_TELL_DIFFERENT_BLOCKS
    }
}
