import { describe, expect, it } from 'vitest';
import { decimalSign, parseAmount, plainAmount, understood } from '../../src/format/parse';
import { UNITS, type UnitName } from '../../src/format/units';

const LOCALES = ['en-US', 'de-DE', 'de-CH', 'fr-FR', 'ar-EG', 'fa-IR'] as const;
const NBSP = '\u00a0';
const NARROW = '\u202f';
const RLM = '\u200f';

describe('what is read the same way in every country', () => {
  it.each([
    // typed, micro-STX
    ['1250', 1_250_000_000n],
    ['0.1', 100_000n],
    ['0,1', 100_000n],
    ['1,5', 1_500_000n],
    ['1.5', 1_500_000n],
    ['.5', 500_000n],
    [',5', 500_000n],
    ['5.', 5_000_000n],
    ['5,', 5_000_000n],
    ['0,123', 123_000n],
    ['0.123', 123_000n],
    ['1250,5', 1_250_500_000n],
    ['1250.5', 1_250_500_000n],
    ['1250,500', 1_250_500_000n],
    ['1,2345', 1_234_500n],
    // two signs: the last one is the decimal
    ['1,250.5', 1_250_500_000n],
    ['1.250,5', 1_250_500_000n],
    ['1.250,50', 1_250_500_000n],
    ['1.234.567,891', 1_234_567_891_000n],
    ['1,234,567.891', 1_234_567_891_000n],
    // a sign that comes twice is no decimal
    ['1,234,567', 1_234_567_000_000n],
    ['1.234.567', 1_234_567_000_000n],
    // blanks and apostrophes are groups everywhere
    ['1 234', 1_234_000_000n],
    [`1${NBSP}234,56`, 1_234_560_000n],
    [`1${NARROW}234,56`, 1_234_560_000n],
    [`12${NARROW}345${NBSP}678`, 12_345_678_000_000n],
    ["1'234.5", 1_234_500_000n],
    ['1’234', 1_234_000_000n],
    // what a paste brings along
    [' 0.000001 ', 1n],
    ['\t12\n', 12_000_000n],
    [`${RLM}0,5${RLM}`, 500_000n],
    // Arabic and Persian digits and signs
    ['٠٫٥', 500_000n],
    ['١٬٢٣٤٫٥', 1_234_500_000n],
    ['١٬٢٣٤', 1_234_000_000n],
    ['۱۲۵۰٫۵', 1_250_500_000n],
    ['۰٫۱', 100_000n],
    ['١،٥', 1_500_000n],
  ])('%j', (typed, value) => {
    for (const locale of LOCALES) expect(parseAmount(typed, 'STX', locale), locale).toEqual({ ok: true, value });
  });
});

describe('what can be read two ways', () => {
  it.each([
    ['1,234', 'en-US', '1234 or 1.2340'],
    ['1,234', 'de-DE', '1234 or 1,2340'],
    ['1.234', 'de-DE', '1234 or 1,2340'],
    ['1,234', 'fr-FR', '1234 or 1,2340'],
    ['1.234', 'fr-FR', '1234 or 1,2340'],
    ['12,500', 'de-CH', '12500 or 12.5000'],
    ['١،٢٣٤', 'ar-EG', '1234 or 1٫2340'],
    ['1,234', 'fa-IR', '1234 or 1٫2340'],
  ])('%s in %s', (typed, locale, ways) => {
    expect(parseAmount(typed, 'STX', locale)).toEqual({
      ok: false,
      sentence: `“${typed}” can be read two ways. Write ${ways}.`,
    });
  });

  it('is a decimal where the country and these pages both write a point', () => {
    expect(parseAmount('1.234', 'STX', 'en-US')).toEqual({ ok: true, value: 1_234_000n });
    expect(parseAmount('1.234', 'STX', 'de-CH')).toEqual({ ok: true, value: 1_234_000n });
  });
});

describe('what is refused', () => {
  it.each([
    '.',
    ',',
    '1e6',
    '-1',
    '+1',
    '1_000',
    '0x10',
    'abc',
    '100 STX',
    '$5',
    '½',
    '1..5',
    '1,,5',
    '1,5,',
    '1.5.',
    '1,23,456',
    '12,34,567',
    '1,2345,678',
    '1.234,567.8',
    '1,234.567,8',
    '1 2',
    '12 34',
    '1  234',
    "1'5",
    "0'123",
    '0 123',
    '0,123,456',
    '007',
    '01.5',
    '1٢',
    '1.2.3',
    '1٫2٫3',
    '1 234.567,8',
    '1,234 567',
    '१२',
  ])('%j', (typed) => {
    for (const locale of LOCALES) {
      const sentence = `Expected a number in STX, for example 1250${decimalSign(locale)}5.`;
      expect(parseAmount(typed, 'STX', locale), locale).toEqual({ ok: false, sentence });
    }
  });

  it.each([
    ['', 'Enter an amount in STX.'],
    ['  ', 'Enter an amount in STX.'],
    ['0.0000001', 'STX has 6 decimals, not 7.'],
    ['0,0000001', 'STX has 6 decimals, not 7.'],
  ])('%j: %s', (typed, sentence) => {
    expect(parseAmount(typed, 'STX', 'en-US')).toEqual({ ok: false, sentence });
  });
});

describe('what we write ourselves', () => {
  it.each([
    [0n, 'STX', '0'],
    [1n, 'STX', '0.000001'],
    [1_234_000n, 'STX', '1.2340'],
    [1_234_000_000n, 'STX', '1234'],
    [1_250_500_000n, 'STX', '1250.5'],
    [10_000_000n, 'BTC', '0.1'],
    [123_400_000n, 'BTC', '1.2340' /* not 1.234 */],
  ] as const)('%s of %s is %s', (value, unit, plain) => {
    expect(plainAmount(value, unit)).toBe(plain);
  });

  it('is read back to the unit in every country', () => {
    const random = randomFrom(SEED);
    for (let count = 0; count < 2_000; count++) {
      const unit = (['STX', 'SBTC', 'BTC'] as const)[count % 3] as UnitName;
      const value = BigInt(Math.floor(random() * 10 ** (1 + (count % 15))));
      for (const locale of LOCALES) {
        const back = { ok: true, value };
        expect(parseAmount(plainAmount(value, unit), unit, locale), `seed ${SEED}, ${locale}`).toEqual(back);
        const shown = understood(value, unit, locale);
        expect(
          parseAmount(shown.replace(` ${UNITS[unit].symbol}`, ''), unit, locale),
          `seed ${SEED}, ${shown}`,
        ).toEqual(back);
      }
    }
  });

  it.each([
    ['en-US', '1250.5 STX'],
    ['de-DE', '1250,5 STX'],
    ['ar-EG', '1250٫5 STX'],
  ])('shows back with the sign of %s', (locale, shown) => {
    expect(understood(1_250_500_000n, 'STX', locale)).toBe(shown);
  });
});

const SEED = Number(process.env.SEED ?? 20_260_311);

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
