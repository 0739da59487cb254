/** What this service says about a book of a provider: asked together, and again when a block came between. */
import { type Answer, OWN_CODES, type Problem } from '../api/answer';
import { get, routes } from '../api/client';
import type { Account, Proof } from '../api/people';
import type { Book, Vintages } from '../api/shapes';
import { plainly } from '../format/refusals';

/** What this service says. All of it belongs to the block of `account`, but `book` and `vintages` may be of a later one. */
export interface ShownBook {
  readonly provider: string;
  readonly account: Account;
  /** null where there is no leaf */
  readonly proof: Proof | null;
  /** why the proof is not known; null when it is, or when there is none */
  readonly noProof: string | null;
  readonly book: Book | null;
  readonly vintages: Vintages | null;
}

const TRIES = 3;
const PAUSE_MS = 700;
const NOT_FOUND = 404;

/** Null where the service says itself that there is no leaf. */
export function proofIn(answer: Answer<Proof>): { readonly proof: Proof | null; readonly noProof: string | null } {
  if (answer.ok) return { proof: answer.value, noProof: null };
  const isTold = answer.problem.status === NOT_FOUND && answer.problem.code !== OWN_CODES.notAvailable;
  return { proof: null, noProof: isTold ? null : plainly(answer.problem) };
}

/** `account` stands for the book. Gives a problem only when the account itself is not told. */
export async function shownBook(provider: string, account: Account): Promise<Answer<ShownBook>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await once(provider, account);
    if (!answer.ok || attempt === TRIES || isOfOneBlock(answer.value)) return answer;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

async function once(provider: string, { token, tier }: Account): Promise<Answer<ShownBook>> {
  const [accounts, proof, books, vintages] = await Promise.all([
    get(routes.provider(provider)),
    get(routes.proof(provider, token, tier)),
    get(routes.books()),
    get(routes.vintages(token, tier)),
  ]);
  if (!accounts.ok) return accounts;
  const account = accounts.value.books.find((it) => it.token === token && it.tier === tier);
  if (account === undefined) return { ok: false, problem: GONE };
  const book = books.ok ? books.value.books.find((it) => it.token === token && it.tier === tier) : undefined;
  return {
    ok: true,
    value: {
      provider,
      account,
      ...proofIn(proof),
      book: book ?? null,
      vintages: vintages.ok ? vintages.value : null,
    },
  };
}

const GONE: Problem = {
  code: 'NOT_FOUND',
  sentence: 'This service knows of no account in this book any more.',
  status: NOT_FOUND,
  retryable: false,
  largestAmount: null,
};

function isOfOneBlock({ account, proof, book, vintages }: ShownBook): boolean {
  const blocks = [proof?.asOf, book?.asOf, vintages?.asOf].filter((it) => it !== undefined);
  return blocks.every((it) => it.indexBlockHash === account.asOf.indexBlockHash);
}
