import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  blocks,
  dateOf,
  dateOfHeight,
  duration,
  estimatedMs,
  momentOf,
  roughly,
  tickOf,
  untilHeight,
} from '../../src/format/time';

// 2026-03-04 09:15:00 UTC
const at = Date.UTC(2026, 2, 4, 9, 15);
const pace = { burnHeight: 1_000, atMs: at, burnBlockSeconds: 600 };

describe('durations', () => {
  it.each([
    [-5_000, '0 s'],
    [0, '0 s'],
    [999, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min 00 s'],
    [249_000, '4 min 09 s'],
    [3_599_000, '59 min 59 s'],
    [7_500_000, '2 h 05 min'],
    [86_399_000, '23 h 59 min'],
    [273_600_000, '3 d 4 h'],
  ])('%s ms is %s', (ms, shown) => {
    expect(duration(ms)).toBe(shown);
  });

  it.each([
    [249_000, '4 min'],
    [273_600_000, '3 d'],
    [12_000, '12 s'],
  ])('%s ms is roughly %s', (ms, shown) => {
    expect(roughly(ms)).toBe(shown);
  });
});

describe('heights', () => {
  it.each([
    [1_000, at],
    // six blocks an hour
    [1_006, at + 3_600_000],
    [994, at - 3_600_000],
  ])('%s is estimated', (height, ms) => {
    expect(estimatedMs(height, pace)).toBe(ms);
  });

  it.each([
    [1_144, at, 'in 144 blocks, about 1 d 0 h'],
    [1_001, at, 'in 1 block, about 10 min 00 s'],
    // the block is late: any moment
    [1_001, at + 700_000, 'in 1 block, about 1 s'],
    [1_000, at, 'now'],
    [2, at, 'now'],
  ])('until %s', (height, nowMs, shown) => {
    expect(untilHeight(height, pace, nowMs)).toBe(shown);
  });

  it('says dates in UTC, and that they are estimates', () => {
    expect(dateOf(at)).toBe('4 Mar 2026, 09:15 UTC');
    expect(dateOfHeight(1_006, pace)).toBe('about 4 Mar 2026, 10:15 UTC');
  });

  it('counts blocks', () => {
    expect([blocks(0), blocks(1), blocks(12_960)]).toEqual(['0 blocks', '1 block', '12,960 blocks']);
  });
});

describe('ticks of an axis', () => {
  it.each([
    [at, 3_600, '09:15'],
    [at, 86_400, '4 Mar'],
    [Date.UTC(2026, 2, 5), 3_600, '5 Mar'],
  ])('are UTC and never another country’s dates: %s by %s s', (ms, step, shown) => {
    expect(tickOf(ms, step)).toBe(shown);
  });
});

it('says a moment to the second where that counts', () => {
  expect(momentOf(at + 7_000)).toBe('4 Mar 2026, 09:15:07 UTC');
});

/** One rule for all times: UTC, written by format/time.ts. */
it('no page writes a time in a way of its own', () => {
  const root = new URL('../../src/', import.meta.url).pathname;
  const own = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && file !== join('format', 'time.ts'))
    .filter((file) =>
      /DateTimeFormat|toLocale(Date|Time)String|toISOString|getHours|getTimezoneOffset/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
  expect(own).toEqual([]);
});
