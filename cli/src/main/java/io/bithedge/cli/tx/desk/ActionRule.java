package io.bithedge.cli.tx.desk;

import io.bithedge.schemas.avro.SubmittedTransaction;
import io.bithedge.schemas.avro.TransactionState;
import java.util.Optional;

/**
 * What may be asked of a transaction where it stands, so that an operator hears at once what makes no sense. The submitter decides again when
 * the action reaches it: the transaction may have moved on.
 *
 * <pre>
 * state                                     bump  park  resume
 * ACCEPTED, PREFLIGHTED                     -     yes   -
 * INTENT (being signed: ask again)          -     -     -
 * SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK   yes   yes   -
 * PARKED, signed, by the submitter          yes   yes   yes
 * PARKED, not signed or by an operator      -     -     yes
 * MINED, FINAL, ABORTED, DROPPED, REPLACED  -     -     -
 * </pre>
 *
 * One that is parked because its fee may not rise is posted on: so it can be parked by an operator too.
 */
final class ActionRule {
    /** The cause of what an operator parked; one parked for another cause may be parked by an operator too. */
    private static final String BY_OPERATOR = "OPERATOR";

    /** What an operator may want. */
    enum Wish {
        BUMP("bumped"),
        PARK("parked"),
        RESUME("resumed");

        private final String participle;

        Wish(String participle) {
            this.participle = participle;
        }
    }

    private ActionRule() {}

    /** Whether the record that answers grants the wish: a refused one says why and leaves everything as it was. */
    static boolean isGranted(Wish wish, SubmittedTransaction before, SubmittedTransaction answer) {
        return switch (wish) {
            case BUMP -> answer.getFee() > before.getFee();
            case PARK ->
                answer.getState() == TransactionState.PARKED
                        && answer.getCause().equals(BY_OPERATOR);
            case RESUME -> answer.getState() != TransactionState.PARKED;
        };
    }

    /** Empty when it may be asked. */
    static Optional<String> refusal(TransactionHistory history, Wish wish) {
        SubmittedTransaction last = history.last();
        return switch (last.getState()) {
            case ACCEPTED, PREFLIGHTED -> wish == Wish.PARK ? Optional.empty() : no(history, wish, unsigned(wish));
            case INTENT -> no(history, wish, "it is being signed, ask again");
            case SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK ->
                wish == Wish.RESUME ? no(history, wish, "only what is PARKED can be resumed") : Optional.empty();
            case PARKED -> parked(history, wish);
            case MINED -> no(history, wish, "it is in block %d already".formatted(last.getHeight()));
            case FINAL -> no(history, wish, "it is in the final block " + last.getHeight());
            case ABORTED ->
                no(history, wish, "it was undone in block %d: %s".formatted(last.getHeight(), last.getReason()));
            case DROPPED, REPLACED -> no(history, wish, "nothing follows: " + last.getReason());
        };
    }

    /** A replacement must pay more, or every node refuses it. */
    static Optional<String> refusalOfFee(TransactionHistory history, long feeMicroStx) {
        long present = history.last().getFee();
        return feeMicroStx > present
                ? Optional.empty()
                : Optional.of("%s pays %d micro-STX now, and only a higher fee replaces it; got %d"
                        .formatted(history.key(), present, feeMicroStx));
    }

    private static Optional<String> parked(TransactionHistory history, Wish wish) {
        SubmittedTransaction last = history.last();
        boolean mayBePosted = !last.getTxid().isEmpty() && !last.getCause().equals(BY_OPERATOR);
        if (wish == Wish.RESUME || mayBePosted) {
            return Optional.empty();
        }
        return wish == Wish.PARK
                ? no(history, wish, "it is already: " + last.getReason())
                : no(history, wish, "nothing of it is posted that could pay more");
    }

    private static String unsigned(Wish wish) {
        return wish == Wish.BUMP ? "it is not signed yet, so it pays no fee yet" : "only what is PARKED can be resumed";
    }

    private static Optional<String> no(TransactionHistory history, Wish wish, String why) {
        return Optional.of(
                "%s is %s and cannot be %s: %s".formatted(history.key(), history.state(), wish.participle, why));
    }
}
