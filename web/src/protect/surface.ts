/**
 * The geometry of the price chart on which protection is chosen. Pure. Prices in dollars as doubles: it is a drawing, no money comes out of it.
 * x is in days from now, a day being 144 Bitcoin blocks ahead and a UTC day behind.
 */
import type { PriceDays } from '../api/shapes';
import { toDouble } from '../format/units';
import type { PolicyType } from './payoff';

export interface Point {
  readonly day: number;
  readonly price: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** What is seen: from `first` (negative) to `last` days, from `low` to `high` dollars. */
export interface View {
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
}

const DAY_MS = 86_400_000;
const HORIZONS = [10, 45, 110, 220, 430] as const;
const LONGEST_PAST_DAYS = 90;
const DAYS_A_YEAR = 365;
const CONE_STEPS = 24;

/** Closes are of the end of their day. The price of now is the last point. */
export function historyOf(closes: PriceDays['days'], nowMs: number, btc: bigint): readonly Point[] {
  const past = closes
    .map((it) => ({ day: (Date.parse(it.day) + DAY_MS - nowMs) / DAY_MS, price: toDouble(it.price, 'USD') }))
    .filter((it) => it.day < 0);
  return [...past, { day: 0, price: toDouble(btc, 'USD') }];
}

/**
 * In steps, so that the chart stands still while somebody drags: as much future as the end needs, as much past; from half of the price to a
 * quarter above it where something is paid below, and the other way round.
 */
export function viewOf(policyType: PolicyType, btc: number, days: number): View {
  const last = HORIZONS.find((it) => it >= days * 1.1) ?? days * 1.1;
  const [low, high] = policyType === 'PUT' ? [0.45, 1.3] : [0.7, 1.6];
  return { first: -Math.min(LONGEST_PAST_DAYS, last), last, low: btc * low, high: btc * high };
}

export function xOf(day: number, view: View, box: Box): number {
  return ((day - view.first) / (view.last - view.first)) * box.width;
}

/** What is above or below of what is seen stands at the edge. */
export function yOf(price: number, view: View, box: Box): number {
  const inside = Math.min(view.high, Math.max(view.low, price));
  return ((view.high - inside) / (view.high - view.low)) * box.height;
}

export function dayAt(x: number, view: View, box: Box): number {
  return view.first + (x / box.width) * (view.last - view.first);
}

export function priceAt(y: number, view: View, box: Box): number {
  return view.high - (y / box.height) * (view.high - view.low);
}

/** Where the price is with two thirds of all chance: one standard deviation up and down of now, growing with the root of time. */
export function deviation(
  btc: number,
  volatilityBps: number,
  days: number,
): { readonly low: number; readonly high: number } {
  const one = (volatilityBps / 10_000) * Math.sqrt(Math.max(0, days) / DAYS_A_YEAR);
  return { low: btc * Math.exp(-one), high: btc * Math.exp(one) };
}

export function linePath(points: readonly Point[], view: View, box: Box): string {
  return points
    .filter((it) => it.day >= view.first)
    .map((it, index) => `${index === 0 ? 'M' : 'L'}${at(it, view, box)}`)
    .join('');
}

export function conePath(btc: number, volatilityBps: number, days: number, view: View, box: Box): string {
  const steps = Array.from({ length: CONE_STEPS + 1 }, (_, step) => (days * step) / CONE_STEPS);
  const upper = steps.map((day) => at({ day, price: deviation(btc, volatilityBps, day).high }, view, box));
  const lower = steps.map((day) => at({ day, price: deviation(btc, volatilityBps, day).low }, view, box)).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

/** From now to the end, on the paying side of the strike. */
export function payoutArea(policyType: PolicyType, strike: number, days: number, view: View, box: Box) {
  const left = xOf(0, view, box);
  const line = yOf(strike, view, box);
  const [top, bottom] = policyType === 'PUT' ? [line, box.height] : [0, line];
  return { x: left, y: top, width: Math.max(0, xOf(days, view, box) - left), height: Math.max(0, bottom - top) };
}

/** Round numbers on the axis of the price, four or so. */
export function priceTicks(view: View): readonly number[] {
  const rough = (view.high - view.low) / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((it) => it * ten >= rough) ?? 10) * ten;
  const ticks = [];
  for (let tick = Math.ceil(view.low / step) * step; tick <= view.high; tick += step) ticks.push(tick);
  return ticks;
}

/** A value that a key asks for; null when the key is none of a slider's. The same steps as dragging, and longer ones. */
export function keyed(
  key: string,
  value: number,
  limits: { least: number; most: number },
  page: number,
): number | null {
  const next = {
    ArrowUp: value + 1,
    ArrowRight: value + 1,
    ArrowDown: value - 1,
    ArrowLeft: value - 1,
    PageUp: value + page,
    PageDown: value - page,
    Home: limits.least,
    End: limits.most,
  }[key];
  return next === undefined ? null : within(next, limits);
}

export function within(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

function at({ day, price }: Point, view: View, box: Box): string {
  return `${xOf(day, view, box).toFixed(1)} ${yOf(price, view, box).toFixed(1)}`;
}
