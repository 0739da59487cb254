/** A quote of the service as the formulas and the wallet need it. */
import type { Quote, QuoteRequest } from '../api/people';
import type { QuotedTerms } from '../wallet/call';
import type { Market, PolicyOffer } from './payoff';
import { keyOf } from './useQuote';

export function marketOfQuote(offer: PolicyOffer): Market {
  return { btc: offer.btcPrice, stx: offer.stxPrice };
}

/** The terms as they are compared with what the wallet signs; null for a quote that is not firm. `endsAtMs`: when it ends by our clock. */
export function quotedTerms(quote: Quote, endsAtMs: number): QuotedTerms | null {
  const { quoteId, buyer, signature, validUntil, btcReference, stxReference } = quote;
  if (quoteId === null || buyer === null || signature === null || validUntil === null) return null;
  if (btcReference === null || stxReference === null) return null;
  const { policyType, style, strike, amount, expirationHeight, token, tier, collateral, premium } = quote;
  return {
    quoteId,
    buyer,
    signature,
    validUntil,
    endsAtMs,
    btcReference,
    stxReference,
    policyType,
    style,
    strike,
    amount,
    expirationHeight,
    token,
    tier,
    collateral,
    premium,
  };
}

/** By our clock: an answer that was long on its way ends early rather than late. */
export function endOf(quote: Quote, askedAtMs: number): number {
  return askedAtMs + (quote.secondsLeft ?? 0) * 1_000;
}

/** Whether what was quoted is what was asked for: a signed price of something else is not shown as an answer. */
export function answers(quote: Quote, request: QuoteRequest): boolean {
  return keyOf(quote) === keyOf({ style: 'AMERICAN', ...request });
}
