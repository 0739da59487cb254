package io.bithedge.ledger.history;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Incident;
import io.bithedge.ledger.IncidentCode;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.VaultRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history folded three ways at once: the book, the leaves it commits to when an epoch opens, and the rows of the vault. Providers are
 * Stacks addresses. For one thread.
 */
public final class ClaimHistory {
    private final VaultRows vault;
    private final HistoryFold fold;
    private final List<EpochOpened> openings = new ArrayList<>();
    private ClaimTree proposed = ClaimTree.of(List.of());
    private ClaimTree tree = proposed;

    public ClaimHistory(BookId book) {
        this.vault = new VaultRows(book, 1);
        this.fold = new HistoryFold(book, new Steps());
    }

    /** Empty when applied; else why the contracts would not have let it happen. */
    public Optional<Incident> apply(HistoryFact fact) {
        return fact instanceof HistoryFact.Epoch ? tooOld().or(() -> fold.apply(fact)) : fold.apply(fact);
    }

    /** A leaf names at most 400 vintages, so epoch n does not open while vintage n - 399 has live policies. */
    private Optional<Incident> tooOld() {
        long next = vault.book().epoch() + 1;
        long oldest = next - (Leaf.MOST_WEIGHTS - 1);
        return vault.vintage(oldest)
                .filter(vintage -> !vintage.isSettled())
                .map(vintage -> new Incident(
                        IncidentCode.VINTAGE_NOT_OVER,
                        book().state().position(),
                        "opening of epoch %d: expected no live policy of epoch %d, got %d locked"
                                .formatted(next, oldest, vintage.locked())));
    }

    public Book book() {
        return fold.book();
    }

    public VaultRows vault() {
        return vault;
    }

    /** In order. */
    public List<EpochOpened> openings() {
        return List.copyOf(openings);
    }

    /** The leaves of the current epoch. */
    public ClaimTree tree() {
        return tree;
    }

    /** What the vault says to the provider's own leaf and proof. */
    public Claim.Limits claim(String provider) {
        Optional<ProvenLeaf> shown = tree.proof(provider);
        return switch (Claim.of(provider, shown, vault)) {
            case Claim.Limits limits -> limits;
            case Claim.Refused(var reason) ->
                throw new IllegalStateException("own leaf of " + provider + ": " + reason);
        };
    }

    private final class Steps implements HistoryFold.Follower {
        @Override
        public Hash32 root(Book book) {
            long epoch = book.proposal().orElseThrow().epoch();
            proposed = ClaimTree.of(book, epoch);
            return proposed.root().hash();
        }

        @Override
        public void applied(BookFact fact) {
            vault.apply(fact);
            if (fact instanceof EpochOpened opening) {
                openings.add(opening);
                tree = proposed;
            }
        }
    }
}
