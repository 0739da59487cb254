/**
 * A service and a node on a history of the reference program: the service says what its view of the account says, the node answers with the
 * vault's rows, encoded as a node does. Either can be made to lie.
 */
import { readFileSync } from 'node:fs';
import { Cl, type ClarityValue, deserializeCV, serializeCV } from '@stacks/transactions';
import type { Account } from '../../src/api/people';
import type { Network, Tier, Token } from '../../src/api/shapes';

type Texts = Record<string, string>;

interface State {
  readonly book: Texts & { closed: unknown };
  readonly vintages: Record<string, Texts>;
  readonly accounts: Record<string, Texts>;
  readonly claims: Record<string, { capitalLimit: string; premiumLimit: string }>;
}

interface ShownLeaf {
  epoch: string;
  opening: string;
  settledBurden: string;
  settledPremium: string;
  weights: [string, string][];
  hash: string;
  proof: { hash: string; sum: string; left: boolean }[];
}

interface Vector {
  readonly id: string;
  readonly token: Token;
  readonly tier: Tier;
  readonly leaves: Record<string, ShownLeaf>;
  readonly tip: State;
  readonly closed: State;
}

const VECTORS = readFileSync('../ledger/src/test/resources/claim_vectors.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);

/** `view` of the reference program's books behind the same facts: what a service shows. */
const VIEWS = JSON.parse(readFileSync('test/verify/views.json', 'utf8')) as Record<
  string,
  Record<'tip' | 'closed', Record<string, Texts>>
>;

export const NODE = 'http://node.test';
const BLOCK = { height: 700, indexBlockHash: `0x${'ab'.repeat(32)}`, burnHeight: 500, final: true };
const DEVNET = 2_147_483_648;

export const NETWORK: Network = {
  network: 'devnet',
  chainId: DEVNET,
  contracts: {
    vault: 'ST3WR4V9EJXKB74PGE28XECPQJ6XNS6A35KHEZRH4.liquidity-pool-vault',
    registry: 'ST3WR4V9EJXKB74PGE28XECPQJ6XNS6A35KHEZRH4.policy-registry',
    oracle: 'ST3WR4V9EJXKB74PGE28XECPQJ6XNS6A35KHEZRH4.price-oracle',
    sbtcToken: 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token',
  },
  nodeUrl: NODE,
  explorerUrl: null,
  callsEnabled: true,
  developmentWallet: true,
  finalityBurnBlocks: 6,
  burnBlockSeconds: 600,
};

export interface World {
  readonly provider: string;
  readonly token: Token;
  readonly tier: Tier;
  /** what the service answers */
  readonly service: { epoch: number; account: Texts; proof: ShownProof | null; book: Texts; vintages: Texts[] };
  /** what the node answers */
  readonly chain: { book: Texts; vintages: Record<string, Texts>; account: Texts | undefined; endsAt: bigint };
  info: { stacks_tip_height: number; burn_block_height: number; network_id: number };
  /** the node's own answer to get-claim; null: it refuses to run it so long */
  claim: Texts | null;
  confirmableAt: bigint | null;
  isPaused: boolean;
  isSilent: boolean;
}

/** The account as it stood on the page when somebody pressed one of its numbers. */
export function pressedOf(of: World): Account {
  const { token, tier } = of;
  const { freeNow, locked, losses, premiumEarned } = of.service.account;
  const numbers = { freeNow, locked, losses, premiumEarned };
  const units = Object.fromEntries(Object.entries(numbers).map(([name, it]) => [name, BigInt(it ?? '0')]));
  return { token, tier, ...units, asOf: BLOCK } as unknown as Account;
}

interface ShownProof {
  provider: string;
  leaf: {
    opening: string;
    settledBurden: string;
    settledPremium: string;
    weights: { epoch: number; weight: string }[];
  };
  leafHash: string;
  steps: { hash: string; sum: string; left: boolean }[];
  root: string;
  weight: string;
}

export function world(id: string, provider: string, when: 'tip' | 'closed' = 'tip'): World {
  const vector = VECTORS.find((it) => it.id === id);
  if (vector === undefined) throw new Error(`no history ${id}`);
  const state = structuredClone(vector[when]);
  const view = VIEWS[id]?.[when][provider];
  const account = state.accounts[provider];
  if (view === undefined) throw new Error(`no view of ${provider}`);
  const leaf = vector.leaves[provider];
  return {
    provider,
    token: vector.token,
    tier: vector.tier,
    service: {
      epoch: Number(state.book.epoch),
      account: { ...view, callable: '0', worstLoss: '0', freeNow: String(view.withdrawable), freeAtNextOpening: '0' },
      proof: leaf === undefined ? null : proofOf(provider, leaf, state.book),
      book: { ...state.book } as Texts,
      vintages: Object.entries(state.vintages).map(([epoch, it]) => ({ ...it, epoch })),
    },
    chain: { book: { ...state.book } as Texts, vintages: state.vintages, account, endsAt: 1_000n },
    info: { stacks_tip_height: 705, burn_block_height: 501, network_id: DEVNET },
    claim: claimOf(state, provider),
    confirmableAt: null,
    isPaused: false,
    isSilent: false,
  };
}

function proofOf(provider: string, leaf: ShownLeaf, book: Texts): ShownProof {
  return {
    provider,
    leaf: {
      opening: leaf.opening,
      settledBurden: leaf.settledBurden,
      settledPremium: leaf.settledPremium,
      weights: leaf.weights.map(([epoch, weight]) => ({ epoch: Number(epoch), weight })),
    },
    leafHash: `0x${leaf.hash}`,
    steps: leaf.proof.map((it) => ({ ...it, hash: `0x${it.hash}` })),
    root: `0x${book.root}`,
    weight: String(book.weight),
  };
}

/** As the contract works it out, from the limits of the reference. */
function claimOf(state: State, provider: string): Texts {
  const limits = state.claims[provider] ?? { capitalLimit: '0', premiumLimit: '0' };
  const row = state.accounts[provider] ?? {};
  const n = (text: string | undefined) => BigInt(text ?? '0');
  const { book } = state;
  const unsold = book.closed === true ? 0n : n(book.capacity) - n(book.used);
  const withdrawn = row.label === book.epoch ? n(row.withdrawn) : 0n;
  const least = (all: bigint[]) => all.reduce((a, b) => (a < b ? a : b));
  const capital = least([
    n(limits.capitalLimit) - withdrawn,
    n(row.depositedEver) - n(row.withdrawnEver),
    n(book.capital) - n(book.locked) - unsold,
  ]);
  const premium = least([n(limits.premiumLimit) - n(row.premiumWithdrawnEver), n(book.premiumEarned)]);
  const some = (it: bigint) => String(it > 0n ? it : 0n);
  return {
    'capital-limit': limits.capitalLimit,
    'premium-limit': limits.premiumLimit,
    capital: some(capital),
    premium: some(premium),
  };
}

const uints = (of: Texts, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      Cl.uint(BigInt(of[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] ?? '0')),
    ]),
  );

