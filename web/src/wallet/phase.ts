import type { Problem } from '../api/answer';
import type { Review } from './review';

/** How far a sheet is between a wish and a transaction. */
export type Phase =
  | { readonly name: 'preparing' }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'review'; readonly review: Review; readonly sentence: string | null }
  | { readonly name: 'signing'; readonly review: Review }
  | { readonly name: 'sent'; readonly id: string };

/** Why nothing can be signed now, although the call is what was asked for. */
export type Barrier = 'ended' | 'other-account' | 'under-way' | null;
