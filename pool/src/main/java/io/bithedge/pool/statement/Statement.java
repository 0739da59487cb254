package io.bithedge.pool.statement;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import java.util.List;

/**
 * A provider in one book from {@code from} to {@code to}, both included.
 *
 * <pre>
 * closing.capital = opening.capital + deposits - capital withdrawn - losses + dust.capital
 * closing.premium = opening.premium + premiums - premium withdrawn          + dust.premium
 * </pre>
 *
 * @param opening at the end of the burn height before {@code from}
 * @param dust what the rounding of the lines left: a line's premium is rounded down and its loss up, while the balances are rounded once
 */
public record Statement(
        BookId book,
        BurnHeight from,
        BurnHeight to,
        Balance opening,
        List<Cash> deposits,
        List<Cash> withdrawals,
        List<OfPolicy> premiums,
        List<OfPolicy> losses,
        Balance closing,
        Balance dust) {
    public Statement {
        deposits = List.copyOf(deposits);
        withdrawals = List.copyOf(withdrawals);
        premiums = List.copyOf(premiums);
        losses = List.copyOf(losses);
    }

    /** {@code capital}: put in less taken out less lost, locked parts inside. {@code premium}: earned and not withdrawn. */
    public record Balance(Units capital, Units premium) {}

    /** An act of the provider. */
    public record Cash(BurnHeight burnHeight, long blockTime, String txid, Units capital, Units premium) {}

    /** His part of what one policy paid or cost when it ended. */
    public record OfPolicy(
            PolicyId policyId, Epoch epoch, BurnHeight burnHeight, long blockTime, String txid, Units amount) {}

    /** Lines that are rounded each on its own. */
    public int roundedLines() {
        return premiums.size() + losses.size();
    }

    /** A line is less than a unit and a sub-unit off, and so is each of the two balances. More than that, and lines are missing. */
    public boolean isComplete() {
        long most = roundedLines() + 2L;
        return Math.abs(dust.capital().value()) <= most
                && Math.abs(dust.premium().value()) <= most;
    }
}
