package io.bithedge.api.operations;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one part is.
 *
 * @param reason why it is not UP, in words; empty when it is
 * @param details what it says of itself; null when it says nothing, or nothing that can be read
 */
public record PartStatus<D>(
        String name, State state, String reason, @Nullable D details) {
    private static final Set<String> GOOD = Set.of("UP", "READY", "FOLLOWING");
    private static final Set<String> BAD = Set.of("DOWN", "HALTED");

    /** DEGRADED: it works, somebody should look. DOWN: it does not work or does not answer. UNKNOWN: nobody told us where it is. */
    public enum State {
        UP,
        DEGRADED,
        DOWN,
        UNKNOWN
    }

    /** {@code word}: the state as the part calls it. */
    static <D> PartStatus<D> said(String name, String word, String reason, @Nullable D details) {
        State state = GOOD.contains(word) ? State.UP : BAD.contains(word) ? State.DOWN : State.DEGRADED;
        boolean isUnexplained = reason.isEmpty() && state != State.UP;
        return new PartStatus<>(name, state, isUnexplained ? "it says it is " + word : reason, details);
    }

    static <D> PartStatus<D> silent(String name, String reason) {
        return new PartStatus<>(name, State.DOWN, reason, null);
    }

    static <D> PartStatus<D> unknown(String name, String key) {
        return new PartStatus<>(name, State.UNKNOWN, key + " names no address", null);
    }
}
