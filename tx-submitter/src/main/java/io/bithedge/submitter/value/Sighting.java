package io.bithedge.submitter.value;

import java.util.Locale;
import java.util.Set;

/** What a node or an API says about a transaction outside of blocks. */
public sealed interface Sighting {
    record InMempool() implements Sighting {}

    /** In a block of the one who was asked. The watcher says which, when it comes there. */
    record InBlock() implements Sighting {}

    /** Not known: never came, or was forgotten. */
    record Unknown() implements Sighting {}

    /** Thrown out. `reason` in the words of the node or the API, `replacedBy` a txid or empty. */
    record Dropped(String reason, String replacedBy) implements Sighting {
        private static final Set<String> UNMINABLE =
                Set.of("problematic", "droppedproblematic", "tooexpensive", "droppedtooexpensive");

        /** No node will mine these bytes: something else has to take their nonce. */
        public boolean isForGood() {
            return UNMINABLE.contains(reason.replace("_", "").toLowerCase(Locale.ROOT));
        }
    }
}
