/** The reference program's own histories: leaves, ways, rows and limits, open and closed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AccountRow, type BookRow, claimOf, type Rows, type VintageRow } from '../../src/claim/claim';
import type { Leaf, Step } from '../../src/claim/leaf';
import { climb, leadsTo, leafNode } from '../../src/claim/tree';

type Numbers = Record<string, string>;

interface State {
  readonly book: Numbers & { readonly closed: unknown };
  readonly vintages: Record<string, Numbers>;
  readonly accounts: Record<string, Numbers>;
  readonly claims: Record<string, { capitalLimit: string; premiumLimit: string }>;
}

interface Vector {
  readonly id: string;
  readonly token: Leaf['token'];
  readonly tier: Leaf['tier'];
  readonly leaves: Record<
    string,
    Numbers & { weights: unknown; hash: string; proof: { hash: string; sum: string; left: boolean }[] }
  >;
  readonly tip: State;
  readonly closed: State;
}

const VECTORS = readFileSync(new URL('../../../ledger/src/test/resources/claim_vectors.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);

const n = (value: string | undefined) => BigInt(value ?? 'missing');

function leafOf(vector: Vector, provider: string): { leaf: Leaf; steps: Step[]; hash: string } | null {
  const it = vector.leaves[provider];
  if (it === undefined) return null;
  return {
    leaf: {
      token: vector.token,
      tier: vector.tier,
      provider,
      epoch: n(it.epoch),
      opening: n(it.opening),
      settledBurden: n(it.settledBurden),
      settledPremium: n(it.settledPremium),
      weights: (it.weights as [string, string][]).map(([epoch, weight]) => ({ epoch: n(epoch), weight: n(weight) })),
    },
    steps: it.proof.map((step) => ({ hash: step.hash, sum: n(step.sum), left: step.left })),
    hash: it.hash,
  };
}

function rowsOf(vector: Vector, state: State, provider: string): Rows {
  const closed = (state.book.closed as unknown) === true;
  const book: BookRow = {
    token: vector.token,
    tier: vector.tier,
    epoch: n(state.book.epoch),
    endsAt: 0n,
    capacity: n(state.book.capacity),
    used: n(state.book.used),
    root: String(state.book.root),
    capital: n(state.book.capital),
    locked: n(state.book.locked),
    premiumPending: n(state.book.premiumPending),
    premiumEarned: n(state.book.premiumEarned),
    closed,
    confirmableAt: null,
  };
  const vintages = new Map<bigint, VintageRow>(
    Object.entries(state.vintages).map(([epoch, it]) => [
      n(epoch),
      {
        epoch: n(epoch),
        weight: n(it.weight),
        locked: n(it.locked),
        losses: n(it.losses),
        premiumPending: n(it.premiumPending),
        premiumEarned: n(it.premiumEarned),
      },
    ]),
  );
  return { book, vintages, account: accountOf(state.accounts[provider] ?? {}), phase: closed ? 'closed' : 'open' };
}

function accountOf(it: Numbers): AccountRow {
  const zero = (value: string | undefined) => BigInt(value ?? '0');
  return {
    depositedEver: zero(it.depositedEver),
    withdrawnEver: zero(it.withdrawnEver),
    premiumWithdrawnEver: zero(it.premiumWithdrawnEver),
    label: zero(it.label),
    deposited: zero(it.deposited),
    withdrawn: zero(it.withdrawn),
    depositedNext: zero(it.depositedNext),
  };
}

describe('the reference histories', () => {
  it('has leaves whose bytes and ways are those of the reference', async () => {
    let leaves = 0;
    for (const vector of VECTORS) {
      const root = { hash: String(vector.tip.book.root), sum: n(vector.tip.book.weight) };
      for (const provider of Object.keys(vector.leaves)) {
        const shown = leafOf(vector, provider);
        if (shown === null) throw new Error('a leaf by its own name');
        expect((await leafNode(shown.leaf)).hash, `${vector.id} ${provider}`).toBe(shown.hash);
        expect(leadsTo(await climb(shown.leaf, shown.steps), root), `${vector.id} ${provider}`).toBe(true);
        leaves += 1;
      }
    }
    expect(leaves).toBeGreaterThan(200);
  });

  it.each(['tip', 'closed'] as const)('allows to the unit what the reference allows: %s', (when) => {
    let claims = 0;
    for (const vector of VECTORS) {
      const state = vector[when];
      for (const [provider, expected] of Object.entries(state.claims)) {
        const { limits } = claimOf(leafOf(vector, provider)?.leaf ?? null, rowsOf(vector, state, provider));
        expect(
          { capitalLimit: String(limits.capital), premiumLimit: String(limits.premium) },
          `${vector.id} ${provider}`,
        ).toEqual(expected);
        claims += 1;
      }
    }
    expect(claims).toBeGreaterThan(200);
  });

  it('refuses a leaf with any field changed', async () => {
    const vector = VECTORS.find((it) => Object.keys(it.leaves).length > 1);
    if (vector === undefined) throw new Error('a history with leaves');
    const provider = Object.keys(vector.leaves)[0] ?? '';
    const shown = leafOf(vector, provider);
    if (shown === null) throw new Error('a leaf by its own name');
    const root = { hash: String(vector.tip.book.root), sum: n(vector.tip.book.weight) };
    const { leaf, steps } = shown;
    const changed: [Leaf, readonly Step[]][] = [
      [{ ...leaf, opening: leaf.opening + 1n }, steps],
      [{ ...leaf, epoch: leaf.epoch + 1n }, steps],
      [{ ...leaf, settledBurden: leaf.settledBurden + 1n }, steps],
      [{ ...leaf, settledPremium: leaf.settledPremium + 1n }, steps],
      [{ ...leaf, provider: Object.keys(vector.leaves)[1] ?? '' }, steps],
      [{ ...leaf, weights: leaf.weights.map((it) => ({ ...it, weight: it.weight + 1n })) }, steps],
      [leaf, steps.slice(1)],
      [leaf, steps.map((it, i) => (i === 0 ? { ...it, left: !it.left } : it))],
      [leaf, steps.map((it, i) => (i === steps.length - 1 ? { ...it, sum: it.sum + 1n } : it))],
    ];
    for (const [mutated, way] of changed) {
      expect(leadsTo(await climb(mutated, way), root)).toBe(false);
    }
  });
});
