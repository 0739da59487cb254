import { describe, expect, it } from 'vitest';
import { labelOf, scopeOf } from '../../src/wallet/asking';
import type { Intent } from '../../src/wallet/call';
import { refusalSentence } from '../../src/wallet/refusals';
import { DEPOSIT, PERSON, QUOTE } from './calls';

const BOOK = { person: PERSON, token: 'STX', tier: 'balanced' } as const;

describe('the name of an act', () => {
  it.each<[Intent, string]>([
    [DEPOSIT, 'Deposit 100 STX (balanced)'],
    [{ kind: 'exit', ...BOOK, amount: 0n }, 'Stay in balanced'],
    [{ kind: 'exit', ...BOOK, amount: 5_000_000n }, 'Ask to leave with 5 STX (balanced)'],
    [{ kind: 'withdrawal', ...BOOK, capital: 0n, premium: 7n }, 'Claim 0.000007 STX premium (balanced)'],
    [{ kind: 'withdrawal', ...BOOK, capital: 1_000_000n, premium: 500_000n }, 'Withdraw 1.5 STX (balanced)'],
    [{ kind: 'purchase', person: PERSON, quote: QUOTE }, 'Buy protection for 1,234.56789 STX'],
    [{ kind: 'activation', person: PERSON, policyId: 12 }, 'Activate policy 12'],
  ])('%#', (intent, label) => {
    expect(labelOf(intent)).toBe(label);
  });
});

describe('a refusal', () => {
  it('is told in plain words, without base units', () => {
    const problem = {
      code: 'ABOVE_LIMIT',
      sentence: 'at most capital 123',
      status: 409,
      retryable: false,
      largestAmount: null,
    };
    expect(refusalSentence(problem)).not.toContain('123');
    expect(refusalSentence({ ...problem, code: 'OTHER_CODE' })).toBe(
      'The services did not accept this. Please check what you entered and try again.',
    );
    expect(refusalSentence({ ...problem, code: 'HTTP_500', status: 500 })).toMatch(/have trouble/);
  });
});

describe('what an act is about', () => {
  it('is the book, the policy, or any purchase', () => {
    expect(scopeOf(DEPOSIT)).toBe('STX:balanced');
    expect(scopeOf({ kind: 'activation', person: PERSON, policyId: 12 })).toBe('policy 12');
    expect(scopeOf({ kind: 'purchase', person: PERSON, quote: QUOTE })).toBe('purchase');
  });
});
