package io.bithedge.api.feed;

import java.time.Instant;
import java.util.List;

/** RFC 4287. Ids are names, no addresses: the same whatever host served the feed. */
final class AtomFeed {
    private AtomFeed() {}

    /** {@code origin}: where the pages are, such as {@code https://pool.example}. */
    static String of(String origin, String address, long updatedSeconds, List<FeedItem> items) {
        StringBuilder entries = new StringBuilder();
        items.forEach(item -> entries.append(entry(origin, item)));
        String self = "%s/v1/providers/%s/feed".formatted(origin, address);
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>urn:bithedge:feed:%s</id>
            <title>BitHedge Pool: %s</title>
            <updated>%s</updated>
            <author><name>BitHedge Pool</name></author>
            <link rel="self" href="%s"/>
            %s</feed>
            """.formatted(escaped(address), escaped(address), time(updatedSeconds), escaped(self), entries);
    }

    private static String entry(String origin, FeedItem item) {
        return """
            <entry>
            <id>urn:bithedge:%s</id>
            <title>%s</title>
            <updated>%s</updated>
            <link href="%s"/>
            <summary>%s</summary>
            </entry>
            """.formatted(
                        escaped(item.id()),
                        escaped(item.title()),
                        time(item.atSeconds()),
                        escaped(origin + item.path()),
                        escaped(item.summary()));
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
