/** What a refusal means to a person: never a code, a field's name or a number in base units. */
import { OWN_CODES, type Problem } from '../api/answer';

/** What any route may say. What a quote or a call may be refused for stands where it is asked. */
const SENTENCES: Readonly<Record<string, string>> = {
  [OWN_CODES.unreadable]: 'The answer of the services was not understood. Please reload the page.',
  NOT_READY: 'The services are starting. Please try again in a moment.',
  NOT_FOUND: 'There is nothing of that name in any final block.',
  UNKNOWN_BOOK: 'There is no such book.',
  UNKNOWN_POLICY: 'There is no such policy in any final block.',
  PRICE_UNAVAILABLE: 'Too few exchanges agree on a price at the moment.',
  PRICE_STALE: 'The newest price is too old to sell at. It is asked again by itself.',
  CHAIN_STALE: 'No new block has reached the services for too long. Funds are in the contract and not affected.',
  VOLATILITY_UNAVAILABLE: 'There is not enough price history at the moment.',
  HALTED: 'A part of the books has stopped. Funds are in the contract and not affected.',
  INCIDENT_OPEN: 'Something is being looked into. Funds are in the contract and not affected.',
  TOO_MANY_REQUESTS: 'That was asked too often. Please wait a moment.',
  TOO_MANY_STREAMS: 'Too many pages are open at once. Please close some.',
  PERIOD_TOO_LONG: 'The period is too long for one answer. Please choose a shorter one.',
};

const OURS: readonly string[] = [OWN_CODES.unreachable, OWN_CODES.notAvailable, OWN_CODES.aborted];

export function plainly(problem: Problem, more: Readonly<Record<string, string>> = {}): string {
  if (OURS.includes(problem.code)) return problem.sentence;
  const known = more[problem.code] ?? SENTENCES[problem.code];
  if (known !== undefined) return known;
  return problem.status >= 500 || problem.retryable
    ? 'The services have trouble at the moment. Please try again.'
    : 'The services did not accept this. Please check what you entered and try again.';
}
