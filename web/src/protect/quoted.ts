/** A quote of the service as the formulas and the wallet need it. */
import type { Quote, QuoteRequest } from '../api/people';
import type { QuotedTerms } from '../wallet/call';
import type { Market, PolicyOffer } from './payoff';
import { keyOf } from './useQuote';

export function marketOfQuote(offer: PolicyOffer): Market {
  return { btc: offer.btcPrice, stx: offer.stxPrice };
}

/** The terms as they are compared with what the wallet signs; null for a quote that is not firm. */
export function quotedTerms(quote: Quote): QuotedTerms | null {
  const { quoteId, signature, validUntil } = quote;
  if (quoteId === null || signature === null || validUntil === null) return null;
  const { policyType, style, strike, amount, expirationHeight, token, tier, collateral, premium } = quote;
  return {
    quoteId,
    signature,
    validUntil,
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

/** Whether what was quoted is what was asked for: a signed price of something else is not shown as an answer. */
export function answers(quote: Quote, request: QuoteRequest): boolean {
  return keyOf(quote) === keyOf({ style: 'AMERICAN', ...request });
}
