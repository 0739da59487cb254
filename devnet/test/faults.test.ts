import { Cl } from '@stacks/transactions';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Account, readOnly, send, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

const alice = new Account('alice');
const bank = `${alice.address}.bank`;
let devnet: DevnetProcess;
let mirror: string;
let deposit: string; // events: 0 a transfer, 1 a print {amount, topic, who}
let prints: string; // 4 prints: u0 .. u3
let height: number; // of the block that holds both

beforeAll(async () => {
  devnet = await DevnetProcess.start(...alice.fund(), '--mirror-port', '0');
  mirror = `http://127.0.0.1:${devnet.ready.mirrorPort}`;
  await sendOk(devnet, alice.deploy('bank', BANK));
  await devnet.mine();
  deposit = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(1000)], { fee: 3000 }));
  prints = await sendOk(devnet, alice.call(bank, 'many-prints', [Cl.list([0, 1, 2, 3].map((n) => Cl.uint(n)))]));
  height = (await devnet.mine()).height;
});

afterEach(async () => {
  await faults({ clear: true, at: 'both' });
  await faults({ clear: true, at: 'main' });
});

afterAll(() => devnet.stop());

async function get(path: string, base = devnet.url): Promise<any> {
  return (await fetch(base + path)).json();
}

async function faults(body: object): Promise<any> {
  const answer = await devnet.post('/devnet/faults', body);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return answer.json;
}

async function txOf(txid: string, base = devnet.url): Promise<any> {
  return get(`/extended/v1/tx/0x${txid}`, base);
}

const listOf = (base = devnet.url): Promise<any> => get(`/extended/v2/blocks/${height}/transactions`, base);

describe('two addresses of one devnet', () => {
  it('agree as long as nobody lies', async () => {
    for (const path of [
      '/extended',
      `/extended/v2/blocks/${height}`,
      `/extended/v1/tx/0x${deposit}`,
      `/extended/v1/contract/${bank}/events`,
      '/v2/info',
    ])
      expect(await get(path, mirror)).toEqual(await get(path));
  });

  it('have faults of their own', async () => {
    await faults({ at: 'mirror', routes: [{ path: '/v2/info', answer: 503 }] });
    expect((await fetch(`${devnet.url}/v2/info`)).status).toBe(200);
    expect((await fetch(`${mirror}/v2/info`)).status).toBe(503);
    expect((await fetch(`${mirror}/v2/info`)).status).toBe(200);
    expect((await get('/devnet/faults?at=mirror')).routes).toEqual([]);
  });

  it('disagree about a print of a block when one lies', async () => {
    const before = await txOf(deposit);
    await faults({ at: 'mirror', lies: [{ txid: deposit, event: 1, field: 'amount', delta: 1 }] });
    const lie = await txOf(deposit, mirror);
    expect(lie.events[1].contract_log.value.repr).toBe(
      `(tuple (amount u1001) (topic "deposited") (who '${alice.address}))`,
    );
    expect(await txOf(deposit)).toEqual(before);
    expect({ ...lie, events: [lie.events[0], before.events[1]] }).toEqual(before);
    const listed = await get(`/extended/v1/contract/${bank}/events`, mirror);
    expect(listed.results.at(-1).contract_log.value.hex).toBe(lie.events[1].contract_log.value.hex);
    expect((await get('/devnet/faults?at=mirror')).lies[0]).toMatchObject({ hits: 2 });
  });

  it('may give another value as a whole', async () => {
    const value = `0x${Cl.serialize(Cl.stringAscii('nonsense')).replace(/^0x/, '')}`;
    await faults({ lies: [{ txid: `0x${deposit}`, event: 1, value }] });
    expect((await txOf(deposit)).events[1].contract_log.value).toEqual({ hex: value, repr: '"nonsense"' });
  });
});

