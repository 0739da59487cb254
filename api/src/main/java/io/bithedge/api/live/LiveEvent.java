package io.bithedge.api.live;

/**
 * A topic as it stood when it last changed.
 *
 * @param height applied by every fold when the change was seen
 * @param sequence counts the changes that this instance saw
 */
record LiveEvent(LiveKey key, long height, long sequence, String json) {}
