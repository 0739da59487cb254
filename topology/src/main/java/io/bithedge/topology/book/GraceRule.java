package io.bithedge.topology.book;

import io.bithedge.ledger.BookPhase;
import io.bithedge.topology.stage.Incidents.Disagreement;
import java.util.Optional;

/**
 * When a book whose next epoch does not begin comes near to its end: behind the grace of the vault anybody may close it for good. Said
 * twice, at half of the grace and when it is over; nothing of ours closes a book. Pure. Source: liquidity-pool-vault.clar#close-book.
 */
final class GraceRule {
    private GraceRule() {}

    /** What the burn tip has passed between two markers; a book that is open, or closed for good, passes nothing. */
    static Optional<Disagreement> warning(LiveBook book, long tipBefore, long tip) {
        if (book.graceBlocks() == 0 || book.state().phase() == BookPhase.CLOSED) {
            return Optional.empty();
        }
        long endsAt = book.state().endsAt();
        long closableAt = endsAt + book.graceBlocks();
        if (tipBefore < closableAt && tip >= closableAt) {
            return Optional.of(what(
                    book,
                    "BOOK_MAY_CLOSE",
                    "no epoch has begun since %d: from %d on anybody may close the book for good"
                            .formatted(endsAt, closableAt)));
        }
        long halfAt = endsAt + Math.ceilDiv(book.graceBlocks(), 2);
        return tipBefore < halfAt && tip >= halfAt
                ? Optional.of(what(
                        book,
                        "OPENING_LATE",
                        "no epoch has begun since %d: half of the grace is over, from %d on anybody may close the book for good"
                                .formatted(endsAt, closableAt)))
                : Optional.empty();
    }

    private static Disagreement what(LiveBook book, String code, String message) {
        return new Disagreement(
                code,
                "book " + book.state().book(),
                message,
                "epoch " + (book.state().epoch() + 1),
                "epoch " + book.state().epoch());
    }
}
