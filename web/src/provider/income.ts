/** What a provider's numbers mean together. Pure; amounts in base units of the book's token. */

import type { Account } from '../api/people';
import type { ProviderRisk } from '../api/risk';
import type { Token } from '../api/shapes';

export type RiskBook = ProviderRisk['books'][number];

export interface TokenSum {
  readonly token: Token;
  /** What is his now: deposits less withdrawals less losses. */
  readonly capital: bigint;
  readonly locked: bigint;
  /** may still be locked by what is sold before the next opening */
  readonly callable: bigint;
  readonly worstLoss: bigint;
  readonly pending: bigint;
  readonly free: bigint;
  readonly claimable: bigint;
  readonly premiumPending: bigint;
  readonly premiumEarned: bigint;
  readonly losses: bigint;
}

export function capitalOf(account: Account): bigint {
  const capital = account.deposited - account.losses;
  return capital > 0n ? capital : 0n;
}

/** Earned and not taken yet. */
export function claimable(account: Account): bigint {
  const left = account.premiumEarned - account.premiumWithdrawn;
  return left > 0n ? left : 0n;
}

/** One sum a token that he has a book of: STX and sBTC are never added. */
export function sums(accounts: readonly Account[]): TokenSum[] {
  const tokens = [...new Set(accounts.map((it) => it.token))].sort().reverse();
  return tokens.map((token) => {
    const his = accounts.filter((it) => it.token === token);
    const sum = (of: (account: Account) => bigint): bigint => his.reduce((total, it) => total + of(it), 0n);
    return {
      token,
      capital: sum(capitalOf),
      locked: sum((it) => it.locked),
      callable: sum((it) => it.callable),
      worstLoss: sum((it) => it.worstLoss),
      pending: sum((it) => it.pending),
      free: sum((it) => it.freeNow),
      claimable: sum(claimable),
      premiumPending: sum((it) => it.premiumPending),
      premiumEarned: sum((it) => it.premiumEarned),
      losses: sum((it) => it.losses),
    };
  });
}

/** Math.min takes no bigint. */
function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

/** Zero of none. */
export function largest(amounts: readonly bigint[]): bigint {
  return [...amounts].sort((a, b) => (a < b ? 1 : -1))[0] ?? 0n;
}

/** Where the capital of one book stands; the parts add up to it. */
export interface Parts {
  readonly locked: bigint;
  readonly pending: bigint;
  /** In the running epoch and not locked: some of it may still be sold against. */
  readonly working: bigint;
  readonly total: bigint;
}

export function partsOf(account: Account): Parts {
  const total = capitalOf(account);
  const locked = lesser(account.locked, total);
  const rest = total - locked;
  const pending = lesser(account.pending, rest);
  return { locked, pending, working: rest - pending, total };
}