const VINTAGE = ['weight', 'locked', 'losses', 'premium-pending', 'premium-earned'];
const ACCOUNT = [
  'deposited-ever',
  'withdrawn-ever',
  'premium-withdrawn-ever',
  'label',
  'deposited',
  'withdrawn',
  'deposited-next',
];

function entry(of: World, map: string, key: Record<string, ClarityValue>): ClarityValue | null {
  const { book, vintages, account, endsAt } = of.chain;
  if (map === 'vintages') {
    const epoch = key.epoch?.type === 'uint' ? String(key.epoch.value) : '';
    const row = vintages[epoch];
    return row === undefined ? null : Cl.tuple(uints(row, VINTAGE));
  }
  if (map === 'accounts') return account === undefined ? null : Cl.tuple(uints(account, ACCOUNT));
  return Cl.tuple({
    ...uints(book, ['epoch', 'capacity', 'used', 'capital', 'locked', 'premium-pending', 'premium-earned']),
    'ends-at': Cl.uint(endsAt),
    root: Cl.bufferFromHex(String(book.root)),
    closed: Cl.bool((book.closed as unknown) === true),
    proposal:
      of.confirmableAt === null
        ? Cl.none()
        : Cl.some(
            Cl.tuple({
              weight: Cl.uint(1),
              capacity: Cl.uint(0),
              root: Cl.bufferFromHex('11'.repeat(32)),
              'confirmable-at': Cl.uint(of.confirmableAt),
            }),
          ),
  });
}

