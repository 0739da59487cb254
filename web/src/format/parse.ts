/**
 * Amounts as a person types or pastes them. A number is read the way its writer's country writes it, or refused: no character inside it is
 * ever skipped, and what can be read two ways (`1,234`) is not guessed at.
 */
import { UNITS, type UnitName } from './units';

export type Parsed = { readonly ok: true; readonly value: bigint } | { readonly ok: false; readonly sentence: string };

/** Zeros of the scripts whose digits are read: Latin, Arabic-Indic, Persian. */
const ZEROS = [0x30, 0x0660, 0x06f0];

/** Blanks and marks of the writing direction: a paste brings them along, around the number they mean nothing. */
const AROUND = /^[\s\u200e\u200f\u061c\u2066-\u2069]+|[\s\u200e\u200f\u061c\u2066-\u2069]+$/g;

/** Every sign that stands between digits somewhere, by what it is. Comma and point are groups in one country and decimals in another. */
const SIGNS: readonly (readonly [kind: Sign, signs: RegExp])[] = [
  [',', /[,،]/],
  ['.', /\./],
  ['decimal', /٫/],
  ['arabic', /٬/],
  ['blank', /\s/],
  ['apostrophe', /['’ʼ]/],
];
type Sign = ',' | '.' | 'decimal' | 'arabic' | 'blank' | 'apostrophe';

const NUMBER = Symbol('expected a number');
const TWO_WAYS = Symbol('can be read two ways');

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** What a person typed, as base units of `unit`; a sentence when it is no amount or not for sure one. Exponents and signs are refused. */
export function parseAmount(input: string, unit: UnitName, locale: string = readerLocale()): Parsed {
  const { decimals, symbol } = UNITS[unit];
  const sign = decimalSign(locale);
  const typed = input.replace(AROUND, '');
  if (typed === '') return refused(`Enter an amount in ${symbol}.`);
  const read = readDigits(typed, sign);
  if (read === NUMBER) return refused(`Expected a number in ${symbol}, for example 1250${sign}5.`);
  if (read === TWO_WAYS) return refused(`“${typed}” can be read two ways. Write ${twoReadings(typed, sign)}.`);
  const { whole, fraction } = read;
  if (fraction.length > decimals) return refused(`${symbol} has ${decimals} decimals, not ${fraction.length}.`);
  return { ok: true, value: BigInt((whole || '0') + fraction.padEnd(decimals, '0')) };
}

function refused(sentence: string): Parsed {
  return { ok: false, sentence };
}

/** Digits of one script, with signs between them, split at the decimal sign. */
function readDigits(typed: string, localeSign: string): Digits | typeof NUMBER | typeof TWO_WAYS {
  const latin = toLatin(typed);
  if (latin === null) return NUMBER;
  const groups = latin.split(/\D/);
  const signs = [...latin.matchAll(/\D/g)].map(([sign]) => kindOf(sign));
  if (signs.includes(undefined) || groups.join('') === '') return NUMBER;
  return split(groups, signs as readonly Sign[], localeSign);
}

/** Latin digits for those of one other script; null when two scripts are mixed. */
function toLatin(typed: string): string | null {
  const digits = [...typed].filter((it) => /\p{Nd}/u.test(it));
  const zero = ZEROS.find((it) => digits.every((digit) => isDigitFrom(it, digit)));
  if (zero === undefined) return null;
  return typed.replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? 0) - zero));
}

function isDigitFrom(zero: number, digit: string): boolean {
  const distance = (digit.codePointAt(0) ?? 0) - zero;
  return distance >= 0 && distance <= 9;
}

function kindOf(sign: string): Sign | undefined {
  return SIGNS.find(([, signs]) => signs.test(sign))?.[0];
}

function split(
  groups: readonly string[],
  signs: readonly Sign[],
  localeSign: string,
): Digits | typeof NUMBER | typeof TWO_WAYS {
  const [first = ''] = groups;
  const last = groups.at(-1) ?? '';
  const lastSign = signs.at(-1);
  // 007 and 01.234 are nobody's way to write an amount.
  if (/^0\d/.test(first)) return NUMBER;
  if (lastSign === undefined) return { whole: first, fraction: '' };
  const kinds = new Set(signs);
  const mayBeDecimal = [',', '.', 'decimal'].includes(lastSign) && signs.indexOf(lastSign) === signs.length - 1;
  if (kinds.size === 1) {
    const isGrouped = lastSign !== 'decimal' && areGroups(groups);
    if (isGrouped && mayBeDecimal && !(lastSign === '.' && localeSign === '.')) return TWO_WAYS;
    if (isGrouped && !mayBeDecimal) return { whole: groups.join(''), fraction: '' };
    return mayBeDecimal ? { whole: first, fraction: last } : NUMBER;
  }
  const before = groups.slice(0, -1);
  return kinds.size === 2 && mayBeDecimal && areGroups(before) ? { whole: before.join(''), fraction: last } : NUMBER;
}

/** One to three digits that do not begin with zero, then threes. */
function areGroups([first = '', ...others]: readonly string[]): boolean {
  return /^[1-9]\d{0,2}$/.test(first) && others.every((it) => it.length === 3);
}

/** `1234 or 1.2340`, each of which is read one way everywhere. */
function twoReadings(typed: string, sign: string): string {
  const [whole = '', fraction = ''] = (toLatin(typed) ?? typed).split(/\D/);
  return `${whole}${fraction} or ${whole}${sign}${fraction}0`;
}

const decimalSigns = new Map<string, string>();

/** The decimal sign of a locale; a point when the locale is none. */
export function decimalSign(locale: string): string {
  const known = decimalSigns.get(locale) ?? askedSign(locale);
  decimalSigns.set(locale, known);
  return known;
}

function askedSign(locale: string): string {
  try {
    return new Intl.NumberFormat(locale).formatToParts(1.5).find((it) => it.type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}

/** What the reader's browser says that he reads. */
export function readerLocale(): string {
  return typeof navigator === 'undefined' ? 'en-US' : (navigator.language ?? 'en-US');
}

/** An amount as it is shown back to whoever typed it: exact, without groups, his decimal sign, and never in a form that has two readings. */
export function understood(value: bigint, unit: UnitName, locale: string = readerLocale()): string {
  return `${plainAmount(value, unit).replace('.', decimalSign(locale))} ${UNITS[unit].symbol}`;
}

/** As somebody would type it: exact, no groups, a point, no zeros at the end but the one that keeps three decimals from being a group. */
export function plainAmount(value: bigint, unit: UnitName): string {
  const { decimals } = UNITS[unit];
  const digits = value.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction.length === 3 ? `${fraction}0` : fraction}`;
}
