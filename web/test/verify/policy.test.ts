/** Policies as the contracts' own prints have them, through the whole verification. */
import { readFileSync } from 'node:fs';
import { Cl, type ClarityValue, deserializeCV, serializeCV } from '@stacks/transactions';
import { afterEach, describe, expect, it } from 'vitest';
import type { Policy } from '../../src/api/people';
import type { Check, Report } from '../../src/verify/report';
import { verify } from '../../src/verify/verify';
import { infoAnswer, NETWORK, NODE } from './chain';

type Texts = Record<string, string>;

/** What a contract of version 2 printed in the VM. */
const printed = (name: string) =>
  (JSON.parse(readFileSync(`../clarity/fixtures/${name}.json`, 'utf8')) as { value: Texts }).value;
const CREATED = printed('policy-registry.policy-created');
const LOCKED = printed('liquidity-pool-vault.collateral-locked');
const RECORDED = printed('price-oracle.price-recorded');

const BLOCK = { height: 700, indexBlockHash: `0x${'ab'.repeat(32)}`, burnHeight: 1_300, final: true };
const EXPIRATION = Number(CREATED['expiration-height']);
const usualFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = usualFetch;
});

interface Rec {
  price: bigint;
  previous: number;
  observedAt?: number;
}

interface World {
  service: { policy: Record<string, unknown>; history: Record<string, unknown>[] };
  chain: {
    /** By the block behind which it is asked; null: the node forgot all older ones. */
    pending: Record<string, { height: number; time: number }> | null;
    status: string;
    lock: Texts | null;
    terms: Texts;
    records: Record<'BTC' | 'STX', Record<number, Rec>>;
  };
  reads: number;
}

/** A PUT at 60,000 that settles at 48,000 and 0.60: 10,000 STX. */
function settled(): World {
  const settlement = {
    burnHeight: EXPIRATION + 6,
    txid: '0xab',
    btcPrice: '4800000000000',
    stxPrice: '60000000',
    payout: '10000000000',
    shortfall: '0',
    premiumBack: '0',
  };
  return {
    service: { policy: policyAnswer('EXPIRED_ITM', settlement), history: [] },
    chain: {
      pending: {},
      status: 'EXPIRED_ITM',
      lock: null,
      terms: { ...CREATED },
      records: {
        BTC: {
          202: { price: BigInt(RECORDED.price ?? '0'), previous: 0 },
          [EXPIRATION + 2]: { price: 4_800_000_000_000n, previous: 202 },
          [EXPIRATION + 3]: { price: 1n, previous: EXPIRATION + 2 },
        },
        STX: { [EXPIRATION + 5]: { price: 60_000_000n, previous: 0 } },
      },
    },
    reads: 0,
  };
}

function active(): World {
  const it = settled();
  it.service.policy = policyAnswer('ACTIVE', null);
  it.chain.status = 'ACTIVE';
  it.chain.lock = { ...LOCKED };
  return it;
}

function policyAnswer(status: string, settlement: unknown): Record<string, unknown> {
  const { 'policy-type': policyType, owner, style, strike, amount, token, tier, collateral, premium } = CREATED;
  return {
    policyId: 1,
    policyType,
    owner,
    style,
    strike,
    amount,
    token,
    tier,
    collateral,
    premium,
    expirationHeight: EXPIRATION,
    quoteId: CREATED['quote-id'],
    status,
    created: { burnHeight: 202, txid: '0xcd', btcPrice: CREATED['btc-price'], stxPrice: CREATED['stx-price'] },
    activationRequestedAt: 0,
    settlement,
    asOf: BLOCK,
  };
}

