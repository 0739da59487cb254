package io.bithedge.stacks.client;

import java.time.Duration;

/** How a client waits between attempts. */
@FunctionalInterface
interface Pause {
    Pause SLEEP = Thread::sleep;

    void pause(Duration duration) throws InterruptedException;
}
