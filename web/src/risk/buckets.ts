import type { Cell } from '../api/risk';

/** A row or a column of the heat map: from (included) to (not included). A single strike or height has `to` = `from`. */
export interface Bucket<N extends bigint | number> {
  readonly key: string;
  readonly from: N;
  readonly to: N;
}

export type Measure = 'collateral' | 'intrinsic' | 'amount' | 'policies';

export interface HeatGrid {
  readonly strikes: readonly Bucket<bigint>[];
  readonly expirations: readonly Bucket<number>[];
  /** of a strike and an expiration; undefined where there is no policy */
  readonly at: (strike: string, expiration: string) => Sums | undefined;
  readonly largest: Sums;
}

export type Sums = Readonly<Record<Measure, bigint>>;

const ROWS = 12;
const COLUMNS = 8;
const DAY_BLOCKS = 144;
const USD_E8 = 100_000_000n;
/** USD; the smallest that leaves no more than {@link ROWS} rows is taken */
const STRIKE_STEPS = [500n, 1_000n, 2_500n, 5_000n, 10_000n, 25_000n, 50_000n, 100_000n, 500_000n];
/** days */
const EXPIRATION_STEPS = [1, 2, 5, 7, 14, 30, 60, 90, 365];

/** Policies by strike and expiration: each of its own while they are few, else in steps that a person thinks in. */
export function heatGrid(cells: readonly Cell[]): HeatGrid {
  const strikes = strikeBuckets(cells.map((cell) => cell.strike));
  const expirations = expirationBuckets(cells.map((cell) => cell.expirationHeight));
  const sums = new Map<string, Sums>();
  for (const cell of cells) {
    const strike = strikes.find((bucket) => holds(bucket, cell.strike));
    const expiration = expirations.find((bucket) => holds(bucket, cell.expirationHeight));
    if (!strike || !expiration) continue;
    const key = `${strike.key}/${expiration.key}`;
    sums.set(key, plus(sums.get(key) ?? NOTHING, sumsOf(cell)));
  }
  return {
    strikes,
    expirations,
    at: (strike, expiration) => sums.get(`${strike}/${expiration}`),
    largest: [...sums.values()].reduce(larger, NOTHING),
  };
}

/** Highest first, as in a book of orders. */
export function strikeBuckets(strikes: readonly bigint[]): readonly Bucket<bigint>[] {
  const distinct = [...new Set(strikes)].sort((one, other) => (one < other ? 1 : -1));
  if (distinct.length <= ROWS) return distinct.map((strike) => ({ key: `${strike}`, from: strike, to: strike }));
  const highest = distinct[0] ?? 0n;
  const lowest = distinct[distinct.length - 1] ?? 0n;
  const step =
    (STRIKE_STEPS.find((usd) => highest / (usd * USD_E8) - lowest / (usd * USD_E8) < BigInt(ROWS)) ?? 1_000_000n) *
    USD_E8;
  const buckets: Bucket<bigint>[] = [];
  for (let from = (highest / step) * step; from + step > lowest; from -= step) {
    buckets.push({ key: `${from}`, from, to: from + step });
  }
  return buckets;
}

/** Soonest first. */
export function expirationBuckets(heights: readonly number[]): readonly Bucket<number>[] {
  const distinct = [...new Set(heights)].sort((one, other) => one - other);
  if (distinct.length <= COLUMNS) return distinct.map((height) => ({ key: `${height}`, from: height, to: height }));
  const first = distinct[0] ?? 0;
  const last = distinct[distinct.length - 1] ?? 0;
  const days = EXPIRATION_STEPS.find((it) => last - first < it * DAY_BLOCKS * COLUMNS) ?? 730;
  const step = days * DAY_BLOCKS;
  const buckets: Bucket<number>[] = [];
  for (let from = first; from <= last; from += step) buckets.push({ key: `${from}`, from, to: from + step });
  return buckets;
}

function holds<N extends bigint | number>(bucket: Bucket<N>, value: N): boolean {
  return bucket.from === bucket.to ? value === bucket.from : value >= bucket.from && value < bucket.to;
}

const NOTHING: Sums = { collateral: 0n, intrinsic: 0n, amount: 0n, policies: 0n };

function sumsOf(cell: Cell): Sums {
  return {
    collateral: cell.collateral,
    intrinsic: cell.intrinsic,
    amount: cell.amount,
    policies: BigInt(cell.policies),
  };
}

function plus(one: Sums, other: Sums): Sums {
  return {
    collateral: one.collateral + other.collateral,
    intrinsic: one.intrinsic + other.intrinsic,
    amount: one.amount + other.amount,
    policies: one.policies + other.policies,
  };
}

function larger(one: Sums, other: Sums): Sums {
  const max = (a: bigint, b: bigint) => (a > b ? a : b);
  return {
    collateral: max(one.collateral, other.collateral),
    intrinsic: max(one.intrinsic, other.intrinsic),
    amount: max(one.amount, other.amount),
    policies: max(one.policies, other.policies),
  };
}
