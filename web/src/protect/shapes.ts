/** Quotes: indicative ones have no id, signature or end; firm ones have all three. */
import { amount, type Decoded, object, oneOf, orNull, text, whole } from '../api/decode';
import { block, tierName, tokenName } from '../api/shapes';

export const quote = object({
  quoteId: orNull(text),
  policyType: oneOf('PUT', 'CALL'),
  style: oneOf('AMERICAN', 'EUROPEAN'),
  strike: amount,
  amount,
  expirationHeight: whole,
  token: tokenName,
  tier: tierName,
  collateral: amount,
  premium: amount,
  validUntil: orNull(whole),
  signature: orNull(text),
  buyerTier: text,
  premiumUsdE8: amount,
  loadBps: whole,
  volatilityBps: whole,
  btcPrice: amount,
  stxPrice: amount,
  asOf: block,
});
export type Quote = Decoded<typeof quote>;

/** The request of both kinds of quote; amounts travel as decimal strings. */
export interface QuoteRequest {
  readonly policyType: 'PUT' | 'CALL';
  readonly style: 'AMERICAN' | 'EUROPEAN';
  readonly strike: bigint;
  readonly amount: bigint;
  readonly expirationHeight: number;
}
