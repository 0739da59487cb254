import type { Book, PoolMetrics, Price, Token } from '../api/shapes';
import { TIERS } from '../api/shapes';
import { ratioBps } from '../format/units';

/** What the books of one token add up to, in its base unit. */
export interface PoolTotals {
  readonly token: Token;
  readonly capital: bigint;
  readonly locked: bigint;
  readonly losses: bigint;
  readonly premiumPending: bigint;
  readonly premiumEarned: bigint;
  readonly capacity: bigint;
  readonly capacityLeft: bigint;
  /** locked over capital, rounded down; null without capital */
  readonly utilisationBps: bigint | null;
}

/** Books of one token only: STX and sBTC are never added. `burnHeight` is the newest that we know of, null when we know none. */
export function totalsOf(books: readonly Book[], token: Token, burnHeight: number | null): PoolTotals {
  const ours = books.filter((book) => book.token === token);
  const sum = (of: (book: Book) => bigint) => ours.reduce((total, book) => total + of(book), 0n);
  const capital = sum((book) => book.capital);
  const locked = sum((book) => book.locked);
  return {
    token,
    capital,
    locked,
    losses: sum((book) => book.losses),
    premiumPending: sum((book) => book.premiumPending),
    premiumEarned: sum((book) => book.premiumEarned),
    capacity: sum((book) => (isOpen(book, burnHeight) ? book.capacity : 0n)),
    capacityLeft: sum((book) => capacityLeft(book, burnHeight)),
    utilisationBps: ratioBps(locked, capital),
  };
}

/** Policies can be sold in its epoch: it has opened and is not over. */
export function isOpen(book: Book, burnHeight: number | null): boolean {
  return book.phase === 'OPEN' && book.epoch > 0 && (burnHeight === null || burnHeight < book.endsAt);
}

/** What may still be locked in the current epoch; nothing between two epochs. */
export function capacityLeft(book: Book, burnHeight: number | null): bigint {
  return isOpen(book, burnHeight) && book.capacity > book.used ? book.capacity - book.used : 0n;
}

/** STX before sBTC, then by the risk of the tier. */
export function inOrder(books: readonly Book[]): readonly Book[] {
  const rank = (book: Book) => (book.token === 'STX' ? 0 : 10) + TIERS.indexOf(book.tier);
  return [...books].sort((one, other) => rank(one) - rank(other));
}

/** USD x 10^8 per whole coin of the token's asset; null while there is no price. sBTC is worth what BTC is. */
export function priceOf(prices: readonly Price[], token: Token): bigint | null {
  const asset = token === 'STX' ? 'STX' : 'BTC';
  return prices.find((it) => it.asset === asset)?.price ?? null;
}

export type Measure = 'capital' | 'utilisation' | 'premium' | 'losses' | 'people';

type TokenMetrics = PoolMetrics['snapshots'][number]['tokens'][number];

/** The snapshots that know the token, oldest first. */
export function historyOf(metrics: PoolMetrics, token: Token): readonly { atSeconds: number; of: TokenMetrics }[] {
  return [...metrics.snapshots]
    .sort((one, other) => one.burnHeight - other.burnHeight)
    .flatMap((snapshot) => {
      const of = snapshot.tokens.find((it) => it.token === token);
      return of ? [{ atSeconds: snapshot.blockTime, of }] : [];
    });
}

export function newestOf(metrics: PoolMetrics | null, token: Token): TokenMetrics | null {
  return metrics ? (historyOf(metrics, token).at(-1)?.of ?? null) : null;
}
