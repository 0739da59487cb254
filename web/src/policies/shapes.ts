/** Policies as their owner sees them. */
import type { Route } from '../api/client';
import { amount, type Decoded, list, object, oneOf, orElse, orNull, text, whole } from '../api/decode';
import { block, tierName, tokenName } from '../api/shapes';

export const policy = object({
  policyId: whole,
  owner: text,
  policyType: oneOf('PUT', 'CALL'),
  style: oneOf('AMERICAN', 'EUROPEAN'),
  strike: amount,
  amount,
  expirationHeight: whole,
  token: tokenName,
  tier: tierName,
  collateral: amount,
  premium: amount,
  quoteId: text,
  status: oneOf('ACTIVE', 'EXERCISED', 'EXPIRED_ITM', 'EXPIRED_OTM'),
  created: object({ burnHeight: whole, txid: text, btcPrice: amount, stxPrice: amount }),
  /** Burn height of a request that is not decided yet; 0 without one. */
  activationRequestedAt: orElse(whole, 0),
  settlement: orNull(
    object({ burnHeight: whole, txid: text, btcPrice: amount, stxPrice: amount, payout: amount, shortfall: amount }),
  ),
  asOf: block,
});
export type Policy = Decoded<typeof policy>;

export const policies = object({ policies: list(policy), next: orNull(text), asOf: block });
export type Policies = Decoded<typeof policies>;

export const history = object({
  policyId: whole,
  entries: list(
    object({
      kind: text,
      code: orElse(whole, 0),
      height: whole,
      indexBlockHash: text,
      burnHeight: whole,
      blockTime: whole,
      txid: text,
    }),
  ),
  asOf: block,
});
export type History = Decoded<typeof history>;

export const backers = object({
  policyId: whole,
  token: tokenName,
  backers: list(object({ provider: text, weight: amount, collateral: amount, premium: amount })),
  next: orNull(text),
  asOf: block,
});
export type Backers = Decoded<typeof backers>;

export const policyRoutes = {
  owned: (owner: string): Route<Policies> => ({ path: `/v1/policies?owner=${owner}&limit=100`, decode: policies }),
  policy: (id: number): Route<Policy> => ({ path: `/v1/policies/${id}`, decode: policy, topic: `policy:${id}` }),
  history: (id: number): Route<History> => ({ path: `/v1/policies/${id}/history`, decode: history }),
  backers: (id: number): Route<Backers> => ({ path: `/v1/policies/${id}/backers?limit=100`, decode: backers }),
} as const;
