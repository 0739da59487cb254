import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Book, Tier, Token } from '../api/shapes';

interface OfBook {
  readonly token: Token;
  readonly tier: Tier;
}

/** The book itself; null while it is not known. */
export function useBook(of: OfBook): Book | null {
  const books = valueIn(useLive(routes.books()));
  return books?.books.find((it) => it.token === of.token && it.tier === of.tier) ?? null;
}

/** The burn height at which the running epoch of a book ends, and so when the next one opens; null while it is not known. */
export function useBookEnd(of: OfBook): number | null {
  return useBook(of)?.endsAt ?? null;
}
