/**
 * What a provider may take, from his leaf and the vault's rows: the vault's own arithmetic, to the unit, in whole numbers only.
 *
 *   extra    = capacity - used for the current epoch of an open book, else 0
 *   burden   = settledBurden  + sum over weights of partUp  (w, ratioUp  (L + X + extra, W))
 *   premium  = settledPremium + sum over weights of partDown(w, ratioDown(PE, W))
 */
import type { BookName, Leaf } from './leaf';

/** Where a book is: what `over` means follows from the height. */
export type Phase = 'open' | 'over' | 'closed';

/** A row of `books`; amounts in base units. */
export interface BookRow extends BookName {
  readonly epoch: bigint;
  readonly endsAt: bigint;
  readonly capacity: bigint;
  readonly used: bigint;
  /** hex without `0x` */
  readonly root: string;
  readonly capital: bigint;
  readonly locked: bigint;
  readonly premiumPending: bigint;
  readonly premiumEarned: bigint;
  readonly closed: boolean;
  /** burn height from which the next epoch may begin, while it is proposed; else null */
  readonly confirmableAt: bigint | null;
}

/** A row of `vintages`; `weight` in sub-units. */
export interface VintageRow {
  readonly epoch: bigint;
  readonly weight: bigint;
  readonly locked: bigint;
  readonly losses: bigint;
  readonly premiumPending: bigint;
  readonly premiumEarned: bigint;
}

/** A row of `accounts`, as of the provider's last act. */
export interface AccountRow {
  readonly depositedEver: bigint;
  readonly withdrawnEver: bigint;
  readonly premiumWithdrawnEver: bigint;
  readonly label: bigint;
  readonly deposited: bigint;
  readonly withdrawn: bigint;
  readonly depositedNext: bigint;
}

export interface Rows {
  readonly book: BookRow;
  /** by epoch; one that is missing never began */
  readonly vintages: ReadonlyMap<bigint, VintageRow>;
  readonly account: AccountRow;
  readonly phase: Phase;
}

/** What one weight of the leaf adds: the arithmetic step by step. */
export interface Term {
  readonly epoch: bigint;
  readonly weight: bigint;
  readonly vintage: VintageRow;
  /** L + X + extra, base units */
  readonly called: bigint;
  /** sub-units */
  readonly burden: bigint;
  /** sub-units */
  readonly premium: bigint;
}

export interface Limits {
  /** may have been withdrawn in this epoch, in all */
  readonly capital: bigint;
  /** may have been withdrawn, ever */
  readonly premium: bigint;
}

export interface Claim {
  readonly terms: readonly Term[];
  /** sub-units */
  readonly burden: bigint;
  /** deposited in this epoch; in a closed book also for the next */
  readonly joined: bigint;
  /** of `opening`, what the burden leaves; base units */
  readonly left: bigint;
  readonly limits: Limits;
  /** what one withdrawal may take now */
  readonly withdrawable: Limits;
}

const SUB = 4096n;
const ONE = 1n << 63n;

function divideUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

/** A part of a vintage as a Q1.63 number; 0 of a vintage without weight. */
export function ratioUp(units: bigint, weight: bigint): bigint {
  return weight === 0n ? 0n : divideUp(units * SUB * ONE, weight);
}

export function ratioDown(units: bigint, weight: bigint): bigint {
  return weight === 0n ? 0n : (units * SUB * ONE) / weight;
}

export function partUp(weight: bigint, ratio: bigint): bigint {
  return divideUp(weight * ratio, ONE);
}

export function partDown(weight: bigint, ratio: bigint): bigint {
  return (weight * ratio) / ONE;
}

/** What he owes, rounded up. */
function unitsUp(subUnits: bigint): bigint {
  return divideUp(subUnits, SUB);
}

/** Towards minus infinity, as the vault rounds. */
function unitsDown(subUnits: bigint): bigint {
  return subUnits >= 0n ? subUnits / SUB : -divideUp(-subUnits, SUB);
}

const min = (a: bigint, b: bigint) => (a < b ? a : b);
const notBelowZero = (a: bigint) => (a > 0n ? a : 0n);
const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);

/** The row as of the current epoch: what was deposited for it counts as deposited in it, older labels count 0. */
export function asOf(row: AccountRow, epoch: bigint): AccountRow {
  if (row.label === epoch) {
    return row;
  }
  const deposited = row.label + 1n === epoch ? row.depositedNext : 0n;
  return { ...row, label: epoch, deposited, withdrawn: 0n, depositedNext: 0n };
}

/** What may still be sold in the current epoch. */
function extraOf(rows: Rows, epoch: bigint): bigint {
  return epoch === rows.book.epoch && !rows.book.closed ? rows.book.capacity - rows.book.used : 0n;
}

function termsOf(leaf: Leaf, rows: Rows): Term[] {
  return leaf.weights.map(({ epoch, weight }) => {
    const none = { epoch, weight: 0n, locked: 0n, losses: 0n, premiumPending: 0n, premiumEarned: 0n };
    const vintage = rows.vintages.get(epoch) ?? none;
    const called = vintage.locked + vintage.losses + extraOf(rows, epoch);
    return {
      epoch,
      weight,
      vintage,
      called,
      burden: partUp(weight, ratioUp(called, vintage.weight)),
      premium: partDown(weight, ratioDown(vintage.premiumEarned, vintage.weight)),
    };
  });
}

/** The claim of a leaf that leads to the root; without one there was nothing to claim as the epoch began. */
export function claimOf(leaf: Leaf | null, rows: Rows): Claim {
  const account = asOf(rows.account, rows.book.epoch);
  const joined = account.deposited + (rows.book.closed ? account.depositedNext : 0n);
  const terms = leaf === null ? [] : termsOf(leaf, rows);
  const burden = (leaf?.settledBurden ?? 0n) + sum(terms.map((it) => it.burden));
  const left = leaf === null ? 0n : notBelowZero(unitsDown(leaf.opening * SUB - burden));
  const premium =
    leaf === null ? account.premiumWithdrawnEver : unitsDown(leaf.settledPremium + sum(terms.map((it) => it.premium)));
  const limits = { capital: joined + left, premium };
  return { terms, burden, joined, left, limits, withdrawable: withdrawableOf(limits, account, rows) };
}

function withdrawableOf(limits: Limits, account: AccountRow, rows: Rows): Limits {
  if (rows.phase === 'over') {
    return { capital: 0n, premium: 0n };
  }
  const own = min(limits.capital - account.withdrawn, account.depositedEver - account.withdrawnEver);
  const there = rows.book.capital - rows.book.locked - extraOf(rows, rows.book.epoch);
  return {
    capital: notBelowZero(min(own, there)),
    premium: notBelowZero(min(limits.premium - account.premiumWithdrawnEver, rows.book.premiumEarned)),
  };
}

/** What he carries of policies that are open, and what they cost him so far; base units, rounded up. Source: docs/ledger.md. */
export interface Carried {
  readonly locked: bigint;
  readonly losses: bigint;
}

export function carriedOf(leaf: Leaf, terms: readonly Term[]): Carried {
  const partsOf = (units: (vintage: VintageRow) => bigint) =>
    sum(terms.map(({ weight, vintage }) => partUp(weight, ratioUp(units(vintage), vintage.weight))));
  return {
    locked: unitsUp(partsOf((it) => it.locked)),
    losses: unitsUp(leaf.settledBurden + partsOf((it) => it.losses)),
  };
}

export function phaseOf(book: BookRow, burnHeight: bigint): Phase {
  if (book.closed) {
    return 'closed';
  }
  return burnHeight < book.endsAt ? 'open' : 'over';
}
