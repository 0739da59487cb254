/**
 * Amounts in words. Everything is a bigint of base units; nothing here is used to calculate money.
 *
 * One way to show money: towards zero, so that a page never shows what is not there, and with three significant digits at least, so that a
 * small amount is never shown as none. The exact amount stands in the tooltip.
 */
import type { Token } from '../api/shapes';

export type Rounding = 'down' | 'up';

export interface Unit {
  readonly symbol: string;
  /** decimals of the base unit */
  readonly decimals: number;
  /** decimals that a table shows */
  readonly shown: number;
}

export const UNITS: Readonly<Record<Token | 'BTC' | 'USD', Unit>> = {
  STX: { symbol: 'STX', decimals: 6, shown: 2 },
  SBTC: { symbol: 'sBTC', decimals: 8, shown: 4 },
  BTC: { symbol: 'BTC', decimals: 8, shown: 4 },
  USD: { symbol: 'USD', decimals: 8, shown: 2 },
};
export type UnitName = keyof typeof UNITS;

export interface Shape {
  /** decimals to show, more when an amount needs them for three significant digits; all of the unit's when it is larger */
  readonly digits?: number;
  /** of `decimal` and `percent` only: money is never rounded up */
  readonly rounding?: Rounding;
  /** a plus before gains */
  readonly signed?: boolean;
}

const MINUS = '−';

/** `1234567890n` of 6 decimals to 2 digits: `1,234.56`. Groups of three, point before decimals, in every locale the same. */
export function decimal(value: bigint, decimals: number, shape: Shape = {}): string {
  const digits = Math.min(shape.digits ?? decimals, decimals);
  const scaled = divide(abs(value), 10n ** BigInt(decimals - digits), shape.rounding ?? 'down');
  const ten = 10n ** BigInt(digits);
  const fraction = digits === 0 ? '' : `.${(scaled % ten).toString().padStart(digits, '0')}`;
  return `${sign(value, scaled, shape.signed ?? false)}${grouped(scaled / ten)}${fraction}`;
}

export type MoneyShape = Omit<Shape, 'rounding'>;

const SIGNIFICANT = 3;

/** Without the symbol. */
export function amountOf(value: bigint, unit: UnitName, shape: MoneyShape = {}): string {
  const { decimals } = UNITS[unit];
  const usual = shape.digits ?? UNITS[unit].shown;
  const { signed = false } = shape;
  return decimal(value, decimals, { signed, digits: Math.max(usual, telling(abs(value), decimals, usual)) });
}

/** The decimals that three significant digits of `magnitude` need, without zeros at their end. */
function telling(magnitude: bigint, decimals: number, usual: number): number {
  if (magnitude === 0n) return usual;
  const before = magnitude.toString().length - decimals;
  const digits = Math.min(decimals, Math.max(usual, SIGNIFICANT - before));
  const shown = (magnitude / 10n ** BigInt(decimals - digits)).toString();
  return digits - (/0*$/.exec(shown)?.[0].length ?? 0);
}

/** With the symbol: `1,234.56 STX`; dollars as `$1,234.56`. */
export function amountWithUnit(value: bigint, unit: UnitName, shape: MoneyShape = {}): string {
  if (unit !== 'USD') return `${amountOf(value, unit, shape)} ${UNITS[unit].symbol}`;
  const shown = amountOf(value, unit, shape);
  return /^[−+]/.test(shown) ? `${shown[0]}$${shown.slice(1)}` : `$${shown}`;
}

/** What a chosen price in dollars is shown with: cents where it has some. */
export function strikeDigits(usdE8: bigint): number {
  return usdE8 % 10n ** BigInt(UNITS.USD.decimals) === 0n ? 0 : UNITS.USD.shown;
}

/** A protected value, the same on every page: `$54,000`, `$54,321.50`. */
export function strikeText(usdE8: bigint): string {
  return amountWithUnit(usdE8, 'USD', { digits: strikeDigits(usdE8) });
}

/** Every decimal that the unit has, for tooltips: `1,234.567890 STX`. */
export function exactWithUnit(value: bigint, unit: UnitName): string {
  return amountWithUnit(value, unit, { digits: UNITS[unit].decimals });
}

const STEPS: readonly (readonly [bigint, string])[] = [
  [1_000_000_000n, 'B'],
  [1_000_000n, 'M'],
  [10_000n, 'k'],
];

/** Three significant figures for headlines and axes: `1.23M`, `69.9k`, `8,120`. Below ten thousand as {@link amountOf} with `digits`. */
export function compact(value: bigint, unit: UnitName, shape: MoneyShape = {}): string {
  const one = 10n ** BigInt(UNITS[unit].decimals);
  for (const [step, letter] of STEPS) {
    if (abs(value) >= step * one) {
      const base = letter === 'k' ? 1_000n : step;
      const whole = abs(value) / (base * one);
      const digits = whole >= 100n ? 0 : whole >= 10n ? 1 : 2;
      return decimal(value / base, UNITS[unit].decimals, { ...shape, digits }) + letter;
    }
  }
  return amountOf(value, unit, shape);
}

/** As {@link compact} in a narrow cell: what is less than one step of `digits` is `< 1`, so that it is not shown as none. */
export function compactOwed(value: bigint, unit: UnitName, digits: number): string {
  const step = 10n ** BigInt(UNITS[unit].decimals - digits);
  if (value > 0n && value < step) return `< ${decimal(step, UNITS[unit].decimals, { digits })}`;
  return compact(value, unit, { digits });
}

/** A value of a chart in words, as money is shown everywhere: towards zero, three significant digits at least. */
export function chartAmount(y: number, unit: UnitName, shape: MoneyShape = {}): string {
  return y === 0 ? '0' : compact(fromDouble(y, unit), unit, shape);
}

/** `8123` is `81.23 %`. */
export function percent(bps: bigint | number, digits = 1, shape: Omit<Shape, 'digits'> = {}): string {
  return `${decimal(BigInt(bps), 2, { ...shape, digits })} %`;
}

/** floor(10,000 x part / whole); null when there is no whole. */
export function ratioBps(part: bigint, whole: bigint): bigint | null {
  return whole === 0n ? null : (part * 10_000n) / whole;
}

/** Value in USD x 10^8, rounded down: `price` is USD x 10^8 per whole coin. */
export function usdE8Of(value: bigint, unit: Exclude<UnitName, 'USD'>, price: bigint): bigint {
  return (value * price) / 10n ** BigInt(UNITS[unit].decimals);
}

/** For axes and charts only: the amount in whole coins as a double. */
export function toDouble(value: bigint, unit: UnitName): number {
  const one = 10n ** BigInt(UNITS[unit].decimals);
  return Number(value / one) + Number(value % one) / Number(one);
}

/** Back from a chart's double, to the nearest base unit. */
export function fromDouble(value: number, unit: UnitName): bigint {
  return BigInt(Math.round(value * 10 ** UNITS[unit].decimals));
}

function divide(value: bigint, by: bigint, rounding: Rounding): bigint {
  return rounding === 'up' ? (value + by - 1n) / by : value / by;
}

function sign(value: bigint, scaled: bigint, isSigned: boolean): string {
  // What rounds to zero has no sign.
  if (scaled === 0n) return '';
  return value < 0n ? MINUS : isSigned ? '+' : '';
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function grouped(value: bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
