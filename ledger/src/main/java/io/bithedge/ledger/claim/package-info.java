/**
 * What a provider may take, as the vault computes it: the leaf of his account, its way to the root of the epoch, and the vault's own rows.
 *
 * <p>Up to the root: {@link io.bithedge.ledger.claim.Leaf}, {@link io.bithedge.ledger.claim.ClaimTree} for a book in memory,
 * {@link io.bithedge.ledger.claim.ClaimSubtree} for one partition of a large one, {@link io.bithedge.ledger.claim.ClaimProofs} for proofs by
 * a second pass over one bucket. Down from it: {@link io.bithedge.ledger.claim.Claim} over {@link io.bithedge.ledger.claim.VaultReads},
 * which are read from a node, or folded from facts by {@link io.bithedge.ledger.claim.VaultRows}.
 */
@NullMarked
package io.bithedge.ledger.claim;

import org.jspecify.annotations.NullMarked;
