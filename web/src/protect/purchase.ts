/** From a firm quote to what is signed, and to a new one when it has ended. */
import { type Answer, failed, ok, ownProblem } from '../api/answer';
import { acts } from '../api/client';
import type { Quote, QuoteRequest } from '../api/people';
import type { Intent } from '../wallet/call';
import { answers, quotedTerms } from './quoted';

/** Null when the quote is not firm, or not of what was asked for. */
export function purchaseOf(quote: Quote, request: QuoteRequest, person: string): Intent | null {
  const terms = quotedTerms(quote);
  return terms === null || !answers(quote, request) ? null : { kind: 'purchase', person, quote: terms };
}

/** The same protection at the price of now. */
export async function renewed(intent: Intent): Promise<Answer<Intent>> {
  if (intent.kind !== 'purchase') return ok(intent);
  const { policyType, style, strike, amount, expirationHeight } = intent.quote;
  const request = { policyType, style, strike, amount, expirationHeight } as QuoteRequest;
  const answer = await acts.quote(request);
  if (!answer.ok) return answer;
  const purchase = purchaseOf(answer.value, request, intent.person);
  return purchase === null ? failed(ownProblem('NOT_FIRM', 'The answer is not a firm price.', true)) : ok(purchase);
}
