import type { Account } from '../api/people';
import type { Tier, Token } from '../api/shapes';

/** What somebody is about to do on the page. */
export type Acting =
  | { readonly kind: 'deposit'; readonly token?: Token; readonly tier?: Tier }
  | { readonly kind: 'withdraw'; readonly account: Account; readonly what: 'capital' | 'premium' }
  | { readonly kind: 'exit'; readonly account: Account };

export type Act = (acting: Acting | null) => void;
