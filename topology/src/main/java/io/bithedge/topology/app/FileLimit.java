package io.bithedge.topology.app;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A hundred stores hold a thousand files open from the first block on, and more as they grow; without them the streams die one by one. */
final class FileLimit {
    private static final long NEEDED = 4_096;

    private FileLimit() {}

    /** Throws IllegalStateException when the process may not open enough files. */
    static void require() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            require(system.getMaxFileDescriptorCount());
        }
    }

    static void require(long most) {
        if (most < NEEDED) {
            throw new IllegalStateException(
                    "open files of this process: expected a limit of %d or more (ulimit -n), got %d"
                            .formatted(NEEDED, most));
        }
    }
}
