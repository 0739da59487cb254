/** What a provider's books were worth in dollars, day by day. Pure; USD x 10^8. */
import type { PriceDays, Token } from '../api/shapes';
import { usdE8Of } from '../format/units';
import type { Market } from '../protect/payoff';
import type { YieldBook } from './yields';

type Asset = 'BTC' | 'STX';
type Closes = PriceDays['days'];

/** At one moment, over all books. */
export interface Worth {
  /** since 1970 */
  readonly atSeconds: number;
  /** Capital: deposits less withdrawals and losses. */
  readonly capital: bigint;
  /** All premium that was earned until then, also what was withdrawn since. */
  readonly premium: bigint;
}

export interface Now {
  readonly atSeconds: number;
  /** null: no price is of now */
  readonly market: Market | null;
}

const DAY_SECONDS = 86_400;
/** The service keeps so many closes. */
const MOST_DAYS = 400;

export function assetOf(token: Token): Asset {
  return token === 'STX' ? 'STX' : 'BTC';
}

/** How many closes of an asset are worth asking for: since his first block, one where none of his books needs it. */
export function closesWanted(books: readonly YieldBook[], asset: Asset, nowSeconds: number): number {
  const starts = books.filter((it) => assetOf(it.token) === asset).flatMap((it) => it.series[0]?.blockTime ?? []);
  if (starts.length === 0) return 1;
  return Math.min(MOST_DAYS, Math.max(1, Math.ceil((nowSeconds - Math.min(...starts)) / DAY_SECONDS) + 1));
}

/**
 * At the close of each UTC day since his first block, and now. A day on which an asset that he needs has no close is left out: half of a sum
 * would look like a loss.
 */
export function worthByDay(books: readonly YieldBook[], closes: Readonly<Record<Asset, Closes>>, now: Now): Worth[] {
  const needed = [...new Set(books.map((it) => assetOf(it.token)))];
  const prices = { BTC: pricesOf(closes.BTC), STX: pricesOf(closes.STX) };
  const points: Worth[] = [];
  for (const day of needed[0] === undefined ? [] : [...prices[needed[0]].keys()].sort()) {
    const atSeconds = Date.parse(day) / 1_000 + DAY_SECONDS;
    const isWhole = needed.every((asset) => prices[asset].has(day));
    if (isWhole && atSeconds < now.atSeconds && hasBegun(books, atSeconds)) {
      points.push(worthAt(books, atSeconds, (asset) => prices[asset].get(day) ?? 0n));
    }
  }
  const { market } = now;
  if (market !== null && hasBegun(books, now.atSeconds)) {
    points.push(worthAt(books, now.atSeconds, (asset) => (asset === 'BTC' ? market.btc : market.stx)));
  }
  return points;
}

function pricesOf(closes: Closes): ReadonlyMap<string, bigint> {
  return new Map(closes.map((it) => [it.day, it.price]));
}

function worthAt(books: readonly YieldBook[], atSeconds: number, priceOf: (asset: Asset) => bigint): Worth {
  let capital = 0n;
  let premium = 0n;
  for (const book of books) {
    const point = book.series.filter((it) => it.blockTime <= atSeconds).at(-1);
    if (point === undefined) continue;
    const price = priceOf(assetOf(book.token));
    capital += usdE8Of(point.capital, book.token, price);
    premium += usdE8Of(point.premiumEarned, book.token, price);
  }
  return { atSeconds, capital, premium };
}

function hasBegun(books: readonly YieldBook[], atSeconds: number): boolean {
  return books.some((it) => (it.series[0]?.blockTime ?? Number.POSITIVE_INFINITY) <= atSeconds);
}
