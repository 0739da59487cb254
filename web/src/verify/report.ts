/** What was checked, step by step. No step says more than was done for it. */
import type { Pair } from '../claim/working';
import type { Grid } from '../parts/GridTable';

/**
 * `read`: from the node; `computed`: in this browser; `equal`, `differs`: compared, to the unit; `unread`: it could not be done, and `says` why;
 * `left-out`: it is not needed here, and `says` why.
 */
export type Outcome = 'read' | 'computed' | 'equal' | 'differs' | 'unread' | 'left-out';

/** Who says a number. */
export type Side = 'this page' | 'this service' | 'the node' | 'computed here' | 'the vault';

export interface Difference {
  /** its name, in words */
  readonly number: string;
  readonly ours: readonly [Side, string];
  readonly theirs: readonly [Side, string];
  /** how far they are apart; null where they are no amounts */
  readonly by: string | null;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly says: string;
  readonly facts?: readonly Pair[];
  readonly grid?: Grid;
  readonly differences?: readonly Difference[];
}

export interface Report {
  /** `open`: a step was not done, so nothing is said about the number. */
  readonly verdict: 'equal' | 'differs' | 'open';
  readonly says: string;
  /** what somebody should know beside it */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
}

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  read: 'Read',
  computed: 'Computed here',
  equal: 'Equal',
  differs: 'Differs',
  unread: 'Not done',
  'left-out': 'Left out',
};

/** One number on two sides. */
export interface Compared<T> {
  readonly number: string;
  readonly ours: readonly [Side, T];
  readonly theirs: readonly [Side, T];
}

/** Those of whole numbers that are not equal, written by `shown`. */
export function differencesOf(all: readonly Compared<bigint>[], shown: (value: bigint) => string): Difference[] {
  return all
    .filter(({ ours, theirs }) => ours[1] !== theirs[1])
    .map(({ number, ours, theirs }) => {
      const [low, high] = ours[1] < theirs[1] ? [ours, theirs] : [theirs, ours];
      return {
        number,
        ours: [ours[0], shown(ours[1])],
        theirs: [theirs[0], shown(theirs[1])],
        by: `${high[0]} has ${shown(high[1] - low[1])} more`,
      };
    });
}

/** Those of texts that are not equal. */
export function differingTexts(all: readonly Compared<string>[]): Difference[] {
  return all
    .filter(({ ours, theirs }) => ours[1] !== theirs[1])
    .map(({ number, ours, theirs }) => ({ number, ours, theirs, by: null }));
}

export function differenceInWords({ number, ours, theirs, by }: Difference): string {
  return `${number}: ${ours[0]} says ${ours[1]}, ${theirs[0]} says ${theirs[1]}${by === null ? '' : `; ${by}`}.`;
}

/** A comparison as a check. */
export function compared(
  check: Omit<Check, 'outcome' | 'says' | 'differences'>,
  differences: readonly Difference[],
  equalSays: string,
): Check {
  const isEqual = differences.length === 0;
  const says = isEqual ? equalSays : differences.map(differenceInWords).join(' ');
  return { ...check, outcome: isEqual ? 'equal' : 'differs', says, differences };
}

export function unread(id: string, title: string, says: string): Check {
  return { id, title, outcome: 'unread', says };
}

/** Equal only when every step was done and none differs. */
export function reportOf(subject: string, checks: readonly Check[], notes: readonly string[] = []): Report {
  const titles = (outcome: Outcome) => checks.filter((it) => it.outcome === outcome).map((it) => it.title);
  const differing = titles('differs');
  const missing = titles('unread');
  if (differing.length > 0) {
    const says = `Not everything is equal: ${differing.join('; ')}. Please keep this page and tell others.`;
    return { verdict: 'differs', says, notes, checks };
  }
  if (missing.length > 0) {
    return { verdict: 'open', says: `Not verified. Not done: ${missing.join('; ')}.`, notes, checks };
  }
  return { verdict: 'equal', says: `${subject}: equal to what we show, to the unit.`, notes, checks };
}

/** What went wrong, as a sentence. */
export function sentenceOf(failed: unknown): string {
  return failed instanceof Error ? failed.message : String(failed);
}
