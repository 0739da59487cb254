/** Shapes of the answers about risk. Everything in USD is x 10^8; what needs a volatility is null while none is known. */
import { amount, type Decoded, list, object, oneOf, orNull, text, whole } from './decode';
import { block, tierName, tokenName } from './shapes';

export const inputs = object({
  btcPrice: amount,
  stxPrice: amount,
  burnHeight: whole,
  volatilities: list(object({ windowDays: whole, volatilityBps: whole, day: whole })),
  model: text,
});
export type Inputs = Decoded<typeof inputs>;

/** Seen from the owners: what their policies are worth. `thetaUsd` is per day, `vegaUsd` per percentage point. */
export const model = object({
  value: amount,
  valueUsd: amount,
  deltaSats: amount,
  gammaSats: amount,
  vegaUsd: amount,
  thetaUsd: amount,
});
export type Model = Decoded<typeof model>;

/** `coverageBps`: value of the collateral over strike x amount; null for SBTC and without policies. */
export const sum = object({
  policies: whole,
  amount,
  collateral: amount,
  intrinsic: amount,
  model: orNull(model),
  coverageBps: orNull(whole),
});
export type Sum = Decoded<typeof sum>;

export const point = object({ spotPercent: whole, volatilityPercent: whole, days: whole, liability: amount });
export type Point = Decoded<typeof point>;

export const rung = object({ expirationHeight: whole, policies: whole, amount, collateral: amount, intrinsic: amount });
export type Rung = Decoded<typeof rung>;

export const largest = object({ largest: orNull(text), largestShareBps: whole, herfindahlBps: whole });
export type Largest = Decoded<typeof largest>;

export const cell = object({
  epoch: whole,
  expirationHeight: whole,
  policyType: oneOf('PUT', 'CALL'),
  strike: amount,
  policies: whole,
  amount,
  collateral: amount,
  intrinsic: amount,
  distanceBps: whole,
  model: orNull(model),
});
export type Cell = Decoded<typeof cell>;

export const exposure = object({
  token: tokenName,
  tier: tierName,
  sum,
  cells: list(cell),
  strike: largest,
  expiration: largest,
  buyer: largest,
  ladder: list(rung),
  grid: list(point),
  inputs,
  asOf: block,
});
export type Exposure = Decoded<typeof exposure>;

export const poolRisk = object({
  tokens: list(
    object({ token: tokenName, sum, strike: largest, expiration: largest, ladder: list(rung), grid: list(point) }),
  ),
  books: list(
    object({
      token: tokenName,
      tier: tierName,
      sum,
      buyers: whole,
      strike: largest,
      expiration: largest,
      buyer: largest,
    }),
  ),
  inputs,
  asOf: block,
});
export type PoolRisk = Decoded<typeof poolRisk>;

/** "If BTC is at X I get Y": of one provider, by book. `carried`: his part of policies that are alike, PUT in a book of STX, CALL in one of SBTC. */
export const providerRisk = object({
  provider: text,
  books: list(
    object({
      token: tokenName,
      tier: tierName,
      lockedByExpiration: list(object({ expirationHeight: whole, collateral: amount })),
      worstCase: amount,
      premiumPending: amount,
      curve: list(object({ spotPercent: whole, btcPrice: amount, loss: amount, premium: amount, net: amount })),
      carried: list(object({ expirationHeight: whole, strike: amount, amount, collateral: amount })),
    }),
  ),
  inputs,
  asOf: block,
});
export type ProviderRisk = Decoded<typeof providerRisk>;
