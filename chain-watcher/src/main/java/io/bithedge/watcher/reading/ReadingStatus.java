package io.bithedge.watcher.reading;

/**
 * How far the vault was read.
 *
 * @param height of the newest block that was read; 0 before the first one
 * @param lag final blocks behind which the readings are
 * @param reason why the newest final block was not read; empty when it was, or will be next
 */
public record ReadingStatus(long height, long lag, String reason) {
    static final ReadingStatus NOTHING = new ReadingStatus(0, 0, "");
}
