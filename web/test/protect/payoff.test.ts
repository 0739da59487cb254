import { describe, expect, it } from 'vitest';
import {
  breakEven,
  divCeil,
  divFloor,
  moneynessBps,
  mostUsd,
  moved,
  moves,
  payoff,
  payoffCurve,
  premiumPerBtc,
  premiumRateBps,
  requiredCollateral,
  type Terms,
} from '../../src/protect/payoff';

const usd = (dollars: number): bigint => BigInt(Math.round(dollars * 1e8));

// docs/domain.md 3: K 60,000, Q 0.5 BTC, P 0.80 -> 60,000 * 0.5 * 1.5 / 0.80 = 56,250 STX
const PUT: Terms = { policyType: 'PUT', strike: usd(60_000), amount: 50_000_000n, collateral: 56_250_000_000n };
const CALL: Terms = { policyType: 'CALL', strike: usd(60_000), amount: 50_000_000n, collateral: 50_000_000n };

describe('collateral', () => {
  it.each([
    [PUT, usd(0.8), 15_000n, 56_250_000_000n],
    // 60,000 * 0.5 / 0.7 = 42,857.142857..., rounded up
    [PUT, usd(0.7), 10_000n, 42_857_142_858n],
    [CALL, usd(0.8), 15_000n, 50_000_000n],
  ])('of %# is what the contract locks', (terms, stx, ratio, expected) => {
    expect(requiredCollateral(terms, stx, ratio)).toBe(expected);
  });
});

describe('payoff', () => {
  it.each([
    // 12,000 * 0.5 / 0.60 = 10,000 STX, worth 6,000 USD
    ['falls', PUT, 48_000, 0.6, 10_000_000_000n, 0n, usd(6_000)],
    // 40,000 * 0.5 / 0.30 = 66,666.666666 STX; the lock of 56,250 STX is worth 16,875 USD
    ['crashes', PUT, 20_000, 0.3, 56_250_000_000n, 10_416_666_666n, usd(16_875)],
    ['stays on the strike', PUT, 60_000, 0.8, 0n, 0n, 0n],
    ['rises', PUT, 75_000, 0.8, 0n, 0n, 0n],
    // 15,000 * 0.5 / 75,000 = 0.1 BTC, worth 7,500 USD
    ['rises above a call', CALL, 75_000, 0.8, 10_000_000n, 0n, usd(7_500)],
    ['stays on the strike of a call', CALL, 60_000, 0.8, 0n, 0n, 0n],
    ['falls below a call', CALL, 20_000, 0.8, 0n, 0n, 0n],
  ])('when Bitcoin %s', (_, terms, btc, stx, payout, shortfall, worth) => {
    expect(payoff(terms, { btc: usd(btc), stx: usd(stx) })).toEqual({ payout, shortfall, usd: worth });
  });

  it('rounds down what leaves the pool', () => {
    // 1 USD x 10^-8 below the strike: 1 * 50,000,000 / (100 * 80,000,000) = 0.00625 micro-STX
    expect(payoff(PUT, { btc: PUT.strike - 1n, stx: usd(0.8) }).payout).toBe(0n);
  });

  it('never pays more than the collateral, and shortfall makes up the rest, at any price', () => {
    for (let dollars = 1; dollars < 120_000; dollars += 977) {
      const at = { btc: usd(dollars), stx: usd(0.31) };
      for (const terms of [PUT, CALL]) {
        const result = payoff(terms, at);
        expect(result.payout <= terms.collateral).toBe(true);
        expect(result.shortfall === 0n || result.payout === terms.collateral).toBe(true);
      }
    }
  });
});

