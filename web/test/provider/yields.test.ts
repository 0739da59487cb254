import { describe, expect, it } from 'vitest';
import { annualOf, measuredWindows, periodOf, type Window } from '../../src/provider/yields';

function windows(days: readonly [month: number, quarter: number, all: number]): Window[] {
  return (['30d', '90d', 'all'] as const).map((window, index) => ({
    window,
    days: days[index] ?? 0,
    timeWeightedCapital: 1_000n,
    premiumEarned: 7n,
    losses: 0n,
    netYieldBps: 70,
    annualisedBps: 2_600,
  }));
}

describe('the windows', () => {
  it.each([
    [[0, 0, 0], ['0 days, since the start']],
    [[1, 1, 1], ['1 day, since the start']],
    [[2, 2, 2], ['2 days, since the start']],
    [[30, 30, 30], ['30 days, since the start']],
    [
      [30, 45, 45],
      ['last 30 days', '45 days, since the start'],
    ],
    [
      [30, 90, 400],
      ['last 30 days', 'last 90 days', '400 days, since the start'],
    ],
  ] as const)('of %s days say what was measured, each once', (days, periods) => {
    expect(measuredWindows(windows(days)).map(periodOf)).toEqual(periods);
  });
});

describe('a year', () => {
  it.each([
    [1, null],
    [29, null],
    [30, 2_600],
  ])('is told from 30 days of data on: %s', (days, bps) => {
    const [first] = windows([days, days, days]);
    expect(first && annualOf(first)).toBe(bps);
  });
});
