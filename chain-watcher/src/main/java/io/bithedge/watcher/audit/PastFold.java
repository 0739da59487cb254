package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.watcher.follow.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sections of the stream: each in its bracket, without a gap to the one before, its events in order. */
final class PastFold {
    private final Findings findings;
    private final Map<String, Published> published = new HashMap<>();
    private @Nullable Open open;

    /** How far the past of a contract is published. */
    private record Published(long nextHeight, Digest digest, boolean hasJoined) {}

    private static final class Open {
        private final ContractBackfillStarted started;
        private final long offset;
        private int events;
        private @Nullable EventPosition last;

        Open(ContractBackfillStarted started, long offset) {
            this.started = started;
            this.offset = offset;
        }
    }

    PastFold(Findings findings) {
        this.findings = findings;
    }

    boolean isOpen() {
        return open != null;
    }

    void begin(ContractBackfillStarted started, long offset, long finalHeight) {
        Published before = published.get(started.getContract());
        if (before != null && (before.hasJoined() || before.nextHeight() != started.getFromHeight())) {
            String expected = before.hasJoined()
                    ? "no past of %s behind the section that joined".formatted(started.getContract())
                    : "the past of %s from block %d on".formatted(started.getContract(), before.nextHeight());
            findings.difference(started.getFromHeight(), "", expected, "from " + started.getFromHeight());
        }
        if (started.getToHeight() > finalHeight) {
            findings.difference(
                    started.getToHeight(),
                    "",
                    "a section of %s up to the final block %d at most".formatted(started.getContract(), finalHeight),
                    "one up to " + started.getToHeight());
        }
        open = new Open(started, offset);
    }

    void add(ContractEvent event) {
        Open section = open;
        if (section == null) {
            return;
        }
        EventPosition position = event.getPosition();
        String name = "event %d of %s".formatted(position.getOrdinal(), position.getTxid());
        boolean isInside = event.getContract().equals(section.started.getContract())
                && position.getHeight() >= section.started.getFromHeight()
                && position.getHeight() <= section.started.getToHeight();
        EventPosition last = section.last;
        if (!isInside) {
            findings.difference(
                    position.getHeight(),
                    position.getIndexBlockHash(),
                    "events of %s in blocks %d to %d"
                            .formatted(
                                    section.started.getContract(),
                                    section.started.getFromHeight(),
                                    section.started.getToHeight()),
                    name + " of " + event.getContract());
        } else if (last != null && !isBehind(position, last)) {
            findings.difference(
                    position.getHeight(),
                    position.getIndexBlockHash(),
                    "an event behind event %d of %s".formatted(last.getOrdinal(), last.getTxid()),
                    name);
        }
        section.events++;
        section.last = position;
    }

    /** Empty when no section of the contract was open. */
    Optional<SectionEntry> end(ContractBackfillEnded ended) {
        Open section = open;
        open = null;
        boolean fits = section != null
                && section.started.getContract().equals(ended.getContract())
                && section.started.getFromHeight() == ended.getFromHeight()
                && section.started.getToHeight() == ended.getToHeight();
        if (section == null || !fits) {
            findings.difference(
                    ended.getToHeight(), "", "the beginning of the section of " + ended.getContract(), "its end");
            return Optional.empty();
        }
        if (ended.getEventCount() != section.events) {
            findings.difference(
                    ended.getToHeight(),
                    "",
                    "the %d events that the end of a section of %s states"
                            .formatted(ended.getEventCount(), ended.getContract()),
                    Integer.toString(section.events));
        }
        Published before = published.get(ended.getContract());
        Digest after = Digests.of(ended.getDigest());
        published.put(
                ended.getContract(), new Published(ended.getToHeight() + 1, after, ended.getJoinedDigest() != null));
        return Optional.of(new SectionEntry(ended, before == null ? Digest.ZERO : before.digest(), section.offset));
    }

    void requireClosed(String next) {
        Open section = open;
        if (section != null) {
            findings.difference(
                    section.started.getToHeight(),
                    "",
                    "the end of the section of " + section.started.getContract(),
                    next);
            open = null;
        }
    }

    private static boolean isBehind(EventPosition position, EventPosition last) {
        if (position.getHeight() != last.getHeight()) {
            return position.getHeight() > last.getHeight();
        }
        return position.getTxIndex() == last.getTxIndex()
                ? position.getOrdinal() > last.getOrdinal()
                : position.getTxIndex() > last.getTxIndex();
    }
}
