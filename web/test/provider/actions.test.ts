import { describe, expect, it } from 'vitest';
import { parseAmount, plainAmount } from '../../src/format/parse';
import { depositProblem } from '../../src/provider/DepositDialog';
import { statementPath } from '../../src/provider/Statement';
import { asked } from '../../src/provider/WithdrawDialog';

describe('a deposit', () => {
  it.each([
    ['', 10n, /Enter an amount/],
    ['abc', 10n, /Expected a number/],
    ['0', 10n, /more than zero/],
    ['0.000011', 10n, /You have/],
    ['0.00001', 10n, null],
    ['5', null, null],
  ])('of "%s" with %d', (typed, has, expected) => {
    const problem = depositProblem(parseAmount(typed, 'STX'), has, 'STX');
    if (expected === null) expect(problem).toBeNull();
    else expect(problem).toMatch(expected);
  });
});

describe('a withdrawal', () => {
  it.each([
    ['', 0n, null],
    ['1.5', 1_500_000n, null],
    ['2.000001', 2_000_001n, /At most 2.00 STX/],
    ['x', 0n, /Expected a number/],
  ])('of "%s" where 2 STX are there', (typed, amount, problem) => {
    const result = asked(typed, 2_000_000n, 'STX');
    expect(result.amount).toBe(amount);
    if (problem === null) expect(result.problem).toBeNull();
    else expect(result.problem).toMatch(problem);
  });

  it('of all is written so that it reads back as the same', () => {
    for (const units of [1n, 999_999n, 1_234_567_890_123n]) {
      expect(asked(plainAmount(units, 'STX'), units, 'STX')).toEqual({ amount: units, problem: null });
    }
  });
});

describe('a statement', () => {
  it.each([
    [{ book: 'all', from: '', to: '', format: 'json' }, '/v1/providers/ST1/statement'],
    [
      { book: 'STX:balanced', from: ' 10 ', to: '20', format: 'csv' },
      '/v1/providers/ST1/statement?token=STX&tier=balanced&from=10&to=20&format=csv',
    ],
  ])('%#', (query, path) => {
    expect(statementPath('ST1', query)).toBe(path);
  });
});