describe('break-even', () => {
  const now = { btc: usd(60_000), stx: usd(0.8) };

  it('of a put lies below the strike by the premium per BTC', () => {
    // 1,000 STX * 0.80 = 800 USD for half a BTC: 1,600 per BTC
    expect(premiumPerBtc(PUT, 1_000_000_000n, now)).toBe(usd(1_600));
    expect(breakEven(PUT, 1_000_000_000n, now)).toBe(usd(58_400));
    // 1,600 / 60,000 = 266.66.. bp
    expect(premiumRateBps(PUT, 1_000_000_000n, now)).toBe(267n);
  });

  it('of a call lies above the strike', () => {
    // 0.01 BTC for half a BTC: 0.02 per BTC, 1,200 USD
    expect(breakEven(CALL, 1_000_000n, now)).toBe(usd(61_200));
  });

  it('does not exist when protection costs more than it can pay', () => {
    // 40,000 STX * 0.80 = 32,000 USD for half a BTC: 64,000 per BTC, above 60,000
    expect(breakEven(PUT, 40_000_000_000n, now)).toBeNull();
  });

  it('rounds against the buyer', () => {
    // 1 micro-STX: 1 * 80,000,000 * 100 / 50,000,000 = 160 exactly; one sat more of amount makes 159.9999968
    expect(premiumPerBtc({ ...PUT, amount: 50_000_001n }, 1n, now)).toBe(160n);
  });
});

describe('moves', () => {
  it('shows both a steady STX and one that falls along', () => {
    const now = { btc: usd(60_000), stx: usd(0.8) };
    const [ten, , fifty] = moves(PUT, now, [-10, -20, -50]);
    // 6,000 * 0.5 / 0.80 = 3,750 STX; at 0.72: 4,166.666666
    expect(ten?.steady.payout).toBe(3_750_000_000n);
    expect(ten?.together.payout).toBe(4_166_666_666n);
    // 30,000 * 0.5 / 0.40 = 37,500 STX, worth 15,000 USD
    expect(fifty?.together).toEqual({ payout: 37_500_000_000n, shortfall: 0n, usd: usd(15_000) });
  });

  it('never lets a price reach zero', () => {
    expect(moved(usd(60_000), -100)).toBe(1n);
    expect(moved(usd(60_000), 25)).toBe(usd(75_000));
  });
});

describe('in or out of the money', () => {
  it.each([
    ['PUT', 54_000, 1_000n],
    ['PUT', 66_000, -1_000n],
    ['CALL', 66_000, 1_000n],
    ['CALL', 60_000, 0n],
  ] as const)('%s at %d', (policyType, btc, expected) => {
    expect(moneynessBps({ policyType, strike: usd(60_000) }, usd(btc))).toBe(expected);
  });
});

describe('curve', () => {
  it('holds both ends and the cost of the premium', () => {
    const now = { btc: usd(60_000), stx: usd(0.8) };
    const curve = payoffCurve(PUT, 1_000_000_000n, now, { from: usd(30_000), to: usd(90_000), steps: 4 });
    expect(curve.map((it) => it.btc)).toEqual([30_000, 45_000, 60_000, 75_000, 90_000].map(usd));
    // at 30,000: 15,000 USD paid, 800 USD premium
    expect(curve[0]).toEqual({ btc: usd(30_000), payout: usd(15_000), net: usd(14_200) });
    expect(curve[4]?.net).toBe(-usd(800));
  });
});

describe('divisions', () => {
  it('say which way they round and refuse what has no meaning', () => {
    expect(divFloor(7n, 2n)).toBe(3n);
    expect(divCeil(7n, 2n)).toBe(4n);
    expect(divCeil(8n, 2n)).toBe(4n);
    expect(() => divFloor(1n, 0n)).toThrow(/by 0/);
    expect(() => divFloor(-1n, 2n)).toThrow(/nothing negative/);
  });
});

describe('the most it can be worth', () => {
  it('is the protected value, at whatever prices it settles', () => {
    // 60,000 x 0.5, not 56,250 STX at the price of now (45,000 USD)
    expect(mostUsd(PUT)).toBe(usd(30_000));
    for (const btc of [1, 1_000, 30_000, 60_000]) {
      for (const stx of [0.1, 0.5, 0.8, 2]) {
        expect(payoff(PUT, { btc: usd(btc), stx: usd(stx) }).usd).toBeLessThanOrEqual(usd(30_000));
      }
    }
    expect(mostUsd(CALL)).toBeNull();
  });
});
