import type { Cell, Exposure, Largest, Point, PoolRisk, Rung, Sum } from '../api/risk';
import type { Tier, Token } from '../api/shapes';

/** What the page looks at: a token's three books together, or one of them. */
export interface Scope {
  readonly token: Token;
  readonly tier: Tier | 'all';
}

export interface ScopedRisk {
  readonly sum: Sum;
  readonly ladder: readonly Rung[];
  readonly grid: readonly Point[];
  readonly strike: Largest;
  readonly expiration: Largest;
  /** of one book only: the same buyer may have policies in several */
  readonly buyer: Largest | null;
  readonly cells: readonly Cell[];
}

/** Null while the book's own answer is not there. */
export function scoped(scope: Scope, risk: PoolRisk, exposures: readonly Exposure[]): ScopedRisk | null {
  const ours = exposures.filter((it) => it.token === scope.token);
  if (scope.tier !== 'all') {
    const book = ours.find((it) => it.tier === scope.tier);
    return book ?? null;
  }
  const token = risk.tokens.find((it) => it.token === scope.token);
  return token ? { ...token, buyer: null, cells: ours.flatMap((it) => it.cells) } : null;
}

/** Below 120 % the collateral of a STX book has lost too much of its value; at purchase it is 150 %. */
export const LOW_COVERAGE_BPS = 12_000;

export function isLowCoverage(coverageBps: number | null): boolean {
  return coverageBps !== null && coverageBps < LOW_COVERAGE_BPS;
}

/** `+10 %`, `−30 %`, `0 %` */
export function signedPercent(percent: number): string {
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;
}

/** The scenarios of one day, as rows of volatility and columns of the BTC price, each ascending. */
export function gridOf(
  points: readonly Point[],
  days: number,
): {
  readonly spots: readonly number[];
  readonly volatilities: readonly number[];
  readonly at: (volatility: number, spot: number) => bigint | undefined;
  readonly largest: bigint;
} {
  const ofDay = points.filter((point) => point.days === days);
  const byKey = new Map(ofDay.map((point) => [`${point.volatilityPercent}/${point.spotPercent}`, point.liability]));
  const ascending = (values: number[]) => [...new Set(values)].sort((one, other) => one - other);
  return {
    spots: ascending(ofDay.map((point) => point.spotPercent)),
    volatilities: ascending(ofDay.map((point) => point.volatilityPercent)),
    at: (volatility, spot) => byKey.get(`${volatility}/${spot}`),
    // Over all days, so that the colours of two days can be compared.
    largest: points.reduce((most, point) => (point.liability > most ? point.liability : most), 0n),
  };
}

export function daysOf(points: readonly Point[]): readonly number[] {
  return [...new Set(points.map((point) => point.days))].sort((one, other) => one - other);
}
