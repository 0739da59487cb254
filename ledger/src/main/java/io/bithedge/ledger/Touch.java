package io.bithedge.ledger;

/**
 * What a provider did himself in one epoch.
 *
 * @param withdrawn capital
 * @param exitReplaced he made an exit request; {@code exit} is what is left of it. Else {@code exit} is 0 and has no meaning
 */
public record Touch(
        long epoch, long deposited, long withdrawn, boolean exitReplaced, long exit, long premiumWithdrawn) {
    static Touch none(long epoch) {
        return new Touch(epoch, 0, 0, false, 0, 0);
    }

    /** Deposits less withdrawals. */
    public long net() {
        return deposited - withdrawn;
    }

    /** The exit request at the end of the epoch, of which {@code carried} stood at its beginning. A withdrawal serves it. */
    public long exitAfter(long carried) {
        return exitReplaced ? exit : Math.max(0, carried - withdrawn);
    }

    Touch depositing(long amount) {
        return new Touch(epoch, deposited + amount, withdrawn, exitReplaced, exit, premiumWithdrawn);
    }

    Touch exiting(long amount) {
        return new Touch(epoch, deposited, withdrawn, true, amount, premiumWithdrawn);
    }

    /** A withdrawal of an epoch before serves the request too: in a closed book withdrawals keep the label of its last epoch. */
    Touch serving(long capital) {
        return new Touch(epoch, deposited, withdrawn, exitReplaced, Math.max(0, exit - capital), premiumWithdrawn);
    }

    Touch withdrawing(long capital, long premium) {
        return new Touch(
                epoch,
                deposited,
                withdrawn + capital,
                exitReplaced,
                Math.max(0, exit - capital),
                premiumWithdrawn + premium);
    }
}
