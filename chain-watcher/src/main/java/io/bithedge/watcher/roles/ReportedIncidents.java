package io.bithedge.watcher.roles;

import java.util.Set;

/** What was reported before this process was started. */
@FunctionalInterface
public interface ReportedIncidents {
    /** The log cannot be read now. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Ids that begin with the prefix. Throws Unavailable. */
    Set<String> idsWith(String prefix);
}
