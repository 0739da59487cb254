/** What somebody wants to verify: one number of a book, or a policy. One drawer for the whole page. */
import { signal } from '@preact/signals';
import type { Account, Policy } from '../api/people';
import type { Subject } from './subjects';

export type Verifying =
  | { readonly kind: 'book'; readonly provider: string; readonly account: Account; readonly subject: Subject }
  | { readonly kind: 'policy'; readonly policy: Policy };

export const verifying = signal<Verifying | null>(null);
