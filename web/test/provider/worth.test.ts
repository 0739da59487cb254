import { describe, expect, it } from 'vitest';
import { closesWanted, worthByDay } from '../../src/provider/worth';
import type { YieldBook } from '../../src/provider/yields';

const USD = 100_000_000n;
const DAY = 86_400;
const MARCH_1 = Date.parse('2026-03-01') / 1_000;

function book(
  token: 'STX' | 'SBTC',
  ...points: readonly [atSeconds: number, capital: bigint, premium: bigint][]
): YieldBook {
  return {
    token,
    tier: 'balanced',
    windows: [],
    series: points.map(([blockTime, capital, premiumEarned]) => ({
      burnHeight: 0,
      blockTime,
      capital,
      premiumEarned,
      losses: 0n,
    })),
  };
}

function close(day: string, dollars: bigint) {
  return { day, price: dollars * USD, sources: 3 };
}

// 100 STX on the 1st at noon, 90 and 5 of premium on the 2nd at noon; 0.5 sBTC on the 2nd at noon.
const STX = book('STX', [MARCH_1 + DAY / 2, 100_000_000n, 0n], [MARCH_1 + 1.5 * DAY, 90_000_000n, 5_000_000n]);
const SBTC = book('SBTC', [MARCH_1 + 1.5 * DAY, 50_000_000n, 0n]);
const BTC_CLOSES = [close('2026-02-28', 50_000n), close('2026-03-01', 60_000n), close('2026-03-02', 62_000n)];
const STX_CLOSES = [close('2026-02-28', 1n), close('2026-03-01', 2n), close('2026-03-02', 3n)];
const NOON_3 = MARCH_1 + 2.5 * DAY;

describe('what all books were worth', () => {
  it('is the state at the close of a day at the prices of its close, and now', () => {
    const market = { btc: 64_000n * USD, stx: 4n * USD };
    expect(worthByDay([STX, SBTC], { BTC: BTC_CLOSES, STX: STX_CLOSES }, { atSeconds: NOON_3, market })).toEqual([
      // 100 x 2; nothing before the first block, though there was a close
      { atSeconds: MARCH_1 + DAY, capital: 200n * USD, premium: 0n },
      // 90 x 3 + 0.5 x 62,000; 5 x 3
      { atSeconds: MARCH_1 + 2 * DAY, capital: 31_270n * USD, premium: 15n * USD },
      // 90 x 4 + 0.5 x 64,000; 5 x 4
      { atSeconds: NOON_3, capital: 32_360n * USD, premium: 20n * USD },
    ]);
  });

  it('leaves out a day that lacks a price it needs, and the end when there is no price of now', () => {
    const closes = { BTC: BTC_CLOSES.slice(2), STX: STX_CLOSES };
    const all = worthByDay([STX, SBTC], closes, { atSeconds: NOON_3, market: null });
    expect(all.map((it) => it.atSeconds)).toEqual([MARCH_1 + 2 * DAY]);
    // Who has no sBTC needs no price of Bitcoin.
    expect(worthByDay([STX], { BTC: [], STX: STX_CLOSES }, { atSeconds: NOON_3, market: null })).toHaveLength(2);
  });

  it('does not count the running day as closed', () => {
    const at = { atSeconds: MARCH_1 + 1.75 * DAY, market: null };
    expect(worthByDay([STX], { BTC: [], STX: STX_CLOSES }, at)).toHaveLength(1);
  });

  it('of nobody is nothing', () => {
    expect(worthByDay([], { BTC: BTC_CLOSES, STX: STX_CLOSES }, { atSeconds: NOON_3, market: null })).toEqual([]);
    expect(worthByDay([book('STX')], { BTC: [], STX: STX_CLOSES }, { atSeconds: NOON_3, market: null })).toEqual([]);
  });
});

describe('how many closes are asked for', () => {
  it.each([
    ['since the day of the first block', [STX], 'STX' as const, 3],
    ['one of what no book needs', [STX], 'BTC' as const, 1],
    ['of the oldest book', [SBTC, book('SBTC', [MARCH_1 - 100 * DAY, 1n, 0n])], 'BTC' as const, 104],
    ['no more than are kept', [book('STX', [0, 1n, 0n])], 'STX' as const, 400],
  ])('%s', (_, books, asset, days) => {
    expect(closesWanted(books, asset, NOON_3)).toBe(days);
  });
});
