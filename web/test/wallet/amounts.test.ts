import { describe, expect, it } from 'vitest';
import { exactBtc, exactToken, exactUsd } from '../../src/wallet/amounts';

describe('amounts in words', () => {
  it.each([
    [exactToken(100_000_000n, 'STX'), '100 STX'],
    [exactToken(1_234_567_890_001n, 'STX'), '1,234,567.890001 STX'],
    [exactToken(1n, 'SBTC'), '0.00000001 sBTC'],
    [exactToken(-2_500_000n, 'STX'), '−2.5 STX'],
    [exactToken(0n, 'STX'), '0 STX'],
    [exactBtc(50_000_000n), '0.5 BTC'],
    [exactUsd(6_000_000_000_000n), '60,000.00 USD'],
    // neither a thousand nor a decimal alone
    [exactToken(1_250_000_000n, 'STX'), '1,250.00 STX'],
    [exactToken(1_234_000n, 'STX'), '1.2340 STX'],
    [exactToken(1_234_500n, 'STX'), '1.2345 STX'],
  ])('%s', (got, expected) => {
    expect(got).toBe(expected);
  });
});
