/**
 * What a policy pays. The formulas are the contract's own, in whole base units; a price is USD x 10^8 per coin.
 * Source: docs/domain.md 3, policy-registry.clar.
 */

export type PolicyType = 'PUT' | 'CALL';

export interface Terms {
  readonly policyType: PolicyType;
  /** Protected value, USD x 10^8 per BTC. */
  readonly strike: bigint;
  /** Protected amount, sats. */
  readonly amount: bigint;
  /** What is locked for the policy, and so the most it can ever pay: micro-STX of a PUT, sats of a CALL. */
  readonly collateral: bigint;
}

export interface Market {
  readonly btc: bigint;
  readonly stx: bigint;
}

/** Terms with their premium and the prices of now: a quote, or a policy beside the market. */
export interface PolicyOffer extends Terms {
  readonly token: 'STX' | 'SBTC';
  readonly premium: bigint;
  readonly btcPrice: bigint;
  readonly stxPrice: bigint;
}

export interface Payoff {
  /** What is paid, in base units of the policy's token. */
  readonly payout: bigint;
  /** What the collateral could not cover. */
  readonly shortfall: bigint;
  /** The payout in USD x 10^8 at the settlement prices, rounded down. */
  readonly usd: bigint;
}

export const SATS_PER_BTC = 100_000_000n;
const MICRO_STX_PER_STX = 1_000_000n;
/** 10^8 sats over 10^6 micro-STX. */
const SATS_PER_MICRO_STX = 100n;
const BPS = 10_000n;

export function divFloor(dividend: bigint, divisor: bigint): bigint {
  if (dividend < 0n || divisor <= 0n) {
    throw new RangeError(`division of ${dividend} by ${divisor}: expected nothing negative and no zero divisor`);
  }
  return dividend / divisor;
}

export function divCeil(dividend: bigint, divisor: bigint): bigint {
  return divFloor(dividend + divisor - 1n, divisor);
}

/** What must be locked: ceil(K * Q * R / (10^2 * P * 10^4)) micro-STX of a PUT, the amount itself of a CALL. */
export function requiredCollateral(terms: Omit<Terms, 'collateral'>, stxPrice: bigint, ratioBps: bigint): bigint {
  return terms.policyType === 'CALL'
    ? terms.amount
    : divCeil(terms.strike * terms.amount * ratioBps, SATS_PER_MICRO_STX * stxPrice * BPS);
}

/** What is due without regard to the collateral, rounded down. */
function rawPayout(terms: Terms, at: Market): bigint {
  if (terms.policyType === 'PUT') {
    return at.btc >= terms.strike ? 0n : divFloor((terms.strike - at.btc) * terms.amount, SATS_PER_MICRO_STX * at.stx);
  }
  return at.btc <= terms.strike ? 0n : divFloor((at.btc - terms.strike) * terms.amount, at.btc);
}

/** The settlement at prices `at`: what leaves the pool rounds down, and is never more than the collateral. */
export function payoff(terms: Terms, at: Market): Payoff {
  const raw = rawPayout(terms, at);
  const shortfall = raw > terms.collateral ? raw - terms.collateral : 0n;
  const payout = raw - shortfall;
  return { payout, shortfall, usd: tokenValueUsd(terms.policyType, payout, at) };
}

/** USD x 10^8 of an amount in the token of that kind of policy, rounded down. */
export function tokenValueUsd(policyType: PolicyType, amount: bigint, at: Market): bigint {
  return policyType === 'PUT' ? divFloor(amount * at.stx, MICRO_STX_PER_STX) : divFloor(amount * at.btc, SATS_PER_BTC);
}

/**
 * The most a policy can be worth when it settles, USD x 10^8, rounded down: a PUT pays (strike - price) x amount, so never more than
 * strike x amount. Null for a CALL: what it pays is worth more the higher Bitcoin is.
 */
export function mostUsd(terms: Terms): bigint | null {
  return terms.policyType === 'PUT' ? divFloor(terms.strike * terms.amount, SATS_PER_BTC) : null;
}

/** The premium in USD x 10^8 per whole protected BTC, rounded up. */
export function premiumPerBtc(terms: Terms, premium: bigint, at: Market): bigint {
  return terms.policyType === 'PUT'
    ? divCeil(premium * at.stx * SATS_PER_MICRO_STX, terms.amount)
    : divCeil(premium * at.btc, terms.amount);
}

/**
 * Where the settlement is worth what the premium cost: strike less premium per BTC of a PUT, strike and premium of a CALL.
 * Null when a PUT costs more than BTC falling to nothing could pay.
 */
export function breakEven(terms: Terms, premium: bigint, at: Market): bigint | null {
  const perBtc = premiumPerBtc(terms, premium, at);
  if (terms.policyType === 'CALL') {
    return terms.strike + perBtc;
  }
  return perBtc < terms.strike ? terms.strike - perBtc : null;
}

/** What the premium is of the protected value, in basis points, rounded up. */
export function premiumRateBps(terms: Terms, premium: bigint, at: Market): bigint {
  return divCeil(premiumPerBtc(terms, premium, at) * BPS, terms.strike);
}

/** A price moved by so many percent, rounded down; -100 and below gives 1, as no price is ever zero. */
export function moved(price: bigint, percent: number): bigint {
  const factor = BigInt(100 + Math.trunc(percent));
  const result = factor <= 0n ? 0n : (price * factor) / 100n;
  return result > 0n ? result : 1n;
}

export interface Move {
  readonly percent: number;
  readonly btc: bigint;
  /** STX as it stands now. */
  readonly steady: Payoff;
  /** STX moved with Bitcoin, as it often does. */
  readonly together: Payoff;
}

/** What is paid if Bitcoin moves: the three lines that a buyer asks for. */
export function moves(terms: Terms, now: Market, percents: readonly number[]): Move[] {
  return percents.map((percent) => {
    const btc = moved(now.btc, percent);
    return {
      percent,
      btc,
      steady: payoff(terms, { btc, stx: now.stx }),
      together: payoff(terms, { btc, stx: moved(now.stx, percent) }),
    };
  });
}

/** The moves that matter: down for a PUT, up for a CALL. */
export function tellingMoves(policyType: PolicyType): readonly number[] {
  return policyType === 'PUT' ? [-10, -20, -50] : [10, 20, 50];
}

/** How far in the money at `btc`, in basis points of the strike; negative: out of the money. Rounded towards zero. */
export function moneynessBps(terms: Pick<Terms, 'policyType' | 'strike'>, btc: bigint): bigint {
  const inside = terms.policyType === 'PUT' ? terms.strike - btc : btc - terms.strike;
  return (inside * BPS) / terms.strike;
}

export interface CurvePoint {
  readonly btc: bigint;
  /** Payout less premium in USD x 10^8; may be negative. */
  readonly net: bigint;
  /** Payout in USD x 10^8. */
  readonly payout: bigint;
}

/** The payoff between two prices of BTC in `steps` equal steps, STX as it stands. */
export function payoffCurve(
  terms: Terms,
  premium: bigint,
  now: Market,
  range: { readonly from: bigint; readonly to: bigint; readonly steps: number },
): CurvePoint[] {
  const cost = tokenValueUsd(terms.policyType, premium, now);
  const span = range.to - range.from;
  return Array.from({ length: range.steps + 1 }, (_, step) => {
    const btc = range.from + (span * BigInt(step)) / BigInt(range.steps);
    const { usd } = payoff(terms, { btc, stx: now.stx });
    return { btc, payout: usd, net: usd - cost };
  });
}
