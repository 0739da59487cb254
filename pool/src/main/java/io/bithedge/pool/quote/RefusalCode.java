package io.bithedge.pool.quote;

/**
 * Why there is no quote. The order is the order of the checks. What does not fit into any book has the code of the limit that stands
 * against it in every one of them; when the books have different reasons it is NO_CAPACITY.
 */
public enum RefusalCode {
    CALLS_DISABLED("Protection against a rising price is not offered yet."),
    AMOUNT_TOO_SMALL("The amount is below the least we protect."),
    AMOUNT_TOO_LARGE("The amount is above the most we protect in one policy."),
    TERM_TOO_SHORT("The period is shorter than the shortest we offer."),
    TERM_TOO_LONG("The period is longer than the longest we offer for this protection."),
    STRIKE_OUT_OF_RANGE("The protected value is too far from the price."),
    NO_OPEN_EPOCH("The books that may back this are between two epochs or closed, ask again in a few blocks."),
    POLICY_LIMIT("One policy may not take that much of a book's capital."),
    DAY_LIMIT("Too much of the books' capital would expire on that day: another day may do."),
    EPOCH_LIMIT("What is left to sell in this epoch is less: ask for less, or when the next one opens."),
    NO_CAPACITY("The pool cannot back this amount at the moment."),
    PREMIUM_EXCEEDS_COLLATERAL("The protection would cost more than it can ever pay.");

    private final String sentence;

    RefusalCode(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
