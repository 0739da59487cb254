/**
 * One book of a provider along its time: what he earned and lost, now, the next opening, and what ends when. Pure. Places are Bitcoin blocks;
 * amounts are base units of the book's token.
 */
import { toDouble } from '../format/units';
import type { RiskBook } from './income';
import type { YieldBook } from './yields';

type Rungs = readonly RiskBook['lockedByExpiration'][number][];

/** Where the line can be looked at. `locked`: what still is, once that moment is over. */
export type Moment =
  | {
      readonly kind: 'past';
      readonly height: number;
      /** seconds since 1970 */
      readonly blockTime: number;
      readonly capital: bigint;
      readonly premium: bigint;
      readonly losses: bigint;
    }
  | { readonly kind: 'now'; readonly height: number; readonly locked: bigint }
  | { readonly kind: 'opening'; readonly height: number; readonly locked: bigint }
  | { readonly kind: 'expiration'; readonly height: number; readonly ends: bigint; readonly locked: bigint };

export interface Course {
  readonly series: readonly YieldBook['series'][number][];
  readonly rungs: Rungs;
  /** newest Bitcoin block that is known */
  readonly now: number;
  /** null: the book is closed, or not known */
  readonly opening: number | null;
}

/** Everything that was and will be, in order. What is already over and not settled yet stands at now. */
export function momentsOf({ series, rungs, now, opening }: Course): Moment[] {
  const past = series
    .filter((it) => it.burnHeight < now)
    .map(
      (it): Moment => ({
        kind: 'past',
        height: it.burnHeight,
        blockTime: it.blockTime,
        capital: it.capital,
        premium: it.premiumEarned,
        losses: it.losses,
      }),
    );
  const coming: Moment[] = rungs
    .filter((it) => it.expirationHeight > now)
    .map((it) => ({
      kind: 'expiration',
      height: it.expirationHeight,
      ends: it.collateral,
      locked: lockedBehind(rungs, it.expirationHeight),
    }));
  if (opening !== null && opening > now) {
    coming.push({ kind: 'opening', height: opening, locked: lockedBehind(rungs, opening) });
  }
  coming.sort((a, b) => a.height - b.height);
  return [...past, { kind: 'now', height: now, locked: lockedBehind(rungs, now) }, ...coming];
}

/** What is locked for policies that end behind a block. */
export function lockedBehind(rungs: Rungs, height: number): bigint {
  return rungs.reduce((sum, it) => (it.expirationHeight > height ? sum + it.collateral : sum), 0n);
}

/** Left half: since the first moment; right half: until the last. Each half has a scale of its own. 0 to 100. */
export function placeOf(height: number, moments: readonly Moment[], now: number): number {
  const [first, last] = [moments[0]?.height ?? now, moments.at(-1)?.height ?? now];
  if (height <= now) return first < now ? 50 * (1 - (now - height) / (now - first)) : 50;
  return last > now ? 50 + 50 * ((height - now) / (last - now)) : 50;
}

/** The moment that is nearest to a place; for a pointer. */
export function nearestTo(place: number, moments: readonly Moment[], now: number): number {
  let nearest = 0;
  moments.forEach((it, index) => {
    const best = moments[nearest];
    if (
      best &&
      Math.abs(placeOf(it.height, moments, now) - place) < Math.abs(placeOf(best.height, moments, now) - place)
    )
      nearest = index;
  });
  return nearest;
}

export interface Steps {
  readonly premium: string;
  readonly losses: string;
}

/** Two stepped lines of the past as SVG paths in a box of 100 by 100, both on one scale. */
export function stepsOf(moments: readonly Moment[], now: number, unit: YieldBook['token']): Steps {
  const past = moments.filter((it) => it.kind === 'past');
  const most = Math.max(0, ...past.flatMap((it) => [toDouble(it.premium, unit), toDouble(it.losses, unit)]));
  const path = (amountOf: (it: (typeof past)[number]) => bigint) => {
    const points = past.map((it) => {
      const height = most === 0 ? 0 : (toDouble(amountOf(it), unit) / most) * HEADROOM;
      return { x: placeOf(it.height, moments, now), y: 100 - height };
    });
    const [first, ...others] = points;
    if (first === undefined) return '';
    return `M${at(first.x)} ${at(first.y)}${others.map((it) => `H${at(it.x)}V${at(it.y)}`).join('')}H50`;
  };
  return { premium: path((it) => it.premium), losses: path((it) => it.losses) };
}

/** The highest step stays below the upper edge. */
const HEADROOM = 90;

/** How high the bar of an expiration is, 0 to 90: of the largest one. */
export function barOf(ends: bigint, moments: readonly Moment[]): number {
  const most = moments.reduce((largest, it) => (it.kind === 'expiration' && it.ends > largest ? it.ends : largest), 0n);
  return most === 0n ? 0 : Number((ends * BigInt(HEADROOM) * 100n) / most) / 100;
}

function at(value: number): string {
  return value.toFixed(2);
}
