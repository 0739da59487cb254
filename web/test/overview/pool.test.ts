import { describe, expect, it } from 'vitest';
import type { Book, PoolMetrics, Price } from '../../src/api/shapes';
import { capacityLeft, historyOf, inOrder, isOpen, newestOf, priceOf, totalsOf } from '../../src/overview/pool';
import { usageTone } from '../../src/overview/TokenPanel';

const asOf = { height: 1, indexBlockHash: '0x', burnHeight: 1, final: true };

function book(given: Partial<Book>): Book {
  return {
    token: 'STX',
    tier: 'balanced',
    phase: 'OPEN',
    proposal: null,
    pausedUntil: null,
    epoch: 1,
    startsAt: 10,
    endsAt: 100,
    capital: 0n,
    locked: 0n,
    losses: 0n,
    premiumPending: 0n,
    premiumEarned: 0n,
    premiumWithdrawn: 0n,
    capacity: 0n,
    used: 0n,
    weight: 0n,
    root: '0x',
    asOf,
    ...given,
  };
}

describe('totalsOf', () => {
  const books = [
    book({ tier: 'conservative', capital: 100n, locked: 30n, losses: 1n, capacity: 80n, used: 30n, premiumEarned: 5n }),
    book({ tier: 'aggressive', capital: 50n, locked: 20n, capacity: 40n, used: 45n, premiumPending: 7n, endsAt: 200 }),
    book({ token: 'SBTC', capital: 9_999n, locked: 9_999n, capacity: 9_999n }),
  ];

  it('adds books of one token only', () => {
    // capital 150, locked 50: 3,333 bps rounded down. Capacity left: 80 - 30, and nothing where more is used than there was.
    expect(totalsOf(books, 'STX', 50)).toEqual({
      token: 'STX',
      capital: 150n,
      locked: 50n,
      losses: 1n,
      premiumPending: 7n,
      premiumEarned: 5n,
      capacity: 120n,
      capacityLeft: 50n,
      utilisationBps: 3_333n,
    });
  });

  it('counts no capacity of an epoch that is over', () => {
    expect(totalsOf(books, 'STX', 100)).toMatchObject({ capacity: 40n, capacityLeft: 0n });
  });

  it('has no utilisation without capital', () => {
    expect(totalsOf([], 'STX', 50).utilisationBps).toBeNull();
  });
});

describe('isOpen', () => {
  it.each([
    ['before its end', { epoch: 1, endsAt: 100 }, 99, true],
    ['at its end', { epoch: 1, endsAt: 100 }, 100, false],
    ['while no height is known', { epoch: 1, endsAt: 100 }, null, true],
    ['that is closed for good', { epoch: 1, endsAt: 100, phase: 'CLOSED' as const }, 99, false],
    ['whose next epoch is proposed', { epoch: 1, endsAt: 100, phase: 'PROPOSED' as const }, 99, false],
    ['before the first epoch', { epoch: 0, endsAt: 100 }, 50, false],
  ])('%s', (_, given, height, expected) => {
    expect(isOpen(book(given), height)).toBe(expected);
  });

  it('leaves nothing between two epochs', () => {
    expect(capacityLeft(book({ capacity: 10n, endsAt: 100 }), 100)).toBe(0n);
  });
});

it('puts STX before sBTC, and careful before daring', () => {
  const names = inOrder([
    book({ token: 'SBTC', tier: 'aggressive' }),
    book({ token: 'STX', tier: 'aggressive' }),
    book({ token: 'SBTC', tier: 'conservative' }),
    book({ token: 'STX', tier: 'conservative' }),
  ]).map((it) => `${it.token} ${it.tier}`);
  expect(names).toEqual(['STX conservative', 'STX aggressive', 'SBTC conservative', 'SBTC aggressive']);
});

it('values sBTC at the price of BTC', () => {
  const prices = [
    { asset: 'BTC', price: 6n },
    { asset: 'STX', price: null },
  ] as Price[];
  expect([priceOf(prices, 'SBTC'), priceOf(prices, 'STX'), priceOf([], 'STX')]).toEqual([6n, null, null]);
});

describe('history', () => {
  const point = (burnHeight: number, providers: number) => ({
    burnHeight,
    blockTime: burnHeight * 600,
    tokens: [{ token: 'STX', providers }],
  });
  const metrics = { snapshots: [point(12, 3), point(6, 2)], next: null, asOf } as unknown as PoolMetrics;

  it('is in the order of time', () => {
    expect(historyOf(metrics, 'STX').map((it) => it.of.providers)).toEqual([2, 3]);
    expect(newestOf(metrics, 'STX')?.providers).toBe(3);
  });

  it('is empty where nothing is known', () => {
    expect(historyOf(metrics, 'SBTC')).toEqual([]);
    expect(newestOf(null, 'STX')).toBeNull();
  });
});

it.each([
  [null, 'good'],
  [7_499n, 'good'],
  [7_500n, 'warn'],
  [9_500n, 'bad'],
])('utilisation %s is %s', (bps, tone) => {
  expect(usageTone(bps)).toBe(tone);
});
