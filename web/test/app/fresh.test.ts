import { describe, expect, it } from 'vitest';
import type { Loadable } from '../../src/api/live';
import type { Price, Prices } from '../../src/api/shapes';
import { ageOf, currentMarket } from '../../src/app/fresh';

const price = (asset: 'BTC' | 'STX', ageMs: number | null, value: bigint | null = 5n, reason: string | null = null) =>
  ({ asset, price: value, reason, ageMs, onChain: null, used: [], dropped: [], volatilities: [] }) satisfies Price;

const ready = (...prices: Price[]): Loadable<Prices> => ({
  state: 'ready',
  value: { prices },
  atMs: 1_000_000,
  problem: null,
});

describe('a price', () => {
  it('grows old on the page too, and never younger', () => {
    expect(ageOf(price('BTC', 4_000), 1_000_000, 1_030_000)).toBe(34_000);
    expect(ageOf(price('BTC', 4_000), 1_000_000, 900_000)).toBe(4_000);
    expect(ageOf(price('BTC', null), 1_000_000, 1_030_000)).toBeNull();
  });

  it('is offered at for two minutes, although nothing new reaches the page', () => {
    const prices = ready(price('BTC', 20_000), price('STX', 0));
    expect(currentMarket(prices, 1_100_000)).toEqual({ state: 'current', market: { btc: 5n, stx: 5n } });
    expect(currentMarket(prices, 1_100_001)).toEqual({
      state: 'none',
      reason: 'BTC: the newest price that reached us is 2 min old.',
    });
  });

  it('that the services call old is none, in their words', () => {
    const old = price('STX', 327_000, null, 'STX: the newest price is 327 s old, at most 120 s count');
    expect(currentMarket(ready(price('BTC', 0), old), 1_000_000)).toEqual({ state: 'none', reason: old.reason });
  });

  it('that nobody asked yet is neither', () => {
    expect(currentMarket({ state: 'loading' }, 1)).toBeNull();
  });
});
