/** Answers about one provider. Amounts in the token's base unit; heights ending in `Height` are burn heights unless said. */
import type { Route } from '../api/client';
import { amount, type Decoded, list, object, oneOf, orElse, orNull, text, whole } from '../api/decode';
import { block, tierName, tokenName } from '../api/shapes';

export const account = object({
  token: tokenName,
  tier: tierName,
  epoch: whole,
  deposited: amount,
  pending: amount,
  exit: amount,
  locked: amount,
  losses: amount,
  available: amount,
  limit: amount,
  withdrawn: amount,
  withdrawable: amount,
  premiumPending: amount,
  premiumEarned: amount,
  premiumWithdrawn: amount,
  weight: amount,
  asOf: block,
});
export type Account = Decoded<typeof account>;

export const provider = object({ provider: text, books: list(account), asOf: block });
export type Provider = Decoded<typeof provider>;

const entryFields = {
  token: tokenName,
  tier: tierName,
  capital: amount,
  premium: amount,
  height: whole,
  burnHeight: whole,
  blockTime: whole,
  txid: text,
};
const entryKind = oneOf('DEPOSIT', 'EXIT_REQUEST', 'WITHDRAWAL', 'EPOCH');

/** One act, or the weight in one epoch (`txid` is empty then). */
export const entry = object({ kind: entryKind, epoch: whole, weight: amount, ...entryFields });
export type Entry = Decoded<typeof entry>;

export const entries = object({ provider: text, entries: list(entry), next: orNull(text), asOf: block });
export type Entries = Decoded<typeof entries>;

/** Acts in blocks that are not final: they may vanish and count for nothing yet. */
export const unfinal = object({ provider: text, acts: list(object({ kind: entryKind, ...entryFields })), asOf: block });
export type Unfinal = Decoded<typeof unfinal>;
export type UnfinalAct = Unfinal['acts'][number];

export const risk = object({
  provider: text,
  books: list(
    object({
      token: tokenName,
      tier: tierName,
      lockedByExpiration: list(object({ expirationHeight: whole, collateral: amount })),
      worstCase: amount,
      premiumPending: amount,
      curve: list(object({ spotPercent: whole, btcPrice: amount, loss: amount, premium: amount, net: amount })),
    }),
  ),
  inputs: object({ btcPrice: amount, stxPrice: amount, burnHeight: whole }),
  asOf: block,
});
export type Risk = Decoded<typeof risk>;
export type RiskBook = Risk['books'][number];

export const yields = object({
  books: list(
    object({
      token: tokenName,
      tier: tierName,
      windows: list(
        object({
          window: text,
          days: orElse(whole, 0),
          timeWeightedCapital: amount,
          premiumEarned: amount,
          losses: amount,
          netYieldBps: orNull(whole),
          annualisedBps: orNull(whole),
        }),
      ),
      series: list(
        object({ burnHeight: whole, blockTime: whole, capital: amount, premiumEarned: amount, losses: amount }),
      ),
    }),
  ),
  asOf: block,
});
export type Yields = Decoded<typeof yields>;
export type YieldBook = Yields['books'][number];

export const backed = object({
  policies: list(
    object({
      policyId: whole,
      token: tokenName,
      tier: tierName,
      status: text,
      strike: amount,
      policyType: text,
      amount,
      expirationHeight: whole,
      shareCollateral: amount,
      sharePremium: amount,
      shareLoss: orElse(amount, 0n),
      shareBps: orElse(whole, 0),
    }),
  ),
  next: orNull(text),
  asOf: block,
});
export type Backed = Decoded<typeof backed>;
export type BackedPolicy = Backed['policies'][number];

export const providerRoutes = {
  provider: (address: string): Route<Provider> => ({
    path: `/v1/providers/${address}`,
    decode: provider,
    topic: `provider:${address}`,
  }),
  entries: (address: string, cursor: string | null = null): Route<Entries> => ({
    path: `/v1/providers/${address}/entries?limit=25${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    decode: entries,
  }),
  unfinal: (address: string): Route<Unfinal> => ({ path: `/v1/providers/${address}/unfinal`, decode: unfinal }),
  risk: (address: string): Route<Risk> => ({ path: `/v1/providers/${address}/risk`, decode: risk }),
  yields: (address: string): Route<Yields> => ({ path: `/v1/providers/${address}/yield`, decode: yields }),
  backed: (address: string): Route<Backed> => ({ path: `/v1/providers/${address}/policies?limit=50`, decode: backed }),
} as const;