function row(of: World, map: string, key: ClarityValue, tip: string): ClarityValue | null {
  const { status, lock, terms, records } = of.chain;
  const uint = (texts: Texts, name: string) => Cl.uint(BigInt(texts[name] ?? '0'));
  const text = (texts: Texts, name: string) => Cl.stringAscii(texts[name] ?? '');
  if (map === 'policies') {
    const request = of.chain.pending?.[tip];
    return Cl.tuple({
      owner: Cl.principal(terms.owner ?? ''),
      'policy-type': text(terms, 'policy-type'),
      style: text(terms, 'style'),
      strike: uint(terms, 'strike'),
      amount: uint(terms, 'amount'),
      'expiration-height': uint(terms, 'expiration-height'),
      token: text(terms, 'token'),
      tier: text(terms, 'tier'),
      collateral: uint(terms, 'collateral'),
      premium: uint(terms, 'premium'),
      status: Cl.stringAscii(status),
      activation:
        request === undefined
          ? Cl.none()
          : Cl.some(Cl.tuple({ height: Cl.uint(request.height), time: Cl.uint(request.time) })),
    });
  }
  if (map === 'locks') {
    return (
      lock &&
      Cl.tuple({
        registry: Cl.principal(lock.registry ?? ''),
        owner: Cl.principal(lock.owner ?? ''),
        token: text(lock, 'token'),
        tier: text(lock, 'tier'),
        epoch: uint(lock, 'epoch'),
        collateral: uint(lock, 'collateral'),
        premium: uint(lock, 'premium'),
        'expiration-height': uint(lock, 'expiration-height'),
      })
    );
  }
  const recordOf = (it: Rec) => ({
    price: Cl.uint(it.price),
    previous: Cl.uint(it.previous),
    'observed-at': Cl.uint(it.observedAt ?? 1_790_121_230),
  });
  if (map === 'last-prices') {
    const all = records[key.type === 'ascii' ? (key.value as 'BTC' | 'STX') : 'BTC'];
    const height = Math.max(0, ...Object.keys(all).map(Number));
    const last = all[height];
    return last === undefined ? null : Cl.tuple({ ...recordOf(last), height: Cl.uint(height) });
  }
  of.reads += 1;
  const fields = key.type === 'tuple' ? key.value : {};
  const asset = fields.asset?.type === 'ascii' ? (fields.asset.value as 'BTC' | 'STX') : 'BTC';
  const height = fields.height?.type === 'uint' ? Number(fields.height.value) : -1;
  const record = records[asset][height];
  return record === undefined ? null : Cl.tuple(recordOf(record));
}

/** The policy as it stood on the page. */
function pressedOf(of: World): Policy {
  const { collateral, settlement, ...rest } = of.service.policy as { collateral: string; settlement: Texts | null };
  const paid = settlement && { ...settlement, payout: BigInt(settlement.payout ?? '0') };
  return { ...rest, collateral: BigInt(collateral), settlement: paid } as unknown as Policy;
}

function run(of: World, chainId = NETWORK.chainId, pressed: Partial<Policy> = {}): Promise<Report> {
  globalThis.fetch = async (input, init) => {
    const path = String(input);
    if (path.endsWith('/history')) {
      return Response.json({ policyId: 1, entries: of.service.history, asOf: BLOCK });
    }
    if (path.startsWith('/v1/')) return Response.json(of.service.policy);
    const url = new URL(path);
    if (url.pathname === '/v2/info') {
      return infoAnswer({ stacks_tip_height: 705, burn_block_height: 1_301, network_id: chainId });
    }
    const key = deserializeCV(JSON.parse(String(init?.body)) as string);
    const tip = url.searchParams.get('tip') ?? '';
    if (of.chain.pending === null && tip !== BLOCK.indexBlockHash.slice(2)) return new Response('', { status: 404 });
    const found = row(of, url.pathname.split('/').at(-1) ?? '', key, tip);
    return Response.json({ data: `0x${serializeCV(found === null ? Cl.none() : Cl.some(found))}` });
  };
  return verify({ kind: 'policy', policy: { ...pressedOf(of), ...pressed } }, NETWORK, NODE);
}

function check(report: Report, id: string): Check {
  const found = report.checks.find((it) => it.id === id);
  if (found === undefined) throw new Error(`no check ${id} of ${report.checks.map((it) => it.id)}`);
  return found;
}

const problems = (report: Report) =>
  report.checks.filter((it) => it.outcome === 'differs' || it.outcome === 'unread').map((it) => it.says);

