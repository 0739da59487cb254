/**
 * What a provider's part of the policies of one book would cost him at other prices and at a later time. Pure. Amounts in base units of the
 * book's token, prices USD x 10^8; what he loses is rounded up. Source: docs/domain.md 3.
 */
import type { Token } from '../api/shapes';
import { divCeil, type Market } from '../protect/payoff';
import type { RiskBook } from './income';

export type Carried = RiskBook['carried'][number];

/** 10^8 sats over 10^6 micro-STX. */
const SATS_PER_MICRO_STX = 100n;

/** What is paid of it when it settles at these prices: a PUT of a book of STX, a CALL of one of sBTC. */
export function lossOf(it: Carried, token: Token, at: Market): bigint {
  const due = token === 'STX' ? putDue(it, at) : callDue(it, at);
  return due < it.collateral ? due : it.collateral;
}

function putDue(it: Carried, at: Market): bigint {
  return at.btc >= it.strike ? 0n : divCeil((it.strike - at.btc) * it.amount, SATS_PER_MICRO_STX * at.stx);
}

function callDue(it: Carried, at: Market): bigint {
  return at.btc <= it.strike ? 0n : divCeil((at.btc - it.strike) * it.amount, at.btc);
}

export interface Outcome {
  readonly loss: bigint;
  readonly premium: bigint;
  readonly net: bigint;
}

/** When every policy has settled at these prices. */
export function outcomeAt(book: RiskBook, at: Market): Outcome {
  const loss = lossesOf(book, book.carried, at);
  return { loss, premium: book.premiumPending, net: book.premiumPending - loss };
}

export interface Standing {
  /** What was locked for policies that ended until then, what of it they were paid, and what is free of them again. */
  readonly ended: bigint;
  readonly lost: bigint;
  readonly freed: bigint;
  /** Locked for policies that still run, and what of it they would be paid at these prices. */
  readonly locked: bigint;
  readonly owed: bigint;
}

/** At a Bitcoin block, when what ended until then has settled at these prices. */
export function standingAt(book: RiskBook, at: Market, height: number): Standing {
  const isOver = (it: { readonly expirationHeight: number }) => it.expirationHeight <= height;
  const sum = (rungs: RiskBook['lockedByExpiration']) => rungs.reduce((total, it) => total + it.collateral, 0n);
  const ended = sum(book.lockedByExpiration.filter(isOver));
  const locked = sum(book.lockedByExpiration) - ended;
  // Rounded up each by itself they may be some units above what is locked.
  const lost = lesser(ended, lossesOf(book, book.carried.filter(isOver), at));
  const running = book.carried.filter((it) => !isOver(it));
  const owed = lesser(locked, lossesOf(book, running, at));
  return { ended, lost, freed: ended - lost, locked, owed };
}

/** Never more than all that is locked. */
function lossesOf(book: RiskBook, carried: readonly Carried[], at: Market): bigint {
  const sum = carried.reduce((total, it) => total + lossOf(it, book.token, at), 0n);
  return lesser(sum, book.worstCase);
}

/** Where time may be stopped: now, and each block at which something ends. */
export function stopsOf(book: RiskBook, now: number): number[] {
  const ends = book.lockedByExpiration.map((it) => it.expirationHeight).filter((it) => it > now);
  return [now, ...[...new Set(ends)].sort((a, b) => a - b)];
}

function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}