export function infoAnswer(info: World['info']): Response {
  return Response.json({ ...info, stacks_tip: '4a'.repeat(32), stacks_tip_consensus_hash: '5b'.repeat(20) });
}

function nodeAnswer(of: World, url: URL, body: unknown): Response {
  if (url.pathname === '/v2/info') return infoAnswer(of.info);
  // Everything is read behind the block that the service names, and nothing behind any other.
  if (`0x${url.searchParams.get('tip')}` !== BLOCK.indexBlockHash)
    return new Response('Chain tip not found', { status: 404 });
  const answered = (value: ClarityValue) => Response.json({ okay: true, result: `0x${serializeCV(value)}` });
  if (url.pathname.endsWith('/pool-roles/is-paused')) {
    return answered(Cl.bool(of.isPaused));
  }
  if (url.pathname.endsWith('/get-settings')) return answered(Cl.some(Cl.tuple({ 'epoch-blocks': Cl.uint(144) })));
  if (url.pathname.endsWith('/get-claim')) {
    const tuple = of.claim && Cl.tuple(Object.fromEntries(Object.entries(of.claim).map(([k, v]) => [k, Cl.uint(v)])));
    return Response.json(
      tuple === null
        ? { okay: false, cause: 'Unchecked(CostBalanceExceeded(ExecutionCost { read_count: 31 }))' }
        : { okay: true, result: `0x${serializeCV(Cl.ok(tuple))}` },
    );
  }
  const key = deserializeCV(String(body));
  const found = entry(of, url.pathname.split('/').at(-1) ?? '', key.type === 'tuple' ? key.value : {});
  return Response.json({ data: `0x${serializeCV(found === null ? Cl.none() : Cl.some(found))}` });
}

function serviceAnswer(of: World, path: string): Response {
  const { epoch, account, proof, book, vintages } = of.service;
  const name = { token: of.token, tier: of.tier };
  const asOf = BLOCK;
  if (path.endsWith('/proof')) {
    return proof === null
      ? Response.json({ code: 'NO_LEAF', detail: 'nothing to claim' }, { status: 404 })
      : Response.json({ ...name, epoch, closed: false, ...proof, asOf });
  }
  if (path.endsWith('/vintages')) {
    const rest = { startsAt: 1, endsAt: 2, capacity: '0', used: '0' };
    return Response.json({
      ...name,
      vintages: vintages.map((it) => ({ ...it, ...rest, epoch: Number(it.epoch) })),
      asOf,
    });
  }
  if (path === '/v1/books') {
    const rest = {
      startsAt: 1,
      endsAt: Number(of.chain.endsAt),
      losses: '0',
      premiumWithdrawn: '0',
      epoch,
      phase: 'OPEN',
      asOf,
    };
    return Response.json({ books: [{ ...name, ...book, ...rest }], asOf });
  }
  if (path.startsWith('/v1/providers/')) {
    return Response.json({ provider: of.provider, books: [{ exit: '0', ...account, ...name, epoch, asOf }], asOf });
  }
  return Response.json({ code: 'UNKNOWN_ROUTE' }, { status: 404 });
}

/** Answers for both. */
export function answering(of: World): typeof fetch {
  return async (input, init) => {
    const text = String(input);
    if (text.startsWith('/v1/')) return serviceAnswer(of, text.split('?')[0] ?? '');
    if (of.isSilent) throw new TypeError('Failed to fetch');
    return nodeAnswer(of, new URL(text), init?.body === undefined ? null : JSON.parse(String(init.body)));
  };
}
