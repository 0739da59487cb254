import { describe, expect, it } from 'vitest';
import type { Tier } from '../../src/api/shapes';
import {
  AMOUNT_LIMITS,
  AMOUNT_STOPS,
  type BackingBook,
  changed,
  choiceOf,
  DEFAULT_CHOICE,
  longestDays,
  longestTerm,
  nearestStop,
  queryOfChoice,
  requestOf,
  strikeBase,
  strikeOf,
  termBlocks,
} from '../../src/protect/choice';

describe('the slider of amounts', () => {
  it('goes from the least to the most that is protected', () => {
    expect(AMOUNT_STOPS[0]).toBe(AMOUNT_LIMITS.least);
    expect(AMOUNT_STOPS.at(-1)).toBe(AMOUNT_LIMITS.most);
    expect(AMOUNT_STOPS).toHaveLength(16);
    expect([...AMOUNT_STOPS].sort((a, b) => (a < b ? -1 : 1))).toEqual(AMOUNT_STOPS);
  });

  it.each([
    [1n, 0],
    [100_000n, 0],
    [100_001n, 1],
    [10_000_000n, 6],
    [99_999_999_999n, 15],
  ])('stands for %d sats at stop %d', (amount, stop) => {
    expect(nearestStop(amount)).toBe(stop);
  });
});

describe('the strike', () => {
  const price = 6_012_345_678_901n; // 60,123.45678901 USD

  it.each([
    ['PUT', 100, 60_123],
    ['CALL', 100, 60_124],
    // 60,123.45678901 * 0.9 = 54,111.11
    ['PUT', 90, 54_111],
    // 60,123.45678901 * 1.1 = 66,135.80
    ['CALL', 110, 66_136],
  ] as const)('%s at %d %% is %d USD, never on the wrong side of the price', (policyType, percent, dollars) => {
    expect(strikeOf({ policyType, percent }, price)).toBe(BigInt(dollars) * 100_000_000n);
  });

  it('of a whole price is that price', () => {
    expect(strikeOf({ policyType: 'CALL', percent: 100 }, 6_000_000_000_000n)).toBe(6_000_000_000_000n);
  });
});

describe('the request', () => {
  it('counts days in burn blocks from the tip', () => {
    // 30 * 144 = 4,320
    expect(requestOf(DEFAULT_CHOICE, 6_000_000_000_000n, 1_000)).toEqual({
      policyType: 'PUT',
      style: 'AMERICAN',
      strike: 5_400_000_000_000n,
      amount: 10_000_000n,
      expirationHeight: 5_320,
    });
  });
});

describe('the period', () => {
  it.each([
    [90, 30, 4_320],
    // one day and the margin: 144 + 6
    [90, 1, 150],
    // 90 days less the margin: 12,960 - 6
    [100, 90, 12_954],
  ])('at %d %% of %d days is %d blocks', (percent, days, blocks) => {
    expect(termBlocks({ ...DEFAULT_CHOICE, percent, days })).toBe(blocks);
  });
});

describe('a change', () => {
  it('to the other direction mirrors the protected value', () => {
    expect(changed(DEFAULT_CHOICE, { policyType: 'CALL' }).percent).toBe(110);
    expect(changed({ ...DEFAULT_CHOICE, policyType: 'CALL', percent: 130 }, { policyType: 'PUT' }).percent).toBe(70);
  });

  it('close to the price shortens the period to what a book backs', () => {
    expect(changed({ ...DEFAULT_CHOICE, percent: 80, days: 300 }, { percent: 96 }).days).toBe(90);
    expect(changed({ ...DEFAULT_CHOICE, days: 300 }, { percent: 90 }).days).toBe(180);
  });

  it.each([
    ['PUT', 95, 90],
    ['PUT', 94, 180],
    ['PUT', 84, 365],
    ['CALL', 105, 90],
    ['CALL', 116, 365],
  ] as const)('%s at %d %% lasts at most %d days', (policyType, percent, days) => {
    expect(longestDays({ policyType, percent })).toBe(days);
  });

  it('never outlives the epochs of those who back it', () => {
    const books = [bookOf('balanced', 14), bookOf('conservative', 14), bookOf('aggressive', 144)];
    expect(changed({ ...DEFAULT_CHOICE, days: 10 }, { days: 180 }, books).days).toBe(30);
    expect(changed({ ...DEFAULT_CHOICE, days: 30 }, { percent: 80, days: 300 }, books).days).toBe(300);
  });

  it('never leaves the limits', () => {
    expect(changed(DEFAULT_CHOICE, { percent: 10 }).percent).toBe(50);
    expect(changed(DEFAULT_CHOICE, { percent: 120 }).percent).toBe(100);
    expect(changed(DEFAULT_CHOICE, { days: 0 }).days).toBe(1);
  });
});

