/** The API before its version 9 and since: the newer routes first, the older ones where those are not there or do not know. */

export type Ask = (input: string) => Promise<Response>;

/** A route, and what its answer says. */
export interface Route<T> {
  readonly url: string;
  readonly read: (json: unknown) => T;
}

/** UNKNOWN: the API says itself that it does not have it. SILENT: it says nothing, which proves nothing. */
export type Told<T> = { readonly known: T } | 'UNKNOWN' | 'SILENT';

const NOT_FOUND = 404;
const GONE = 410;

/** Dropped transactions are known to the older routes only, so both are asked before nothing is known. */
export async function ofEither<T>(ask: Ask, newer: Route<T>, older: Route<T>): Promise<Told<T>> {
  const first = await ask(newer.url);
  if (first.ok) return { known: newer.read(await first.json()) };
  const second = await ask(older.url);
  if (second.ok) return { known: older.read(await second.json()) };
  const isTold = (await saysItHasNone(second)) || (second.status === GONE && (await saysItHasNone(first)));
  return isTold ? 'UNKNOWN' : 'SILENT';
}

/** A server that has no such route repeats the path, or says it without JSON. */
async function saysItHasNone(response: Response): Promise<boolean> {
  if (response.status !== NOT_FOUND) return false;
  const text = await response.text();
  return text.startsWith('{') && !text.includes('/extended/');
}
