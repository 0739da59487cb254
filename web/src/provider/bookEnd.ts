import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Tier, Token } from '../api/shapes';

/** The burn height at which the running epoch of a book ends, and so when the next one opens; null while it is not known. */
export function useBookEnd(of: { readonly token: Token; readonly tier: Tier }): number | null {
  const books = valueIn(useLive(routes.books()));
  return books?.books.find((it) => it.token === of.token && it.tier === of.tier)?.endsAt ?? null;
}
