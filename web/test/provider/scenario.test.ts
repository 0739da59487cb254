import { describe, expect, it } from 'vitest';
import type { RiskBook } from '../../src/provider/income';
import { type Carried, lossOf, outcomeAt, standingAt, stopsOf } from '../../src/provider/scenario';

const USD = 100_000_000n;
const STX = 1_000_000n;

/** The PUT of docs/domain.md 3: 60,000, half a BTC, 56,250 STX. */
const PUT: Carried = {
  expirationHeight: 1_200,
  strike: 60_000n * USD,
  amount: 50_000_000n,
  collateral: 56_250n * STX,
};

function at(btcDollars: bigint, stxCents: bigint) {
  return { btc: btcDollars * USD, stx: (stxCents * USD) / 100n };
}

const BOOK: RiskBook = {
  token: 'STX',
  tier: 'balanced',
  lockedByExpiration: [
    { expirationHeight: 1_200, collateral: 56_250n * STX },
    { expirationHeight: 1_400, collateral: 56_250n * STX },
  ],
  worstCase: 112_500n * STX,
  premiumPending: 100n * STX,
  curve: [],
  carried: [PUT, { ...PUT, expirationHeight: 1_400, strike: 50_000n * USD }],
};

describe('what a policy costs who backs it', () => {
  it.each([
    ['out of the money', at(60_000n, 80n), 0n],
    // 12,000 x 0.5 / 0.60
    ['by the example of the domain', at(48_000n, 60n), 10_000n * STX],
    // the same at 0.30: STX fell, so that more of it is due
    ['with STX at the half', at(48_000n, 30n), 20_000n * STX],
    ['no more than is locked', at(20_000n, 30n), 56_250n * STX],
    // 1 x 0.5 / 0.60 = 0.8333...
    ['rounded up', at(59_999n, 60n), 833_334n],
  ])('%s', (_, market, loss) => {
    expect(lossOf(PUT, 'STX', market)).toBe(loss);
  });

  it('of a rise is a part of the amount, whatever STX costs', () => {
    const call = { ...PUT, collateral: PUT.amount };
    expect(lossOf(call, 'SBTC', at(75_000n, 1n))).toBe(10_000_000n);
    expect(lossOf(call, 'SBTC', at(60_000n, 1n))).toBe(0n);
  });
});

it('in the end all have settled, and the premium is there', () => {
  // 12,000 x 0.5 / 0.60 and 2,000 x 0.5 / 0.60 = 1,666.666667
  expect(outcomeAt(BOOK, at(48_000n, 60n))).toEqual({
    loss: 11_666_666_667n,
    premium: 100n * STX,
    net: 100n * STX - 11_666_666_667n,
  });
  expect(outcomeAt({ ...BOOK, worstCase: 5n }, at(48_000n, 60n)).loss).toBe(5n);
});

describe('at a later time', () => {
  it.each([
    [1_199, { ended: 0n, lost: 0n, freed: 0n, locked: 112_500n * STX, owed: 11_666_666_667n }],
    [
      1_200,
      { ended: 56_250n * STX, lost: 10_000n * STX, freed: 46_250n * STX, locked: 56_250n * STX, owed: 1_666_666_667n },
    ],
    [1_400, { ended: 112_500n * STX, lost: 11_666_666_667n, freed: 100_833_333_333n, locked: 0n, owed: 0n }],
  ])('at block %d', (height, standing) => {
    expect(standingAt(BOOK, at(48_000n, 60n), height)).toEqual(standing);
  });

  it('stops now and where something ends', () => {
    expect(stopsOf(BOOK, 1_000)).toEqual([1_000, 1_200, 1_400]);
    expect(stopsOf(BOOK, 1_200)).toEqual([1_200, 1_400]);
    expect(stopsOf({ ...BOOK, lockedByExpiration: [] }, 7)).toEqual([7]);
  });
});
