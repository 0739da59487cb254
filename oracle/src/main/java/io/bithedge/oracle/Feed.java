package io.bithedge.oracle;

import java.util.Optional;

/** A duty cycle that moves observations from one place to the publisher. One thread calls doWork; any thread may ask. */
public interface Feed {
    String name();

    /** Does what is due now and returns the number of observations published; 0 means there was nothing to do. */
    int doWork();

    /** Why nothing useful comes from here at the moment, in words. */
    Optional<String> trouble();

    FeedStatus status();

    /** For the status page. `refused` counts what was read and not believed, `lastRefusal` says why. */
    record FeedStatus(String name, long published, long refused, String lastRefusal, long lastPublishedAtMs) {}
}
