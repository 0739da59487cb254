package io.bithedge.ledger.claim;

import io.bithedge.ledger.Vintage;
import java.util.Optional;

/** The rows of one book that a claim is computed from, all of one block: map entries of a node, or {@link VaultRows}. */
public interface VaultReads {
    BookRow book();

    /**
     * A vintage, however old. {@code capacity} and {@code used} matter for the current epoch only: in the vault they are fields of the book.
     * Empty when no such epoch was opened.
     */
    Optional<Vintage> vintage(long epoch);

    /** {@link AccountRow#NONE} for a provider who never acted. */
    AccountRow account(String provider);
}
