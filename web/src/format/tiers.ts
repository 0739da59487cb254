import type { Tier } from '../api/shapes';

export interface TierWords {
  readonly tier: Tier;
  readonly title: string;
  /** What it backs, and what that means for how often it pays. */
  readonly backs: string;
  readonly limits: string;
}

/** What a tier means: what it backs, never an adjective alone. Source: docs/domain.md 6. */
export const TIERS_IN_WORDS: readonly TierWords[] = [
  {
    tier: 'conservative',
    title: 'Conservative: closest to the price',
    backs:
      'First to back protection at 95 % of the price and nearer. It is the first to pay when the price moves, and pays most often; the premium for it is the highest.',
    limits: 'Policies of up to 90 days. One policy takes at most 20 % of the book, one expiration day 25 %.',
  },
  {
    tier: 'balanced',
    title: 'Balanced: in between, and crashes',
    backs:
      'First to back protection at 85 to 95 % of the price, and below 75 %. It pays after a move of 5 to 15 %, or after a crash.',
    limits: 'Policies of up to 180 days. One policy takes at most 25 % of the book, one expiration day 33 %.',
  },
  {
    tier: 'aggressive',
    title: 'Aggressive: far from the price',
    backs:
      'First to back protection at 75 to 85 % of the price. It pays seldom, after a move of 15 to 25 %, but policies are larger: one may take half of the book.',
    limits: 'Policies of up to a year. One policy takes up to 50 % of the book, one expiration day 50 %.',
  },
];

/** In one line, for a tooltip. */
export function tierInWords(tier: Tier): string {
  return TIERS_IN_WORDS.find((it) => it.tier === tier)?.backs ?? '';
}
