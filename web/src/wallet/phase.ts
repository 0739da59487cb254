import type { Problem } from '../api/answer';
import type { Review } from './review';

/** How far a sheet is between a wish and a transaction. */
/** What the service said beside the call. */
export interface Notes {
  /** why what it knows may not be so, in plain words */
  readonly warnings: readonly string[];
  /** of a withdrawal: what bounds it */
  readonly bounds: string | null;
}

export type Phase =
  | { readonly name: 'preparing' }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'review'; readonly review: Review; readonly notes: Notes; readonly sentence: string | null }
  | { readonly name: 'signing'; readonly review: Review; readonly notes: Notes }
  | { readonly name: 'sent'; readonly id: string };

/** Why nothing can be signed now, although the call is what was asked for. */
export type Barrier = 'ended' | 'other-account' | 'under-way' | null;
