import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartAmount, strikeText } from '../../src/format/units';
import { protectsSentence } from '../../src/policies/words';

const SOURCES = join(import.meta.dirname, '../../src');

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesOf(path) : [path];
  });
}

function linesOf(pattern: RegExp, fault: RegExp): string[] {
  return filesOf(SOURCES)
    .filter((path) => pattern.test(path))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => fault.test(line))
        .map((line) => `${path.slice(SOURCES.length)}: ${line.trim()}`),
    );
}

describe('text', () => {
  it('has no size in pixels: it grows with what the reader chose in his browser', () => {
    expect(linesOf(/\.css$/, /(font(-size)?|line-height)\s*:[^;]*\dpx/)).toEqual([]);
    expect(linesOf(/\.tsx?$/, /font(Size)?[:=].{0,12}\dpx|font-size=/)).toEqual([]);
  });
});

describe('money', () => {
  it('is written by one file: no page rounds it in a way of its own', () => {
    expect(linesOf(/\.tsx?$/, /(minimum|maximum)(Fraction|Significant)Digits/)).toEqual([]);
  });

  it.each([
    [54_000n * 10n ** 8n, '$54,000'],
    [54_321n * 10n ** 8n + 50_000_000n, '$54,321.50'],
    [54_321n * 10n ** 8n + 99_000_000n, '$54,321.99'],
  ])('of a protected value is the same everywhere: %s', (strike, shown) => {
    expect(strikeText(strike)).toBe(shown);
    expect(protectsSentence({ policyType: 'PUT', amount: 5_000_000n, strike })).toContain(shown);
  });

  it.each([
    [0, '0'],
    [0.000_019, '0.000019'],
    [12.349, '12.34'],
    [69_999.9, '69.9k'],
    [-7.999_999, '−7.99'],
  ])('on a chart is cut, never rounded up: %s', (y, shown) => {
    expect(chartAmount(y, 'STX')).toBe(shown);
  });
});
