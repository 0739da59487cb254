/** What a yield may be called. Pure. */
import type { ProviderYield } from '../api/people';

export type YieldBook = ProviderYield['books'][number];
export type Window = YieldBook['windows'][number];

/** Below so many days of history a year is not shown: one day would be multiplied by 365. */
export const LEAST_DAYS_OF_A_YEAR = 30;

/** The windows that differ: for a book of two days, 30 days, 90 days and all are the same two days, and stand once. */
export function measuredWindows(windows: readonly Window[]): Window[] {
  const all = windows.find((it) => it.window === 'all');
  return windows.filter((it) => it === all || all === undefined || it.days < all.days);
}

/** The period that was measured, in words. */
export function periodOf(it: Window): string {
  const days = it.days === 1 ? '1 day' : `${it.days} days`;
  return it.window === 'all' ? `${days}, since the start` : `last ${days}`;
}

/** Basis points a year; null when too little was measured to say so. */
export function annualOf(it: Window): number | null {
  return it.days < LEAST_DAYS_OF_A_YEAR ? null : it.annualisedBps;
}
