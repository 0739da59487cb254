package io.bithedge.api.health;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.unit.StacksHeight;
import java.util.List;

/** `ageMs`: how long ago the last final block came, or was made. `appliedHeight`: the highest Stacks height that every fold has applied, -1 before the first. `halted`: the stages that stopped, with the reason. */
public record StatusAnswer(
        State state, String reason, StacksHeight appliedHeight, FinalBlock asOf, long ageMs, List<String> halted) {
    public enum State {
        READY,
        STARTING,
        DOWN
    }
}