describe('a policy that ended', () => {
  it('is equal in terms, prices and payout; the first price is found, not named', async () => {
    const of = settled();
    const report = await run(of);
    expect(problems(report)).toEqual([]);
    expect(report.verdict).toBe('equal');
    expect(check(report, 'price-BTC').facts).toContainEqual(['Recorded at Bitcoin block', '224']);
    expect(check(report, 'result').facts).toContainEqual([
      'With its numbers',
      '(6000000000000 − 4800000000000) × 50000000 / (100 × 60000000), at most 56250000000',
    ]);
    expect(check(report, 'result').facts).toContainEqual(['Computed here', '10,000.00 STX']);
    expect(of.reads).toBeLessThan(20);
  });

  it.each<[string, (it: World) => void, string, string]>([
    [
      'the payout that we show',
      (it) => {
        Object.assign(it.service.policy.settlement as object, { payout: '9999999999' });
      },
      'result',
      'Payout: this service says 9,999.999999 STX, computed here says 10,000.00 STX; computed here has 0.000001 STX more.',
    ],
    [
      'an earlier record that was passed over',
      (it) => {
        it.chain.records.BTC[EXPIRATION] = { price: 5_900_000_000_000n, previous: 202 };
      },
      'price-BTC',
      'Price of BTC: this service says 48,000.00 USD, the node says 59,000.00 USD; the node has 11,000.00 USD more.',
    ],
    [
      'the terms on the chain',
      (it) => {
        it.chain.terms.strike = '5900000000000';
      },
      'terms',
      'Protected value: this service says 60,000.00 USD, the node says 59,000.00 USD',
    ],
    [
      'a lock that is still there',
      (it) => {
        it.chain.lock = { ...LOCKED };
      },
      'lock',
      'Locked for this policy: this service says 0 STX, the node says 56,250.00 STX',
    ],
    [
      'the status on the chain',
      (it) => {
        it.chain.status = 'EXPIRED_OTM';
      },
      'terms',
      'Status: this service says EXPIRED_ITM, the node says EXPIRED_OTM.',
    ],
  ])('tells %s', async (_, change, id, words) => {
    const of = settled();
    change(of);
    const report = await run(of);
    expect(report.verdict).toBe('differs');
    expect(check(report, id).says).toContain(words);
  });

  /** Asked for at Bitcoin block 210, 1,000 s; the registry has it behind that block alone. */
  function exercised(): World {
    const of = settled();
    of.chain.status = 'EXERCISED';
    of.service.policy.status = 'EXERCISED';
    const hash = 'fe'.repeat(32);
    of.service.history = [
      {
        kind: 'ACTIVATION_REQUESTED',
        code: 0,
        height: 300,
        indexBlockHash: `0x${hash}`,
        burnHeight: 210,
        blockTime: 1_000,
        txid: '0x',
      },
    ];
    of.chain.pending = { [hash]: { height: 210, time: 1_000 } };
    of.chain.records = {
      BTC: {
        211: { price: 1n, previous: 0, observedAt: 1_000 },
        212: { price: 4_800_000_000_000n, previous: 211, observedAt: 1_001 },
      },
      STX: { 213: { price: 60_000_000n, previous: 0, observedAt: 1_001 } },
    };
    return of;
  }

  it('that was activated is decided by the first price observed after the request', async () => {
    const of = exercised();
    const told = await run(of);
    expect(problems(told)).toEqual([]);
    expect(told.verdict).toBe('equal');
    expect(check(told, 'request').says).toBe(
      'Read from the node, behind the block of the request: the same as this service has.',
    );
    expect(check(told, 'price-BTC').outcome).toBe('equal');
    expect(check(told, 'result').outcome).toBe('equal');
  });

  it('that was activated at another time than is told differs', async () => {
    const later = exercised();
    later.chain.pending = { ['fe'.repeat(32)]: { height: 211, time: 1_000 } };
    const moved = await run(later);
    expect(moved.verdict).toBe('differs');
    expect(check(moved, 'request').says).toContain(
      'this service says Bitcoin block 210, the node says Bitcoin block 211',
    );
    const never = exercised();
    never.chain.pending = {};
    const report = await run(never);
    expect(report.verdict).toBe('differs');
    expect(check(report, 'request').says).toContain('the node says not asked for');
  });

  it('that was activated is open with a node that forgot the block, or a service that does not name it', async () => {
    const of = exercised();
    of.chain.pending = null;
    const told = await run(of);
    expect(told.verdict).toBe('open');
    expect(check(told, 'request').outcome).toBe('unread');
    expect(check(told, 'request').says).toContain("when it was asked is this service's word");
    expect(check(told, 'result').outcome).toBe('equal');
    of.service.history = [];
    const report = await run(of);
    expect(report.verdict).toBe('open');
    expect(check(report, 'prices').says).toBe('This service does not tell when activation was asked for.');
  });

  it('whose end is not told is open', async () => {
    const of = settled();
    of.service.policy.settlement = null;
    const report = await run(of);
    expect(report.verdict).toBe('open');
    expect(check(report, 'result').outcome).toBe('unread');
    expect(check(report, 'result').says).toBe('This service does not tell it.');
  });

  it('is told from the one on the page', async () => {
    const of = settled();
    const { settlement } = pressedOf(of);
    if (settlement === null) throw new Error('a settlement');
    const more = { settlement: { ...settlement, payout: 20_000_000_000n } };
    const report = await run(of, NETWORK.chainId, more);
    expect(report.verdict).toBe('differs');
    expect(check(report, 'pressed').says).toBe(
      'Payout: this page says 20,000.00 STX, this service says 10,000.00 STX; this page has 10,000.00 STX more.',
    );
    const live = await run(active(), NETWORK.chainId, more);
    expect(live.verdict).toBe('differs');
    expect(check(live, 'pressed').says).toContain('this service says 0 STX');
    const asOf = { ...BLOCK, height: 698, indexBlockHash: `0x${'cd'.repeat(32)}` };
    const other = await run(of, NETWORK.chainId, { ...more, asOf });
    expect(other.verdict).toBe('open');
    expect(check(other, 'pressed').says).toContain(
      'You pressed 20,000.00 STX of block 698; this is of block 700, where it is 10,000.00 STX.',
    );
    expect((await run(of, NETWORK.chainId, { asOf })).verdict).toBe('equal');
    expect(check(await run(of, NETWORK.chainId, { collateral: 1n }), 'pressed').outcome).toBe('differs');
  });

  it('that is VOID had no price for a week', async () => {
    const of = settled();
    const nothing = { btcPrice: null, stxPrice: null, payout: '0', shortfall: '0', premiumBack: '950000000' };
    of.service.policy = policyAnswer('VOID', { burnHeight: 1_231, txid: '0xab', ...nothing });
    of.chain.status = 'VOID';
    of.chain.records.STX = { [EXPIRATION + 1_009]: { price: 1n, previous: 0 } };
    const report = await run(of);
    expect(problems(report)).toEqual([]);
    expect(report.verdict).toBe('equal');
    of.chain.records.STX = { [EXPIRATION + 1_008]: { price: 1n, previous: 0 } };
    expect(check(await run(of), 'result').says).toBe(
      'End: this service says without a price, the node says there was a price.',
    );
  });
});

describe('a policy that is live', () => {
  it('has its lock', async () => {
    const report = await run(active());
    expect(report.verdict).toBe('equal');
    expect(check(report, 'lock').facts).toContainEqual(['Collateral', '56,250.00 STX']);
  });

  it('without a lock differs', async () => {
    const of = active();
    of.chain.lock = null;
    const report = await run(of);
    expect(report.verdict).toBe('differs');
    expect(check(report, 'lock').says).toBe(
      'Locked for this policy: this service says 56,250.00 STX, the node says nothing.',
    );
  });

  it('is not read from a node of another network', async () => {
    const report = await run(active(), 1);
    expect(report.verdict).toBe('open');
    expect(report.checks).toHaveLength(1);
  });
});
