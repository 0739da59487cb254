import { describe, expect, it } from 'vitest';
import type { Quote, QuoteRequest } from '../../src/api/people';
import { purchaseOf } from '../../src/protect/purchase';
import { answers, endOf, quotedTerms } from '../../src/protect/quoted';
import { quoteRefusal } from '../../src/protect/refusals';

const REQUEST: QuoteRequest = {
  policyType: 'PUT',
  style: 'AMERICAN',
  strike: 5_400_000_000_000n,
  amount: 10_000_000n,
  expirationHeight: 4_500,
};

const FIRM: Quote = {
  ...REQUEST,
  style: 'AMERICAN',
  quoteId: '0x01',
  token: 'STX',
  tier: 'balanced',
  collateral: 10_125_000_000n,
  premium: 100_000_000n,
  buyer: 'ST1',
  btcReference: 5_990_000_000_000n,
  stxReference: 79_000_000n,
  validUntil: 1_790_000_120,
  secondsLeft: 117,
  signature: '0x02',
  terms: '0x03',
  buyerTier: 'standard',
  premiumUsdE8: 8_000_000_000n,
  loadBps: 1_000,
  volatilityBps: 5_000,
  btcPrice: 6_000_000_000_000n,
  stxPrice: 80_000_000n,
  breakEven: null,
  maximumPayout: null,
  status: 'OPEN',
  policyId: null,
  asOf: { height: 1, indexBlockHash: '0x00', burnHeight: 180, final: true },
};

describe('a firm quote', () => {
  it('becomes the terms that the wallet compares', () => {
    expect(quotedTerms(FIRM, 5_000)).toMatchObject({
      quoteId: '0x01',
      buyer: 'ST1',
      signature: '0x02',
      validUntil: 1_790_000_120,
      endsAtMs: 5_000,
      premium: 100_000_000n,
    });
  });

  it.each([{ quoteId: null }, { signature: null }, { validUntil: null }, { buyer: null }, { btcReference: null }])(
    'without %o is none',
    (missing) => {
      expect(quotedTerms({ ...FIRM, ...missing }, 5_000)).toBeNull();
    },
  );

  it('ends by our clock as many seconds behind the asking as were left', () => {
    expect(endOf(FIRM, 1_000)).toBe(118_000);
  });

  it('is for its buyer alone', () => {
    const price = { quote: FIRM, endsAtMs: 5_000 };
    expect(purchaseOf(price, REQUEST, 'ST1')).toMatchObject({ kind: 'purchase', person: 'ST1' });
    expect(purchaseOf(price, REQUEST, 'ST2')).toBeNull();
  });

  it('answers what was asked and nothing else', () => {
    expect(answers(FIRM, REQUEST)).toBe(true);
    const { style: _, ...withoutStyle } = REQUEST;
    expect(answers(FIRM, withoutStyle)).toBe(true);
  });

  it.each([
    { strike: 5_500_000_000_000n },
    { amount: 10_000_001n },
    { expirationHeight: 4_501 },
    { style: 'EUROPEAN' as const },
    { policyType: 'CALL' as const },
  ])('of something else is no answer: %o', (other) => {
    expect(answers({ ...FIRM, ...other }, REQUEST)).toBe(false);
  });
});

describe('a refusal', () => {
  const problem = { status: 422, retryable: false, largestAmount: null };
  it('that we know is said in plain words, any other as the service says it', () => {
    expect(quoteRefusal({ ...problem, code: 'NO_CAPACITY', sentence: 'x [BALANCED]' })).not.toContain('[');
    expect(quoteRefusal({ ...problem, code: 'NEW_CODE', sentence: 'field x: 100000' })).not.toMatch(/NEW_CODE|x:|\d/);
  });
});
