/** Shapes that many answers share, and the pool: books, prices, incidents, status. The truth is docs/openapi.json. */
import { amount, type Decoded, flag, list, object, oneOf, orElse, orNull, text, whole } from './decode';

export const tokenName = oneOf('STX', 'SBTC');
export type Token = Decoded<typeof tokenName>;

export const tierName = oneOf('conservative', 'balanced', 'aggressive');
export type Tier = Decoded<typeof tierName>;

export const TOKENS: readonly Token[] = ['STX', 'SBTC'];
export const TIERS: readonly Tier[] = ['conservative', 'balanced', 'aggressive'];

/** The block that the numbers beside it belong to. */
export const block = object({ height: whole, indexBlockHash: text, burnHeight: whole, final: flag });
export type Block = Decoded<typeof block>;

/** OVER waits for the next epoch to be proposed, PROPOSED for it to begin; in both withdrawals are shut. CLOSED is for good. */
export const bookPhase = oneOf('OPEN', 'OVER', 'PROPOSED', 'CLOSED');
export type BookPhase = Decoded<typeof bookPhase>;

/** Amounts in the token's base unit; `capacity` and `used` are of the current epoch; heights are burn heights. */
export const book = object({
  token: tokenName,
  tier: tierName,
  phase: bookPhase,
  /** the next epoch, which begins from `confirmableAt` on */
  proposal: orNull(object({ epoch: whole, weight: amount, capacity: amount, root: text, confirmableAt: whole })),
  /** a pause of all contracts ends then at the latest */
  pausedUntil: orNull(whole),
  epoch: whole,
  startsAt: whole,
  endsAt: whole,
  capital: amount,
  locked: amount,
  losses: amount,
  premiumPending: amount,
  premiumEarned: amount,
  premiumWithdrawn: amount,
  capacity: amount,
  used: amount,
  weight: amount,
  root: text,
  asOf: block,
});
export type Book = Decoded<typeof book>;

export const books = object({ books: list(book), asOf: block });
export type Books = Decoded<typeof books>;

export const vintages = object({
  token: tokenName,
  tier: tierName,
  vintages: list(
    object({
      epoch: whole,
      startsAt: whole,
      endsAt: whole,
      weight: amount,
      capacity: amount,
      used: amount,
      locked: amount,
      losses: amount,
      premiumPending: amount,
      premiumEarned: amount,
    }),
  ),
  asOf: block,
});
export type Vintages = Decoded<typeof vintages>;

/** USD x 10^8 per whole coin; null with a reason when there is none. */
export const price = object({
  asset: oneOf('BTC', 'STX'),
  price: orNull(amount),
  reason: orNull(text),
  ageMs: orNull(whole),
  /** the oracle's last record: a firm price is held against it */
  onChain: orNull(object({ price: amount, burnHeight: whole, observedAt: whole })),
  used: orElse(list(object({ source: text, price: amount, weight: whole, ageMs: whole })), []),
  dropped: orElse(list(object({ source: text, price: amount, ageMs: whole, reason: text })), []),
  volatilities: orElse(
    list(object({ windowDays: whole, volatilityBps: whole, ewmaBps: orNull(whole), points: whole, lastDay: text })),
    [],
  ),
});
export type Price = Decoded<typeof price>;

export const prices = object({ prices: list(price) });
export type Prices = Decoded<typeof prices>;

/** What an asset closed at, day by day, the oldest first; `day` is a UTC day such as 2026-03-04. */
export const priceDays = object({ days: list(object({ day: text, price: amount, sources: whole })) });
export type PriceDays = Decoded<typeof priceDays>;

export const incident = object({
  id: text,
  code: text,
  subject: text,
  message: text,
  expected: text,
  got: text,
  /** null: it concerns both tokens */
  token: orNull(tokenName),
  height: whole,
  stage: text,
  stopsQuotes: flag,
  state: oneOf('OPEN', 'ACKNOWLEDGED', 'RESOLVED'),
  stopsQuotesNow: flag,
  by: orNull(object({ operator: text, reason: text, atMs: whole })),
});
export type Incident = Decoded<typeof incident>;

/** `operators`: addresses whose signed word acknowledges one. */
export const incidents = object({ incidents: list(incident), operators: orElse(list(text), []) });

export const acknowledged = object({ incident });
export type Incidents = Decoded<typeof incidents>;

export const reconciliation = object({
  tokens: list(
    object({
      token: tokenName,
      fromHeight: whole,
      height: whole,
      indexBlockHash: text,
      burnHeight: whole,
      lagBlocks: whole,
      agrees: flag,
      differences: list(object({ code: text, subject: text, expected: text, got: text })),
    }),
  ),
  asOf: block,
});
export type Reconciliation = Decoded<typeof reconciliation>;

export const status = object({
  state: oneOf('READY', 'STARTING', 'DOWN'),
  reason: orElse(text, ''),
  appliedHeight: whole,
  asOf: block,
  ageMs: orElse(whole, 0),
  halted: orElse(list(text), []),
});
export type Status = Decoded<typeof status>;

export const network = object({
  network: oneOf('devnet', 'testnet', 'mainnet'),
  chainId: whole,
  contracts: object({ vault: text, registry: text, oracle: orNull(text), sbtcToken: text }),
  nodeUrl: text,
  explorerUrl: orNull(text),
  callsEnabled: flag,
  developmentWallet: flag,
  finalityBurnBlocks: whole,
  burnBlockSeconds: whole,
});
export type Network = Decoded<typeof network>;

/** `burnHeight` of a snapshot is the last one of its hour; amounts by token. */
export const poolMetrics = object({
  snapshots: list(
    object({
      burnHeight: whole,
      blockTime: whole,
      tokens: list(
        object({
          token: tokenName,
          capital: amount,
          locked: amount,
          utilisationBps: whole,
          capacityLeft: amount,
          premiumEarned: amount,
          premiumPending: amount,
          losses: amount,
          /** null while a weighing is not known; who is in two tiers counts twice */
          providers: orNull(whole),
          policies: whole,
        }),
      ),
    }),
  ),
  next: orNull(text),
  asOf: block,
});
export type PoolMetrics = Decoded<typeof poolMetrics>;
