/** Shapes of the answers about providers, policies and quotes. Amounts in the token's base unit. */
import { amount, type Decoded, flag, list, object, oneOf, orElse, orNull, text, whole } from './decode';
import { block, tierName, tokenName } from './shapes';

/**
 * What a provider has in one book. `withdrawable` in this epoch; `limit` of the epoch; `exit` is kept out of coming epochs. `callable` may still
 * be locked by what is sold before the next opening; `worstLoss` is locked and callable; `freeNow` is what the vault pays out today.
 */
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
  callable: amount,
  worstLoss: amount,
  freeNow: amount,
  freeAtNextOpening: amount,
  asOf: block,
});
export type Account = Decoded<typeof account>;

export const provider = object({ provider: text, books: list(account), asOf: block });
export type Provider = Decoded<typeof provider>;

/** His leaf in the current epoch of a book, and its way to the root on the chain; hashes are hex with `0x`. `closed`: for good. */
export const proof = object({
  provider: text,
  token: tokenName,
  tier: tierName,
  epoch: whole,
  leaf: object({
    opening: amount,
    settledBurden: amount,
    settledPremium: amount,
    weights: list(object({ epoch: whole, weight: amount })),
  }),
  leafHash: text,
  steps: list(object({ hash: text, sum: amount, left: flag })),
  root: text,
  weight: amount,
  closed: flag,
  asOf: block,
});
export type Proof = Decoded<typeof proof>;

export const entries = object({
  provider: text,
  entries: list(
    object({
      kind: text,
      token: tokenName,
      tier: tierName,
      epoch: whole,
      capital: amount,
      premium: amount,
      weight: amount,
      height: whole,
      indexBlockHash: text,
      burnHeight: whole,
      blockTime: whole,
      txid: text,
    }),
  ),
  next: orNull(text),
  asOf: block,
});
export type Entries = Decoded<typeof entries>;
export type Entry = Entries['entries'][number];

/** What a provider did in blocks that are not final: it may vanish. */
export const unfinal = object({
  provider: text,
  acts: list(
    object({
      kind: text,
      token: tokenName,
      tier: tierName,
      capital: amount,
      premium: amount,
      height: whole,
      indexBlockHash: text,
      burnHeight: whole,
      blockTime: whole,
      txid: text,
      final: flag,
    }),
  ),
  asOf: block,
});
export type Unfinal = Decoded<typeof unfinal>;

export const yieldBook = object({
  token: tokenName,
  tier: tierName,
  windows: list(
    object({
      window: text,
      days: whole,
      timeWeightedCapital: amount,
      premiumEarned: amount,
      losses: amount,
      netYieldBps: orNull(whole),
      annualisedBps: orNull(whole),
    }),
  ),
  series: list(object({ burnHeight: whole, blockTime: whole, capital: amount, premiumEarned: amount, losses: amount })),
});

export type YieldOfBook = Decoded<typeof yieldBook>;

export const providerYield = object({ provider: text, books: list(yieldBook), asOf: block });
export type ProviderYield = Decoded<typeof providerYield>;

export const providerPolicies = object({
  policies: list(
    object({
      policyId: whole,
      token: tokenName,
      tier: tierName,
      status: text,
      strike: amount,
      policyType: oneOf('PUT', 'CALL'),
      amount,
      expirationHeight: whole,
      shareCollateral: amount,
      sharePremium: amount,
      shareLoss: amount,
      shareBps: whole,
    }),
  ),
  next: orNull(text),
  asOf: block,
});
export type ProviderPolicies = Decoded<typeof providerPolicies>;

export const policyStatus = oneOf('ACTIVE', 'EXERCISED', 'EXPIRED_ITM', 'EXPIRED_OTM', 'VOID');
export type PolicyStatus = Decoded<typeof policyStatus>;

/** `activationRequestedAt`: 0 when nobody asked. `settlement` is null while the policy is ACTIVE, a price of it where none was used. */
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
  status: policyStatus,
  created: object({ burnHeight: whole, txid: text, btcPrice: amount, stxPrice: amount }),
  activationRequestedAt: whole,
  settlement: orNull(
    object({
      burnHeight: whole,
      txid: text,
      btcPrice: orNull(amount),
      stxPrice: orNull(amount),
      /** burn heights of the oracle's records */
      btcAt: orNull(whole),
      stxAt: orNull(whole),
      payout: amount,
      shortfall: amount,
      premiumBack: amount,
    }),
  ),
  asOf: block,
});
export type Policy = Decoded<typeof policy>;

export const policies = object({ policies: list(policy), next: orNull(text), asOf: block });
export type Policies = Decoded<typeof policies>;

export const policyHistory = object({
  policyId: whole,
  entries: list(
    object({
      kind: text,
      code: whole,
      height: whole,
      indexBlockHash: text,
      burnHeight: whole,
      blockTime: whole,
      txid: text,
    }),
  ),
  asOf: block,
});
export type PolicyHistory = Decoded<typeof policyHistory>;

export const backers = object({
  policyId: whole,
  token: tokenName,
  backers: list(object({ provider: text, weight: amount, collateral: amount, premium: amount })),
  next: orNull(text),
  asOf: block,
});
export type Backers = Decoded<typeof backers>;

export interface QuoteRequest {
  readonly policyType: 'PUT' | 'CALL';
  readonly style?: 'AMERICAN' | 'EUROPEAN';
  /** USD x 10^8 per BTC */
  readonly strike: bigint;
  /** sats */
  readonly amount: bigint;
  readonly expirationHeight: number;
  /** a price without a signature: for sliders */
  readonly indicative?: boolean;
  /** a firm price is signed for one account */
  readonly buyer?: string;
}

/**
 * An indicative quote has no quoteId, buyer, references, validUntil, signature and terms; `breakEven` is USD x 10^8. `validUntil` is seconds of
 * block time; `secondsLeft` were left of it when it was answered.
 */
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
  buyer: orNull(text),
  btcReference: orNull(amount),
  stxReference: orNull(amount),
  validUntil: orNull(whole),
  secondsLeft: orNull(whole),
  signature: orNull(text),
  terms: orNull(text),
  buyerTier: text,
  premiumUsdE8: amount,
  loadBps: whole,
  volatilityBps: whole,
  btcPrice: amount,
  stxPrice: amount,
  breakEven: orNull(amount),
  maximumPayout: orNull(amount),
  status: orElse(oneOf('OPEN', 'EXPIRED', 'USED'), 'OPEN'),
  policyId: orNull(whole),
  asOf: block,
});
export type Quote = Decoded<typeof quote>;
