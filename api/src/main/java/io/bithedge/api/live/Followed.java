package io.bithedge.api.live;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One topic that somebody follows, and how it stood when it was last read. Guarded by the hub's lock. */
final class Followed {
    final LiveKey key;
    final Set<Runnable> wakes = new HashSet<>();
    boolean isBeingRead;
    long idleSinceNanos;
    /** Nobody followed it for a while: what is known may be old, and is told to nobody until it was read again. */
    boolean isStale;

    private @Nullable State state;

    private record State(JsonNode essence, LiveEvent event, long asOfHeight) {}

    Followed(LiveKey key) {
        this.key = key;
    }

    Optional<LiveEvent> event() {
        return isStale ? Optional.empty() : Optional.ofNullable(state).map(State::event);
    }

    boolean isUnread() {
        return state == null;
    }

    /** Another instance may have answered from before the block that we saw. */
    boolean isBehind(long height) {
        return state == null || isStale || state.asOfHeight < height;
    }

    boolean isChangedBy(JsonNode essence) {
        return state == null || !state.essence.equals(essence);
    }

    /** The same in other words, such as a newer block: whoever comes next gets the newer words, nobody is woken. */
    void reword(Answer answer) {
        if (state != null) {
            LiveEvent before = state.event;
            set(answer, before.height(), before.sequence());
        }
    }

    void set(Answer answer, long height, long sequence) {
        state = new State(answer.essence(), new LiveEvent(key, height, sequence, answer.json()), answer.asOfHeight());
    }
}
