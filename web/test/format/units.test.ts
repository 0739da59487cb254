import { describe, expect, it } from 'vitest';
import {
  amountOf,
  amountWithUnit,
  compact,
  compactOwed,
  decimal,
  exactWithUnit,
  percent,
  ratioBps,
  usdE8Of,
} from '../../src/format/units';

describe('decimal', () => {
  it.each([
    // value, decimals, digits, rounding, shown
    [0n, 6, 2, 'down', '0.00'],
    [1n, 6, 2, 'down', '0.00'],
    [1n, 6, 2, 'up', '0.01'],
    [9_999n, 6, 2, 'down', '0.00'],
    [10_000n, 6, 2, 'up', '0.01'],
    [10_001n, 6, 2, 'up', '0.02'],
    [1_234_567_890n, 6, 2, 'down', '1,234.56'],
    [1_234_567_890n, 6, 2, 'up', '1,234.57'],
    [1_234_567_890n, 6, 6, 'down', '1,234.567890'],
    [1_234_567_890n, 6, 0, 'down', '1,234'],
    [1_234_567_890n, 6, 0, 'up', '1,235'],
    // more digits than there are decimals shows all of them
    [5n, 6, 9, 'down', '0.000005'],
    // towards zero, and away from it
    [-1_239_999n, 6, 2, 'down', '−1.23'],
    [-1_230_001n, 6, 2, 'up', '−1.24'],
    // what rounds to zero has no sign
    [-1n, 6, 2, 'down', '0.00'],
    [9_223_372_036_854_775_807n, 8, 2, 'down', '92,233,720,368.54'],
  ] as const)('%s of %s decimals to %s digits, %s', (value, decimals, digits, rounding, shown) => {
    expect(decimal(value, decimals, { digits, rounding })).toBe(shown);
  });

  it('shows a plus when asked', () => {
    expect(decimal(1_000_000n, 6, { digits: 1, signed: true })).toBe('+1.0');
    expect(decimal(0n, 6, { digits: 1, signed: true })).toBe('0.0');
  });
});

describe('units', () => {
  it.each([
    [56_250_000_000n, 'STX', '56,250.00 STX'],
    [660_935_376n, 'SBTC', '6.6093 sBTC'],
    // three significant digits at least, never rounded up, no zeros for their own sake
    [153n, 'SBTC', '0.00000153 sBTC'],
    [15_399n, 'SBTC', '0.000153 sBTC'],
    [12_345n, 'STX', '0.0123 STX'],
    [1n, 'STX', '0.000001 STX'],
    [9_999n, 'STX', '0.00999 STX'],
    [80_000_000n, 'USD', '$0.80'],
    [1_234_567n, 'USD', '$0.0123'],
    [0n, 'STX', '0.00 STX'],
    [50_000_000n, 'BTC', '0.5000 BTC'],
    [6_000_000_000_000n, 'USD', '$60,000.00'],
    [-6_000_000_000_000n, 'USD', '−$60,000.00'],
  ] as const)('%s %s', (value, unit, shown) => {
    expect(amountWithUnit(value, unit)).toBe(shown);
  });

  it('says every decimal in the exact form', () => {
    expect(exactWithUnit(1n, 'STX')).toBe('0.000001 STX');
    expect(exactWithUnit(-1n, 'SBTC')).toBe('−0.00000001 sBTC');
    expect(exactWithUnit(8_000_000_1n, 'USD')).toBe('$0.80000001');
  });

  it('leaves the symbol out in columns', () => {
    expect(amountOf(1_500_000n, 'STX')).toBe('1.50');
  });
});

describe('compact', () => {
  it.each([
    // below ten thousand as it is
    [9_999_990_000n, 'STX', '9,999.99'],
    [10_000_000_000n, 'STX', '10.0k'],
    // 889,894.139344 rounds down to 889k
    [889_894_139_344n, 'STX', '889k'],
    [1_239_999_000_000n, 'STX', '1.23M'],
    [12_399_990_000_000n, 'STX', '12.3M'],
    [1_000_000_000_000_000n, 'STX', '1.00B'],
    [-69_985_764_588n, 'STX', '−69.9k'],
  ] as const)('%s %s is %s', (value, unit, shown) => {
    expect(compact(value, unit)).toBe(shown);
  });

  it('never shows more than there is', () => {
    expect(compact(1_239_999_000_000n, 'STX')).toBe('1.23M');
    expect(compact(-1_239_999_000_000n, 'STX')).toBe('−1.23M');
  });

  it('shows a few decimals only where the amount needs them', () => {
    expect(amountWithUnit(612_345_678n, 'USD', { digits: 0 })).toBe('$6.12');
    expect(amountWithUnit(5_400_000_000_000n, 'USD', { digits: 0 })).toBe('$54,000');
  });
});

describe('compactOwed', () => {
  it.each([
    [0n, 0, '0'],
    [1n, 0, '< 1'],
    [999_999n, 0, '< 1'],
    [1_000_000n, 0, '1'],
    [1_734_999n, 0, '1.73'],
    [41_999_999n, 0, '41.9'],
    [9_876_999_999n, 0, '9,876'],
    [9_999n, 2, '< 0.01'],
    [11_259_375_000n, 0, '11.2k'],
  ] as const)('%s micro-STX to %s digits', (value, digits, shown) => {
    expect(compactOwed(value, 'STX', digits)).toBe(shown);
  });
});

describe('ratios', () => {
  it.each([
    [1n, 3n, 3_333n],
    [2n, 3n, 6_666n],
    [0n, 3n, 0n],
    [3n, 3n, 10_000n],
  ])('%s of %s is %s bps, rounded down', (part, whole, bps) => {
    expect(ratioBps(part, whole)).toBe(bps);
  });

  it('has no ratio of nothing', () => {
    expect(ratioBps(0n, 0n)).toBeNull();
  });

  it.each([
    [8_123n, 1, '81.2 %'],
    [8_123n, 2, '81.23 %'],
    [10_000n, 0, '100 %'],
    [-155n, 1, '−1.5 %'],
  ] as const)('%s bps to %s digits', (bps, digits, shown) => {
    expect(percent(bps, digits)).toBe(shown);
  });

  it('values in dollars, rounded down', () => {
    // 1.5 STX at 0.80 USD = 1.20 USD
    expect(usdE8Of(1_500_000n, 'STX', 80_000_000n)).toBe(120_000_000n);
    // one micro-STX at 0.80 USD = 0.0000008 USD = 80 units
    expect(usdE8Of(1n, 'STX', 80_000_000n)).toBe(80n);
    // one sat at 55,800 USD = 0.000558 USD
    expect(usdE8Of(1n, 'SBTC', 5_580_000_000_000n)).toBe(55_800n);
  });
});
