/** From a firm quote to what is signed, and to a new one when it has ended. */
import { type Answer, failed, ok, ownProblem } from '../api/answer';
import { acts } from '../api/client';
import type { Quote, QuoteRequest } from '../api/people';
import type { Intent } from '../wallet/call';
import { answers, endOf, quotedTerms } from './quoted';

/** A firm price and when it ends by our clock. */
export interface FirmPrice {
  readonly quote: Quote;
  readonly endsAtMs: number;
}

/** Null when the quote is not firm, not of what was asked for, or another's. */
export function purchaseOf({ quote, endsAtMs }: FirmPrice, request: QuoteRequest, person: string): Intent | null {
  const terms = quotedTerms(quote, endsAtMs);
  if (terms === null || terms.buyer !== person || !answers(quote, request)) return null;
  return { kind: 'purchase', person, quote: terms };
}

/** Asks for a firm price, which is for one buyer alone. */
export async function firmPrice(request: QuoteRequest, buyer: string): Promise<Answer<FirmPrice>> {
  const askedAtMs = Date.now();
  const answer = await acts.quote({ ...request, buyer });
  return answer.ok ? ok({ quote: answer.value, endsAtMs: endOf(answer.value, askedAtMs) }) : answer;
}

/** The same protection at the price of now. */
export async function renewed(intent: Intent): Promise<Answer<Intent>> {
  if (intent.kind !== 'purchase') return ok(intent);
  const { policyType, style, strike, amount, expirationHeight } = intent.quote;
  const request = { policyType, style, strike, amount, expirationHeight } as QuoteRequest;
  const answer = await firmPrice(request, intent.person);
  if (!answer.ok) return answer;
  const purchase = purchaseOf(answer.value, request, intent.person);
  return purchase === null ? failed(ownProblem('NOT_FIRM', 'The answer is not a firm price.', true)) : ok(purchase);
}
