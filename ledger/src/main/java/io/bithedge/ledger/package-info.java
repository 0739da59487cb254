/**
 * The accounting of underwriting books: a pure fold over facts of the chain. No framework, no clock, no I/O, no floating point.
 *
 * <p>Three ways to use it. In memory, whole books: {@link io.bithedge.ledger.Book}. Folded apart, as a stream application does:
 * {@link io.bithedge.ledger.BookState} in one partition, {@link io.bithedge.ledger.Account}s in others; they meet through an
 * {@link io.bithedge.ledger.EpochClosing} (one {@link io.bithedge.ledger.Sweep} over the accounts per epoch) and a
 * {@link io.bithedge.ledger.VintageTable} (for reading). What the vault lets a
 * provider take, by leaf, proof and its own rows, is in {@link io.bithedge.ledger.claim}. Money of a policy is in {@link io.bithedge.ledger.policy}.
 * Whoever shows an amount gives it a type of {@link io.bithedge.ledger.unit}.
 *
 * <p>Units: amounts are whole base units (micro-STX, sats) below 2^51. Weights and burdens are sub-units, 2^-12 of a base unit.
 */
@NullMarked
package io.bithedge.ledger;

import org.jspecify.annotations.NullMarked;
