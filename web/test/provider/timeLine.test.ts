import { describe, expect, it } from 'vitest';
import { barOf, lockedBehind, momentsOf, nearestTo, placeOf, stepsOf } from '../../src/provider/timeLine';

const SERIES = [
  { burnHeight: 100, blockTime: 1_000, capital: 50_000_000n, premiumEarned: 0n, losses: 0n },
  { burnHeight: 150, blockTime: 2_000, capital: 40_000_000n, premiumEarned: 4_000_000n, losses: 10_000_000n },
  { burnHeight: 200, blockTime: 3_000, capital: 40_000_000n, premiumEarned: 5_000_000n, losses: 10_000_000n },
];
const RUNGS = [
  { expirationHeight: 190, collateral: 1_000_000n },
  { expirationHeight: 250, collateral: 10_000_000n },
  { expirationHeight: 300, collateral: 20_000_000n },
];
const COURSE = { series: SERIES, rungs: RUNGS, now: 200, opening: 275 };

describe('the moments of a book', () => {
  it('are what was, now, and what comes, in order', () => {
    expect(momentsOf(COURSE).map((it) => [it.kind, it.height])).toEqual([
      ['past', 100],
      ['past', 150],
      ['now', 200],
      ['expiration', 250],
      ['opening', 275],
      ['expiration', 300],
    ]);
  });

  it('say what is still locked behind each', () => {
    const locked = momentsOf(COURSE).flatMap((it) => (it.kind === 'past' ? [] : [it.locked]));
    // What ended at 190 waits for its settlement only; 30 now, 20 behind 250 and at the opening, none behind 300.
    expect(locked).toEqual([30_000_000n, 20_000_000n, 20_000_000n, 0n]);
    expect(lockedBehind(RUNGS, 0)).toBe(31_000_000n);
  });

  it('are now alone where nothing was and nothing comes', () => {
    expect(momentsOf({ series: [], rungs: [], now: 200, opening: null })).toEqual([
      { kind: 'now', height: 200, locked: 0n },
    ]);
    expect(momentsOf({ ...COURSE, opening: 200 }).some((it) => it.kind === 'opening')).toBe(false);
  });
});

describe('the drawing', () => {
  const moments = momentsOf(COURSE);

  it.each([
    [100, 0],
    [150, 25],
    [200, 50],
    [250, 75],
    [300, 100],
  ])('has block %d at %d', (height, place) => {
    expect(placeOf(height, moments, 200)).toBe(place);
  });

  it('of now alone is in the middle', () => {
    const alone = momentsOf({ series: [], rungs: [], now: 200, opening: null });
    expect(placeOf(200, alone, 200)).toBe(50);
    expect(nearestTo(99, alone, 200)).toBe(0);
  });

  it.each([
    [0, 0],
    [13, 1],
    [45, 2],
    [80, 3],
    [86, 4],
    [100, 5],
  ])('at %d shows moment %d to the pointer', (place, index) => {
    expect(nearestTo(place, moments, 200)).toBe(index);
  });

  it('has both lines on one scale, in steps', () => {
    // The most is 10 STX of losses: 90 high. 4 STX are 36.
    expect(stepsOf(moments, 200, 'STX')).toEqual({
      premium: 'M0.00 100.00H25.00V64.00H50',
      losses: 'M0.00 100.00H25.00V10.00H50',
    });
    expect(stepsOf([], 200, 'STX')).toEqual({ premium: '', losses: '' });
  });

  it('has bars of the largest that ends', () => {
    expect(barOf(10_000_000n, moments)).toBe(45);
    expect(barOf(20_000_000n, moments)).toBe(90);
    expect(barOf(1n, [])).toBe(0);
  });
});