describe('what is hidden', () => {
  it('is a transaction without a trace, for so many answers', async () => {
    await faults({ hide: [{ txid: deposit, requests: 3 }] });
    expect((await fetch(`${devnet.url}/extended/v1/tx/0x${deposit}`)).status).toBe(404);
    expect((await get(`/extended/v2/blocks/${height}`)).tx_count).toBe(1);
    expect((await listOf()).results.map(({ tx_id }: any) => tx_id)).toEqual([`0x${prints}`]);
    expect((await listOf()).results.length).toBe(2);
    expect((await listOf(mirror)).results.length).toBe(2);
  });

  it('is one event, whose successors move up', async () => {
    await faults({ hide: [{ txid: prints, event: 1 }] });
    const tx = await txOf(prints);
    expect(tx.event_count).toBe(3);
    expect(tx.events.map((event: any) => [event.event_index, event.contract_log.value.repr])).toEqual([
      [0, 'u0'],
      [1, 'u2'],
      [2, 'u3'],
    ]);
    expect((await get(`/extended/v1/contract/${bank}/events`)).results.length).toBe(4);
    expect((await get(`/extended/v1/tx/events?tx_id=0x${prints}`)).events.length).toBe(3);
  });

  it('changes the tag, so that a cached answer does not cover it', async () => {
    const path = `/extended/v2/blocks/${height}`;
    const etag = (await devnet.get(path)).headers.get('etag') as string;
    expect((await devnet.get(path, { 'if-none-match': `"other", W/${etag}` })).status).toBe(304);
    await faults({ hide: [{ txid: deposit }] });
    expect((await devnet.get(path, { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('what nobody knows', () => {
  it('is a status: failed, without events', async () => {
    await faults({ statuses: [{ txid: deposit, status: 'problematic_skipped' }] });
    expect(await txOf(deposit)).toMatchObject({
      tx_status: 'problematic_skipped',
      tx_result: { hex: '0x0809', repr: '(err none)' },
      event_count: 0,
      events: [],
    });
  });

  it('is a type of event, and fields', async () => {
    await faults({ unknownEvents: [{ txid: prints, position: 'first' }, { txid: prints }], extraFields: true });
    const tx = await txOf(prints);
    expect(tx.events.map(({ event_type }: any) => event_type)).toEqual([
      'future',
      ...Array.from({ length: 4 }, () => 'smart_contract_log'),
      'future',
    ]);
    expect(tx.event_count).toBe(6);
    expect(tx.future_field).toMatchObject({ since: 'a later version' });
    expect(tx.events[1].contract_log.future_field).toBeDefined();
  });
});

describe('a load balancer', () => {
  it('answers from two views in turn, so that the tip goes backwards', async () => {
    const tip = (await get('/extended/v2/blocks/latest')).height;
    await faults({ balanced: { blocksBehind: 1, node: true } });
    const tips: number[] = [];
    for (let count = 0; count < 4; count++) tips.push((await get('/extended')).chain_tip.block_height);
    expect(tips).toEqual([tip, tip - 1, tip, tip - 1]);
    const nodeTips = [await get('/v2/info'), await get('/v2/info')].map((info) => info.stacks_tip_height);
    expect(nodeTips).toEqual([tip, tip - 1]);
    await devnet.mine();
    expect([(await get('/extended')).chain_tip.block_height, (await get('/extended')).chain_tip.block_height]).toEqual([
      tip + 1,
      tip,
    ]);
    await faults({ balanced: null });
    for (let count = 0; count < 3; count++) expect((await get('/extended')).chain_tip.block_height).toBe(tip + 1);
  });

  it('may have a view that stays on the old branch', async () => {
    await devnet.mine(2);
    const old = await get('/extended/v2/blocks/latest');
    await faults({ at: 'mirror', apiFrozen: true });
    await faults({ balanced: { blocksBehind: 0, frozen: true } });
    await devnet.post('/devnet/reorg', { depth: 1 });
    await devnet.mine(2);
    const seen = [
      await get(`/extended/v2/blocks/${old.index_block_hash}`),
      await get(`/extended/v2/blocks/${old.index_block_hash}`),
    ];
    expect(seen.map(({ canonical }) => canonical)).toEqual([false, true]);
    expect((await get('/extended/v2/blocks/latest', mirror)).index_block_hash).toBe(old.index_block_hash);
    await faults({ at: 'mirror', apiFrozen: false });
    expect(await get('/extended/v2/blocks/latest', mirror)).toMatchObject({ height: old.height + 1, canonical: true });
  });
});

describe('pages', () => {
  it('shift while they are read', async () => {
    const path = `/extended/v1/contract/${bank}/events`;
    const values = async (offset: number): Promise<string[]> =>
      (await get(`${path}?limit=2&offset=${offset}`)).results.map((item: any) => item.contract_log.value.repr);
    expect([...(await values(0)), ...(await values(2))]).toEqual(['u3', 'u2', 'u1', 'u0']);
    await faults({ shiftPages: [{ path, by: 1, requests: 1 }] });
    expect([...(await values(0)), ...(await values(2)), ...(await values(2))]).toEqual([
      'u3',
      'u2',
      'u2',
      'u1',
      'u1',
      'u0',
    ]);
    await faults({ shiftPages: [{ path: '/extended/v2/blocks', by: -1 }] });
    const page = await get(`/extended/v2/blocks/${height}/transactions?limit=1&offset=1`);
    expect(page).toMatchObject({ limit: 1, offset: 1, total: 1, results: [] });
  });
});

describe('an answer', () => {
  it('is lost although the transaction was taken', async () => {
    const tx = await alice.call(bank, 'bump');
    await faults({ routes: [{ path: '/v2/transactions', answer: 'reset', after: true }] });
    await expect(send(devnet, tx)).rejects.toThrow();
    expect((await txOf(tx.txid())).tx_status).toBe('pending');
    expect((await send(devnet, tx)).json).toBe(tx.txid());
    const next = await alice.call(bank, 'bump');
    await faults({ routes: [{ path: '/v2/transactions', answer: 'reset' }] });
    await expect(send(devnet, next)).rejects.toThrow();
    expect((await fetch(`${devnet.url}/extended/v1/tx/0x${next.txid()}`)).status).toBe(404);
    await sendOk(devnet, next);
    await devnet.mine();
  });

  it('ends half-way, or is a page for people', async () => {
    await faults({
      routes: [
        { path: '/v2/info', answer: 'truncate' },
        { path: '/v2/info', answer: 'html' },
        { path: '/v2/info', answer: 429, retryAfter: 7, method: 'get' },
      ],
    });
    await expect(get('/v2/info')).rejects.toThrow();
    const page = await fetch(`${devnet.url}/v2/info`);
    expect([page.status, (await page.text()).startsWith('<html>')]).toEqual([200, true]);
    const limited = await fetch(`${devnet.url}/v2/info`);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await get('/v2/info')).network_id).toBe(0x80000000);
  });

  it('goes wrong by chance, the same way for the same seed', async () => {
    const draw = async (seed: number): Promise<string> => {
      await faults({ clear: true, routes: [{ path: '/v2/info', answer: 500, probability: 0.5, seed }] });
      const statuses: number[] = [];
      for (let count = 0; count < 24; count++) statuses.push((await fetch(`${devnet.url}/v2/info`)).status);
      return statuses.map((status) => (status === 200 ? '.' : 'x')).join('');
    };
    const first = await draw(7);
    expect(await draw(7)).toBe(first);
    expect(await draw(8)).not.toBe(first);
    expect(first).toMatch(/x.*\./);
  });
});

describe('the state', () => {
  it('of a contract seems changed by a delta at one address, devnet only', async () => {
    const field = async (base: string): Promise<any> =>
      (
        await (
          await fetch(`${base}/v2/contracts/call-read/${alice.address}/bank/get-heights`, {
            method: 'POST',
            body: JSON.stringify({ sender: alice.address, arguments: [] }),
          })
        ).json()
      ).result;
    const truth = Cl.deserialize(await field(devnet.url)) as any;
    await faults({
      callReadSkews: [{ contract: bank, function: 'get-heights', field: 'stacks', delta: -3, requests: 1 }],
    });
    expect((await field(mirror)).length).toBeGreaterThan(10);
    const skewed = Cl.deserialize(await field(devnet.url)) as any;
    expect(skewed.value.stacks.value).toBe(truth.value.stacks.value - 3n);
    expect(skewed.value.burn).toEqual(truth.value.burn);
    expect(Cl.deserialize(await field(devnet.url))).toEqual(truth);
    await faults({ callReadSkews: [{ contract: bank, function: 'get-counter', delta: 5 }] });
    const counter = (await readOnly(devnet, bank, 'get-counter')).result;
    const raw = (await get(`/v2/data_var/${alice.address}/bank/counter`)).data;
    expect(BigInt(counter.replace('0x01', '0x'))).toBe(BigInt(raw.replace('0x01', '0x')) + 5n);
  });

  it('is read at the tip when the tip is no hash, 0x in front included', async () => {
    const tip = (await get('/extended/v2/blocks/4')).index_block_hash;
    const at = (query: string): Promise<any> => get(`/v2/accounts/${alice.address}${query}`);
    const now = await at('');
    expect(await at(`?tip=${tip}`)).toEqual(now);
    expect((await at(`?tip=${tip.slice(2)}`)).nonce).toBe(3);
    expect(now.nonce).toBeGreaterThan(3);
  });
});

describe('a transaction', () => {
  it('has a tag that changes with its status', async () => {
    const txid = await sendOk(devnet, alice.call(bank, 'bump'));
    const path = `/extended/v1/tx/0x${txid}`;
    const waiting = (await devnet.get(path)).headers.get('etag') as string;
    expect((await devnet.get(path, { 'if-none-match': waiting })).status).toBe(304);
    await devnet.mine();
    const mined = await devnet.get(path, { 'if-none-match': waiting });
    expect([mined.status, mined.json.tx_status]).toEqual([200, 'success']);
    const tag = mined.headers.get('etag') as string;
    await devnet.mine();
    expect((await devnet.get(path, { 'if-none-match': tag })).status).toBe(304);
  });
});

describe('a fault that makes no sense', () => {
  it.each([
    [{ at: 'moon' }],
    [{ hidden: [] }],
    [{ hide: [{ txid: 'ff' }] }],
    [{ lies: [{ txid: '00'.repeat(32), event: 0 }] }],
    [{ lies: [{ txid: '00'.repeat(32), event: 0, value: '0xff' }] }],
    [{ statuses: [{ txid: '00'.repeat(32), status: 'Bad Status' }] }],
    [{ routes: [{ path: 'v2', answer: 500 }] }],
    [{ routes: [{ path: '/v2', answer: 500, probability: 2 }] }],
    [{ balanced: 3 }],
    [{ at: 'webhooks', routes: [] }],
    [{ callReadSkews: [{ contract: 'x', function: 'f', delta: 1 }] }],
    [{ simulation: 'off' }],
  ])('is refused, and nothing of it is set: %j', async (body) => {
    const answer = await devnet.post('/devnet/faults', { apiLagBlocks: 2, ...body });
    expect(answer.status).toBe(400);
    expect((await get('/devnet/faults')).apiLagBlocks).toBe(0);
  });
});
