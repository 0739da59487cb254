/** S4 and S7 of docs/domain.md in the VM, recorded by clarity/scripts/record-verify.js; what the service shows is worked by hand. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account, Policy } from '../../src/api/people';
import { SUBJECTS, type Subject } from '../../src/verify/subjects';
import { verify } from '../../src/verify/verify';
import { infoAnswer, NETWORK, NODE } from './chain';

interface Recorded {
  contracts: { vault: string; registry: string; oracle: string };
  burnHeight: string;
  provider: string;
  leaf: {
    opening: string;
    settledBurden: string;
    settledPremium: string;
    weights: { epoch: string; weight: string }[];
  };
  proof: { hash: string; sum: string; left: boolean }[];
  book: Record<string, string>;
  vintage: Record<string, string>;
  policies: Record<string, string>[];
  claim: { arguments: string[]; result: string };
  entries: { contract: string; map: string; key: string; data: string }[];
}

const VM = JSON.parse(readFileSync('test/verify/vm.json', 'utf8')) as Recorded;
const asOf = { height: 700, indexBlockHash: `0x${'ab'.repeat(32)}`, burnHeight: Number(VM.burnHeight), final: true };
const NAME = { token: 'STX', tier: 'balanced' } as const;
const network = { ...NETWORK, contracts: { ...NETWORK.contracts, ...VM.contracts } };

/** A of 100,000 of 150,000 STX; 56,250 are live, 10,000 were paid, 1,000 of premium earned and as much pending; 7,500 may still be sold. */
const ACCOUNT = {
  ...NAME,
  epoch: 1,
  deposited: '100000000000',
  pending: '0',
  exit: '0',
  locked: '37500000000',
  losses: '6666666667',
  available: '55833333333',
  // 100,000 - 2/3 of (56,250 + 10,000 + 7,500), what he owes rounded up
  limit: '50833333333',
  withdrawn: '0',
  withdrawable: '50833333333',
  callable: '5000000000',
  worstLoss: '42500000000',
  freeNow: '50833333333',
  freeAtNextOpening: '55833333333',
  premiumPending: '666666666',
  premiumEarned: '666666666',
  premiumWithdrawn: '0',
  weight: '409600000000000',
  asOf,
};

function proof() {
  const { leaf, book, vintage } = VM;
  const weights = leaf.weights.map((it) => ({ epoch: Number(it.epoch), weight: it.weight }));
  return {
    ...NAME,
    provider: VM.provider,
    epoch: 1,
    leaf: { ...leaf, weights },
    leafHash: LEAF_HASH,
    steps: VM.proof.map((it) => ({ ...it, hash: `0x${it.hash}` })),
    root: book.root,
    weight: vintage.weight,
    closed: false,
    asOf,
  };
}

/** sha256 of 0x00 and the leaf as the call of get-claim carried it. */
let LEAF_HASH = '';

async function leafHash(): Promise<string> {
  // 0x0a: some.
  const bytes = `00${VM.claim.arguments[3]?.slice(4)}`.match(/../g) ?? [];
  const digest = await crypto.subtle.digest(
    'SHA-256',
    Uint8Array.from(bytes, (it) => Number.parseInt(it, 16)),
  );
  return `0x${Array.from(new Uint8Array(digest), (it) => it.toString(16).padStart(2, '0')).join('')}`;
}

function policy(id: number) {
  const row = VM.policies[id - 1] ?? {};
  const isEnded = id === 1;
  return {
    policyId: id,
    owner: row.owner,
    policyType: 'PUT',
    style: 'AMERICAN',
    strike: row.strike,
    amount: row.amount,
    expirationHeight: Number(row['expiration-height']),
    ...NAME,
    collateral: '56250000000',
    premium: row.premium,
    quoteId: row['quote-id'],
    status: isEnded ? 'EXPIRED_ITM' : 'ACTIVE',
    created: { burnHeight: 202, txid: '0x', btcPrice: row['btc-price'], stxPrice: row['stx-price'] },
    activationRequestedAt: 0,
    settlement: isEnded
      ? {
          burnHeight: Number(VM.burnHeight),
          txid: '0x',
          btcPrice: '4800000000000',
          stxPrice: '60000000',
          payout: '10000000000',
          shortfall: '0',
          premiumBack: '0',
        }
      : null,
    asOf,
  };
}

