/** What is of now. The services judge it first; a page that they no longer reach goes on by itself. */
import type { Loadable } from '../api/live';
import type { Price, Prices } from '../api/shapes';
import { roughly } from '../format/time';
import type { Market } from '../protect/payoff';

/** Beyond this a price is of the past: docs/domain.md 6. */
export const CURRENT_MS = 120_000;

/** The age of a price now, which had `ageMs` when it came. Null: it has none. */
export function ageOf(price: Price, atMs: number, nowMs: number): number | null {
  return price.ageMs === null ? null : price.ageMs + Math.max(0, nowMs - atMs);
}

/** The prices that something may be offered at, or why there are none. */
export type Current =
  | { readonly state: 'current'; readonly market: Market }
  | { readonly state: 'none'; readonly reason: string };

export function currentMarket(prices: Loadable<Prices>, nowMs: number): Current | null {
  if (prices.state !== 'ready') return null;
  const of = (asset: string) => prices.value.prices.find((it) => it.asset === asset);
  const [btc, stx] = [of('BTC'), of('STX')];
  for (const price of [btc, stx]) {
    if (!price || price.price === null)
      return { state: 'none', reason: price?.reason ?? 'No exchange has told a price yet.' };
    const ageMs = ageOf(price, prices.atMs, nowMs);
    if (ageMs !== null && ageMs > CURRENT_MS)
      return { state: 'none', reason: `${price.asset}: the newest price that reached us is ${roughly(ageMs)} old.` };
  }
  return { state: 'current', market: { btc: btc?.price ?? 0n, stx: stx?.price ?? 0n } };
}
