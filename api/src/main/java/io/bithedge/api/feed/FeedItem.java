package io.bithedge.api.feed;

/**
 * One thing to be told.
 *
 * @param id the same each time, so that a reader shows it once
 * @param atSeconds since 1970
 * @param path of the page that shows more
 */
record FeedItem(String id, String title, String summary, long atSeconds, String path) {}