function bookOf(tier: Tier, epochBlocks: number, more: Partial<BackingBook> = {}): BackingBook {
  return { token: 'STX', tier, phase: 'OPEN', epoch: 3, startsAt: 1_000, endsAt: 1_000 + epochBlocks, ...more };
}

describe('the longest period', () => {
  it.each<[string, number, BackingBook[], number, boolean]>([
    // 390 x 14 - 1,008 = 4,452 blocks, 30 days and 132 blocks
    ['short epochs', 90, [bookOf('balanced', 14), bookOf('conservative', 14)], 30, true],
    ['the longer of two', 90, [bookOf('balanced', 14), bookOf('conservative', 28)], 68, true],
    // 390 x 70 - 1,008 = 26,292 blocks, above the 25,920 of the tier
    ['epochs that are long enough', 90, [bookOf('balanced', 70)], 180, false],
    ['three blocks, the shortest there are: 162', 90, [bookOf('balanced', 3)], 1, true],
    ['of the tiers that back it alone', 97, [bookOf('balanced', 14), bookOf('conservative', 144)], 90, false],
    ['a book of the other token', 90, [bookOf('balanced', 14, { token: 'SBTC' })], 180, false],
    ['a book that is closed', 90, [bookOf('balanced', 14, { phase: 'CLOSED' })], 180, false],
    ['a book before its first epoch', 90, [bookOf('balanced', 14, { epoch: 0 })], 180, false],
    ['a book that opens again in a moment', 90, [bookOf('balanced', 14, { phase: 'OVER' })], 30, true],
    [
      'a book of its own tier is closed',
      80,
      [bookOf('balanced', 144), bookOf('aggressive', 1, { epoch: 0 })],
      180,
      false,
    ],
    ['nothing known', 70, [], 365, false],
  ])('%s', (_, percent, books, days, isByEpochs) => {
    const choice = { policyType: 'PUT', percent } as const;
    expect(longestDays(choice, books)).toBe(days);
    expect(longestTerm(choice, books).isByEpochs).toBe(isByEpochs);
  });

  it('is what is asked for at most, with the margin', () => {
    const books = [bookOf('balanced', 14)];
    expect(termBlocks({ ...DEFAULT_CHOICE, days: 30 }, books)).toBe(4_320);
    expect(termBlocks({ ...DEFAULT_CHOICE, days: 180 }, books)).toBe(4_446);
    expect(termBlocks({ ...DEFAULT_CHOICE, days: 1 }, [bookOf('balanced', 3)])).toBe(150);
  });
});

describe('the choice in the address', () => {
  function back(part: Record<string, string | null>, callsEnabled = true) {
    return choiceOf((name) => part[name] ?? null, callsEnabled);
  }

  it('is empty as at first', () => {
    expect(Object.values(queryOfChoice(DEFAULT_CHOICE)).every((it) => it === null)).toBe(true);
    expect(back({})).toEqual(DEFAULT_CHOICE);
  });

  it.each([
    { policyType: 'PUT', percent: 75, amount: 123_400_000n, days: 200, style: 'EUROPEAN' },
    { policyType: 'CALL', percent: 130, amount: 100_000n, days: 1, style: 'AMERICAN' },
    { policyType: 'CALL', percent: 110, amount: 1_000_000_000n, days: 30, style: 'AMERICAN' },
  ] as const)('comes back as it was: %#', (choice) => {
    expect(back(queryOfChoice(choice))).toEqual(choice);
  });

  it.each([
    [{ amount: '1,5' }, { amount: 150_000_000n }],
    [{ amount: 'x' }, {}],
    [{ amount: '1000' }, {}],
    [{ value: '20' }, { percent: 50 }],
    [{ value: '-1' }, {}],
    [
      { value: '100', days: '300' },
      { percent: 100, days: 90 },
    ],
    [{ days: '0' }, { days: 1 }],
    [{ against: 'x', pays: 'x' }, {}],
  ])('that nobody can choose is as at first, or the nearest: %j', (given, differs) => {
    expect(back(given)).toEqual({ ...DEFAULT_CHOICE, ...differs });
  });

  it('against a rise is not there where none is sold', () => {
    expect(back({ against: 'rise' }, false)).toEqual(DEFAULT_CHOICE);
  });
});

describe('the price that a strike is counted from', () => {
  it.each([
    ['PUT' as const, 60_000n, null, 60_000n],
    ['PUT' as const, 60_000n, 59_700n, 59_700n],
    ['PUT' as const, 60_000n, 60_300n, 60_000n],
    ['CALL' as const, 60_000n, 60_300n, 60_300n],
    ['CALL' as const, 60_000n, 59_700n, 60_000n],
  ])('%s at %d, on the chain %s: %d', (policyType, btcPrice, onChain, expected) => {
    expect(strikeBase(policyType, btcPrice, onChain)).toBe(expected);
  });
});
