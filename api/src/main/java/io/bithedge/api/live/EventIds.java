package io.bithedge.api.live;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Ids of events: {@code height.instance-topics-sequence}. The sequence counts what one run of one instance saw, for one choice of topics: an
 * id of another run, instance or choice tells nothing, and everything is sent again.
 */
final class EventIds {
    private final String origin;

    /** {@code run} names this run of this instance; no other may have the same. */
    EventIds(String run, String topics) {
        CRC32 choice = new CRC32();
        choice.update(topics.getBytes(StandardCharsets.UTF_8));
        this.origin = run + "-" + Long.toHexString(choice.getValue());
    }

    /** {@code seen}: everything up to this sequence was sent; 0 when that cannot be said yet. */
    String of(long height, long seen) {
        return height + "." + origin + "-" + seen;
    }

    /** The sequence that whoever has this id has seen; 0 when it tells nothing. */
    long seen(String lastEventId) {
        int dot = lastEventId.indexOf('.');
        String prefix = origin + "-";
        String tail = lastEventId.substring(dot + 1);
        boolean isOurs =
                tail.startsWith(prefix) && tail.substring(prefix.length()).matches("[0-9]{1,18}");
        return isOurs ? Long.parseLong(tail.substring(prefix.length())) : 0;
    }
}
