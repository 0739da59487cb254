package io.bithedge.submitter.step;

import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Incident;
import java.time.Duration;
import java.util.Optional;

/**
 * Step before all that act: is it the chain that our final transactions are on? Asked at the start, until it is answered, and now and
 * then: a node may be set up anew under a running system. While it is another chain nothing is signed or posted.
 */
final class SameChain {
    private static final Duration LOOK = Duration.ofSeconds(30);
    /** While the answer is missing or wrong. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Desk desk;
    private boolean isOurs;
    private boolean isTold;
    private long nextLookMs;

    SameChain(Desk desk) {
        this.desk = desk;
    }

    boolean holds() {
        BlockRef own = desk.state().newestFinal();
        if (own.equals(BlockRef.NONE)) {
            return true;
        }
        if (desk.nowMs() >= nextLookMs) {
            look(own);
            nextLookMs = desk.nowMs() + (isOurs ? LOOK : LOOK_AGAIN).toMillis();
        }
        return isOurs;
    }

    private void look(BlockRef own) {
        try {
            Optional<String> there = desk.chain().blockAt(own.height());
            isOurs = there.filter(own.indexBlockHash()::equals).isPresent();
            desk.troubles().chain(isOurs ? "" : words(own, there));
            if (!isOurs && there.isPresent()) {
                tell(own, there.get());
            }
        } catch (ChainPort.Unavailable e) {
            // What was known stands; before the first answer nothing is done.
            if (!isOurs) {
                desk.troubles().chain("cannot ask whether it is the chain of our transactions: " + e.getMessage());
            }
        }
    }

    private static String words(BlockRef own, Optional<String> there) {
        return "block %d: expected %s, got %s: %s; nothing is signed or posted"
                .formatted(
                        own.height(),
                        own.indexBlockHash(),
                        there.orElse("none"),
                        there.isPresent() ? "another chain" : "it is behind, or another chain");
    }

    private void tell(BlockRef own, String there) {
        if (!isTold) {
            isTold = true;
            desk.journal().report(Incident.anotherChain(own, there));
            desk.journal().commit();
        }
    }
}
