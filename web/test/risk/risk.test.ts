import { describe, expect, it } from 'vitest';
import type { Cell, Exposure, Point, PoolRisk } from '../../src/api/risk';
import { expirationBuckets, heatGrid, strikeBuckets } from '../../src/risk/buckets';
import { daysOf, gridOf, isLowCoverage, scoped, signedPercent } from '../../src/risk/scope';

const USD = 100_000_000n;

function cell(strike: bigint, expirationHeight: number, collateral: bigint): Cell {
  return {
    epoch: 1,
    expirationHeight,
    policyType: 'PUT',
    strike: strike * USD,
    policies: 1,
    amount: 10n,
    collateral,
    intrinsic: collateral / 2n,
    distanceBps: 0,
    model: null,
  };
}

describe('strikes', () => {
  it('are each their own while they are few, the highest first', () => {
    expect(strikeBuckets([48_000n, 60_000n, 48_000n]).map((it) => [it.from, it.to])).toEqual([
      [60_000n, 60_000n],
      [48_000n, 48_000n],
    ]);
  });

  it('are put in steps when they are many', () => {
    // 30,000 to 57,000 by 1,000: 28 strikes. Steps of 2,500: 12,000 .. 22,000 -> 57/2.5 = 22, 30/2.5 = 12: 11 rows.
    const strikes = Array.from({ length: 28 }, (_, index) => BigInt(30_000 + index * 1_000) * USD);
    const buckets = strikeBuckets(strikes);
    expect(buckets).toHaveLength(11);
    expect(buckets[0]?.from).toBe(55_000n * USD);
    expect(buckets[10]?.from).toBe(30_000n * USD);
    for (const strike of strikes) expect(buckets.filter((it) => strike >= it.from && strike < it.to)).toHaveLength(1);
  });

  it('are none without policies', () => {
    expect(strikeBuckets([])).toEqual([]);
    expect(expirationBuckets([])).toEqual([]);
  });
});

describe('expirations', () => {
  it('are put in days when they are many', () => {
    // nine heights over 8 x 144 + 1 blocks: eight columns of one day hold 1,152, so steps of two days
    const heights = Array.from({ length: 9 }, (_, index) => 1_000 + index * 144 + (index === 8 ? 1 : 0));
    const buckets = expirationBuckets(heights);
    expect(buckets.map((it) => it.from)).toEqual([1_000, 1_288, 1_576, 1_864, 2_152]);
  });
});

describe('heatGrid', () => {
  it('adds what lies together and remembers the largest', () => {
    const grid = heatGrid([cell(60_000n, 200, 100n), cell(60_000n, 200, 50n), cell(48_000n, 210, 120n)]);
    const [high, low] = grid.strikes.map((it) => it.key);
    expect(grid.at(high ?? '', '200')).toEqual({ collateral: 150n, intrinsic: 75n, amount: 20n, policies: 2n });
    expect(grid.at(low ?? '', '210')?.collateral).toBe(120n);
    expect(grid.at(low ?? '', '200')).toBeUndefined();
    expect(grid.largest).toEqual({ collateral: 150n, intrinsic: 75n, amount: 20n, policies: 2n });
  });
});

describe('scenarios', () => {
  const point = (spotPercent: number, volatilityPercent: number, days: number, liability: bigint): Point => ({
    spotPercent,
    volatilityPercent,
    days,
    liability,
  });
  const points = [point(10, 0, 0, 1n), point(-10, 0, 0, 5n), point(-10, 25, 0, 6n), point(-10, 0, 7, 9n)];

  it('are rows of volatility and columns of spot, of one day', () => {
    const grid = gridOf(points, 0);
    expect(grid.spots).toEqual([-10, 10]);
    expect(grid.volatilities).toEqual([0, 25]);
    expect(grid.at(25, -10)).toBe(6n);
    expect(grid.at(25, 10)).toBeUndefined();
    // of all days
    expect(grid.largest).toBe(9n);
    expect(daysOf(points)).toEqual([0, 7]);
  });

  it.each([
    [-30, '−30 %'],
    [0, '0 %'],
    [10, '+10 %'],
  ])('%s is %s', (percent, shown) => {
    expect(signedPercent(percent)).toBe(shown);
  });
});

describe('coverage', () => {
  it.each([
    [11_999, true],
    [12_000, false],
    [null, false],
  ])('%s bps is low: %s', (bps, low) => {
    expect(isLowCoverage(bps)).toBe(low);
  });
});

describe('scoped', () => {
  const risk = { tokens: [{ token: 'STX', ladder: [] }], books: [] } as unknown as PoolRisk;
  const exposure = (tier: string) =>
    ({ token: 'STX', tier, cells: [cell(1n, 1, 1n)], buyer: 'someone' }) as unknown as Exposure;

  it('takes the cells of all books of the token', () => {
    const all = scoped({ token: 'STX', tier: 'all' }, risk, [exposure('balanced'), exposure('aggressive')]);
    expect(all?.cells).toHaveLength(2);
    expect(all?.buyer).toBeNull();
  });

  it('takes one book as it is', () => {
    expect(scoped({ token: 'STX', tier: 'balanced' }, risk, [exposure('balanced')])?.buyer).toBe('someone');
  });

  it('waits for what is not there', () => {
    expect(scoped({ token: 'STX', tier: 'balanced' }, risk, [])).toBeNull();
    expect(scoped({ token: 'SBTC', tier: 'all' }, risk, [])).toBeNull();
  });
});
