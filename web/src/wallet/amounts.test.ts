import { describe, expect, it } from 'vitest';
import { exactBtc, exactToken, exactUsd, parseToken, parseUnits } from './amounts';

describe('amounts in words', () => {
  it.each([
    [exactToken(100_000_000n, 'STX'), '100 STX'],
    [exactToken(1_234_567_890_001n, 'STX'), '1,234,567.890001 STX'],
    [exactToken(1n, 'SBTC'), '0.00000001 sBTC'],
    [exactToken(-2_500_000n, 'STX'), '-2.5 STX'],
    [exactToken(0n, 'STX'), '0 STX'],
    [exactBtc(50_000_000n), '0.5 BTC'],
    [exactUsd(6_000_000_000_000n), '60,000 USD'],
  ])('%s', (got, expected) => {
    expect(got).toBe(expected);
  });
});

describe('what a person typed', () => {
  it.each([
    ['100', 100_000_000n],
    ['1,234.5', 1_234_500_000n],
    [' .5 ', 500_000n],
    ['3.', 3_000_000n],
    ['0.000001', 1n],
    ['0.0000001', null],
    ['', null],
    ['.', null],
    ['1.2.3', null],
    ['-1', null],
    ['1e6', null],
    ['0x10', null],
  ])('"%s" in STX', (text, expected) => {
    expect(parseToken(text, 'STX')).toBe(expected);
  });

  it('comes back as it was written down', () => {
    for (const units of [0n, 1n, 999_999n, 1_000_000n, 56_250_000_001n]) {
      expect(parseUnits(exactToken(units, 'STX').replace(' STX', ''), 6)).toBe(units);
    }
  });
});