/** The policy as it stood on the page. */
function pressed(id: number): Policy {
  const { collateral, settlement, ...rest } = policy(id);
  const paid = settlement && { ...settlement, payout: BigInt(settlement.payout) };
  return { ...rest, collateral: BigInt(collateral), settlement: paid } as unknown as Policy;
}

function service(path: string): unknown {
  const { book, vintage } = VM;
  const of = (row: Record<string, string>, name: string) => row[name];
  const sums = { premiumPending: of(book, 'premium-pending'), premiumEarned: of(book, 'premium-earned') };
  const heights = { startsAt: 202, endsAt: Number(of(book, 'ends-at')) };
  if (path.endsWith('/proof')) return proof();
  if (path.endsWith('/history')) return { policyId: 1, entries: [], asOf };
  if (path.endsWith('/vintages')) {
    const { weight, locked, losses } = vintage;
    const premium = { premiumPending: of(vintage, 'premium-pending'), premiumEarned: of(vintage, 'premium-earned') };
    const sold = { capacity: book.capacity, used: book.used };
    return { ...NAME, vintages: [{ epoch: 1, ...heights, weight, locked, losses, ...premium, ...sold }], asOf };
  }
  if (path === '/v1/books') {
    const { capital, locked, capacity, used, root } = book;
    const rest = {
      losses: vintage.losses,
      premiumWithdrawn: '0',
      weight: vintage.weight,
      root,
      epoch: 1,
      phase: 'OPEN',
      asOf,
    };
    return { books: [{ ...NAME, capital, locked, capacity, used, ...sums, ...heights, ...rest }], asOf };
  }
  if (path.startsWith('/v1/policies/')) return policy(Number(path.split('/').at(-1)));
  return { provider: VM.provider, books: [ACCOUNT], asOf };
}

function node(url: URL, body: unknown): Response {
  if (url.pathname === '/v2/info') {
    return infoAnswer({ stacks_tip_height: 700, burn_block_height: asOf.burnHeight, network_id: NETWORK.chainId });
  }
  if (url.pathname.endsWith('/get-claim')) {
    expect((body as { arguments: string[] }).arguments).toEqual(VM.claim.arguments);
    return Response.json({ okay: true, result: VM.claim.result });
  }
  // Nobody paused that pool: 0x04 is false.
  if (url.pathname.endsWith('/pool-roles/is-paused')) return Response.json({ okay: true, result: '0x04' });
  const [address, name, map] = url.pathname.split('/').slice(3);
  const found = VM.entries.find((it) => it.contract === `${address}.${name}` && it.map === map && it.key === body);
  if (found === undefined) throw new Error(`not recorded: ${url.pathname} ${body}`);
  return Response.json({ data: found.data });
}

const usualFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = usualFetch;
});

async function answered(): Promise<void> {
  LEAF_HASH = await leafHash();
  globalThis.fetch = async (input, init) => {
    const text = String(input);
    if (text.startsWith('/v1/')) return Response.json(service(text.split('?')[0] ?? ''));
    return node(new URL(text), init?.body === undefined ? null : JSON.parse(String(init.body)));
  };
}

describe('rows of the VM', () => {
  it.each(Object.keys(SUBJECTS) as Subject[])('%s, worked by hand, is equal', async (subject) => {
    await answered();
    const { freeNow, locked, losses, premiumEarned } = ACCOUNT;
    const numbers = Object.entries({ freeNow, locked, losses, premiumEarned });
    const units = Object.fromEntries(numbers.map(([name, it]) => [name, BigInt(it)]));
    const account = { ...NAME, ...units, asOf } as unknown as Account;
    const report = await verify({ kind: 'book', provider: VM.provider, account, subject }, network, NODE);
    expect(report.checks.filter((it) => it.outcome === 'differs' || it.outcome === 'unread')).toEqual([]);
    expect(report.verdict).toBe('equal');
  });

  it.each([1, 2])('policy %s is equal: 10,000 STX paid, or its lock', async (id) => {
    await answered();
    const report = await verify({ kind: 'policy', policy: pressed(id) }, network, NODE);
    expect(report.checks.filter((it) => it.outcome === 'differs' || it.outcome === 'unread')).toEqual([]);
    expect(report.verdict).toBe('equal');
  });
});
