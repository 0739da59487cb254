package io.bithedge.ledger.claim;

import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Ratio;
import io.bithedge.ledger.Vintage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a provider may take, from his leaf and the vault's rows. Pure: the same to the unit in the vault, here, and wherever somebody
 * repeats it.
 *
 * <pre>
 * extra(e)      = capacity - used for the current epoch of an open book, else 0
 * burden        = settledBurden  + sum over weights of partUp  (w, ratioUp  (L + X + extra, W))         sub-units
 * premium       = settledPremium + sum over weights of partDown(w, ratioDown(PE, W))                    sub-units
 * joined        = deposited in this epoch; in a closed book also what was deposited for the next
 * capital limit = joined + max(0, floor((opening * 2^12 - burden) / 2^12))       bounds what he withdrew in this epoch
 * premium limit = floor(premium / 2^12)                                          bounds what premium he ever withdrew
 * </pre>
 *
 * Without a leaf there was nothing to claim when the epoch opened: the capital limit is {@code joined}, the premium limit what he withdrew.
 * Ratios and parts: {@link Ratio}. W, L, X, PE are those of the vintage that a weight names, 0 for one that never was.
 *
 * <p>Throws ArithmeticException when rows or a leaf under a false root are beyond what the vault itself allows: a ratio above one, a sum of
 * 2^63.
 */
public final class Claim {
    private Claim() {}

    public sealed interface Outcome {}

    /**
     * Base units.
     *
     * @param capital may have been withdrawn in this epoch, in all
     * @param premium may have been withdrawn, ever
     */
    public record Limits(long capital, long premium) implements Outcome {}

    public record Refused(ClaimRefusal reason) implements Outcome {}

    /**
     * What one weight of the leaf adds.
     *
     * @param weight w, sub-units
     * @param called L + X + extra, base units
     * @param burden partUp(w, ratioUp(called, W)), sub-units
     * @param premium partDown(w, ratioDown(PE, W)), sub-units
     */
    public record Term(Vintage vintage, long weight, long called, long burden, long premium) {}

    /** Base units that one withdrawal may take now. */
    public record Withdrawable(long capital, long premium) {
        static final Withdrawable NOTHING = new Withdrawable(0, 0);
    }

    /** The limits of a provider, or why the vault refuses what he shows. */
    public static Outcome of(String provider, Optional<ProvenLeaf> shown, VaultReads vault) {
        if (shown.isEmpty()) {
            return new Limits(joined(provider, vault), vault.account(provider).premiumWithdrawnEver());
        }
        Optional<ClaimRefusal> refusal = refusal(provider, shown.get(), vault);
        return refusal.<Outcome>map(Refused::new)
                .orElseGet(() -> limits(shown.get().leaf(), vault));
    }

    /**
     * What is left of the limits for one withdrawal, within what the provider ever deposited and what the book holds; nothing between two
     * epochs.
     *
     * <pre>
     * capital = min(capital limit - withdrawn in this epoch, depositedEver - withdrawnEver, book capital - locked - extra)
     * premium = min(premium limit - premiumWithdrawnEver, book premium earned)
     * </pre>
     */
    public static Withdrawable withdrawable(String provider, Limits limits, VaultReads vault) {
        BookRow book = vault.book();
        AccountRow row = vault.account(provider).asOf(book.epoch());
        return switch (book.phase()) {
            case OVER -> Withdrawable.NOTHING;
            case OPEN, CLOSED -> {
                long own = Math.min(limits.capital() - row.withdrawn(), row.depositedEver() - row.withdrawnEver());
                long extra = vault.vintage(book.epoch())
                        .map(vintage -> extra(vintage, book))
                        .orElse(0L);
                long capital = Math.min(own, book.capital() - book.locked() - extra);
                long premium = Math.min(limits.premium() - row.premiumWithdrawnEver(), book.premiumEarned());
                yield new Withdrawable(Math.max(0, capital), Math.max(0, premium));
            }
        };
    }

    private static Optional<ClaimRefusal> refusal(String provider, ProvenLeaf shown, VaultReads vault) {
        Leaf leaf = shown.leaf();
        BookRow book = vault.book();
        if (!leaf.provider().equals(provider)) {
            return Optional.of(ClaimRefusal.OTHER_PROVIDER);
        }
        if (!leaf.book().equals(book.book())) {
            return Optional.of(ClaimRefusal.OTHER_BOOK);
        }
        if (leaf.epoch() != book.epoch()) {
            return Optional.of(ClaimRefusal.OTHER_EPOCH);
        }
        long weight = vault.vintage(book.epoch()).map(Vintage::weight).orElse(0L);
        return shown.verify(new SumNode(book.root(), weight))
                ? Optional.empty()
                : Optional.of(ClaimRefusal.NOT_IN_ROOT);
    }

    /** The terms of the two sums, one per weight of the leaf and in its order: the arithmetic of a claim step by step. */
    public static List<Term> terms(Leaf leaf, VaultReads vault) {
        EpochWeights weights = leaf.weights();
        List<Term> terms = new ArrayList<>(weights.size());
        for (int i = 0; i < weights.size(); i++) {
            long weight = weights.weightAt(i);
            Vintage vintage = vault.vintage(weights.epochAt(i)).orElse(Vintage.opened(weights.epochAt(i), 0, 0));
            long called = vintage.burden() + extra(vintage, vault.book());
            terms.add(new Term(
                    vintage,
                    weight,
                    called,
                    Ratio.partUp(weight, Ratio.up(called, vintage.weight())),
                    Ratio.partDown(weight, Ratio.down(vintage.premiumEarned(), vintage.weight()))));
        }
        return terms;
    }

    private static Limits limits(Leaf leaf, VaultReads vault) {
        long burden = leaf.settledBurden();
        long premium = leaf.settledPremium();
        for (Term term : terms(leaf, vault)) {
            burden = Math.addExact(burden, term.burden());
            premium = Math.addExact(premium, term.premium());
        }
        long left = Ratio.unitsDown(Math.subtractExact(leaf.opening() * Ratio.SUB, burden));
        return new Limits(joined(leaf.provider(), vault) + Math.max(0, left), Ratio.unitsDown(premium));
    }

    /** What may still be locked in the current epoch. */
    private static long extra(Vintage vintage, BookRow book) {
        return vintage.epoch() == book.epoch() && !book.isClosed() ? vintage.capacity() - vintage.used() : 0;
    }

    private static long joined(String provider, VaultReads vault) {
        BookRow book = vault.book();
        AccountRow row = vault.account(provider).asOf(book.epoch());
        return row.deposited() + (book.isClosed() ? row.depositedNext() : 0);
    }
}
