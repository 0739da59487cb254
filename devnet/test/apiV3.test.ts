import { Cl } from '@stacks/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

const alice = new Account('alice');
const bank = `${alice.address}.bank`;
const OLD = ['/extended/v1/tx/{}', '/extended/v1/address/{}/nonces', '/extended/v1/address/{}/balances'];
let devnet: DevnetProcess;
let deposit: string;
let chatty: string;

beforeAll(async () => {
  devnet = await DevnetProcess.start(...alice.fund());
  await sendOk(devnet, alice.deploy('bank', BANK));
  await devnet.mine();
  deposit = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(1000)]));
  chatty = await sendOk(
    devnet,
    alice.call(bank, 'many-prints', [Cl.list(Array.from({ length: 60 }, (_, index) => Cl.uint(index)))], { fee: 5000 }),
  );
  for (let index = 0; index < 22; index++) await sendOk(devnet, alice.call(bank, 'bump'));
  await devnet.mine(1);
});

afterAll(() => devnet.stop());

async function get(path: string): Promise<any> {
  return (await devnet.get(path)).json;
}

describe('the routes since version 9 of the API', () => {
  it('list a block newest first, page behind page, to the same transactions as the old list', async () => {
    const old = await get('/extended/v2/blocks/latest/transactions?limit=50');
    const seen: any[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: any = await get(
        `/extended/v3/blocks/latest/transactions?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      expect(page.total).toBe(24);
      if (cursor !== '') expect(page.cursor.current).toBe(cursor);
      seen.push(...page.results);
      cursor = page.cursor.next;
    }
    expect(seen.map(({ block }) => block.tx_index)).toEqual(Array.from({ length: 24 }, (_, index) => 23 - index));
    expect(new Set(seen.map(({ tx_id }) => tx_id))).toEqual(new Set(old.results.map(({ tx_id }: any) => tx_id)));
    expect(Object.keys(seen[0])).toEqual([
      'tx_id', 'sender', 'sponsor', 'fee_rate', 'block', 'bitcoin_block', 'status', 'type', 'contract_call',
    ]);
    expect(Object.keys(seen[0].contract_call)).toEqual(['contract_id', 'function_name']);
  });

  it('tell a mined transaction, with what is asked for', async () => {
    const bare = await get(`/extended/v3/transactions/0x${deposit}`);
    expect(bare).toMatchObject({ status: 'success', sender: { address: alice.address }, sponsor: null, event_count: 2 });
    expect(bare.result).toBeUndefined();
    const full = await get(`/extended/v3/transactions/0x${deposit}?include=result,function_args`);
    const old = await get(`/extended/v1/tx/0x${deposit}`);
    expect(full.result).toEqual(old.tx_result);
    expect(full.contract_call.function_args).toEqual([{ hex: old.contract_call.function_args[0].hex, repr: 'u1000' }]);
    expect(full.block).toMatchObject({ height: old.block_height, hash: old.block_hash, tx_index: old.tx_index });
    expect((await devnet.get(`/extended/v3/transactions/0x${deposit}?include=everything`)).status).toBe(400);
  });

  it('page events behind a cursor that names the first of its page', async () => {
    const first = await get(`/extended/v3/transactions/0x${chatty}/events?limit=50`);
    expect(first).toMatchObject({ total: 60, limit: 50, cursor: { next: '50', previous: null, current: '0' } });
    const second = await get(`/extended/v3/transactions/0x${chatty}/events?limit=50&cursor=50`);
    expect(second.cursor).toEqual({ next: null, previous: '0', current: '50' });
    expect([...first.results, ...second.results].map(({ event_index }: any) => event_index)).toEqual(
      Array.from({ length: 60 }, (_, index) => index),
    );
    const moved = await get(`/extended/v3/transactions/0x${deposit}/events`);
    expect(moved.results.map(({ type }: any) => type)).toEqual(['stx_asset', 'contract_log']);
    expect(moved.results[0].stx_asset).toMatchObject({ type: 'transfer', sender: alice.address, amount: '1000' });
  });

  it('know what waits, and nothing of what was thrown out or never seen', async () => {
    const waiting = await sendOk(devnet, alice.call(bank, 'bump'));
    const pending = await get(`/extended/v3/transactions/0x${waiting}`);
    expect(pending).toMatchObject({ status: 'pending', replaced_by_tx_id: null, type: 'contract_call' });
    expect((await devnet.get(`/extended/v3/transactions/0x${waiting}/events`)).status).toBe(400);
    expect(await get(`/extended/v3/principals/${alice.address}/nonces`)).toEqual({
      next_nonce: 26,
      last_confirmed_nonce: 24,
      mempool: { last_nonce: 25, pending_nonces: [], missing_nonces: [] },
    });
    await devnet.post('/devnet/mempool/drop', { txids: [`0x${waiting}`] });
    expect(await devnet.get(`/extended/v3/transactions/0x${waiting}`)).toMatchObject({
      status: 404,
      json: { message: 'Transaction not found' },
    });
    expect((await get(`/extended/v1/tx/0x${waiting}`)).tx_status).toMatch(/^dropped_/);
    alice.nonce = 25;
  });
});

describe('the logs of a contract', () => {
  it('come newest first from a place on, page behind page', async () => {
    const { block } = await get(`/extended/v3/transactions/0x${chatty}`);
    const end = `${block.height}:2147483647:${block.tx_index}:2147483647`;
    const first = await get(`/extended/v2/smart-contracts/${bank}/logs?limit=50&cursor=${end}`);
    expect(first).toMatchObject({ limit: 50, total: 61, cursor: `${block.height}:2147483647:${block.tx_index}:59` });
    expect(first.results[0]).toMatchObject({
      event_index: 59, event_type: 'smart_contract_log', tx_id: `0x${chatty}`,
      contract_log: { contract_id: bank, topic: 'print', value: { repr: 'u59' } },
    });
    const second = await get(`/extended/v2/smart-contracts/${bank}/logs?limit=50&cursor=${first.prev_cursor}`);
    expect(second.results.map(({ event_index }: any) => event_index)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1]);
    expect(second).toMatchObject({ prev_cursor: null, next_cursor: first.cursor });
    expect(second.results.at(-1).tx_id).toBe(`0x${deposit}`);
    const below = await devnet.get(`/extended/v2/smart-contracts/${bank}/logs?cursor=1:2147483647:0:0`);
    expect(below).toMatchObject({ status: 404, json: { message: 'Cursor not found' } });
  });

  it('tell what a contract printed where its events cannot be written', async () => {
    const to = Cl.contractPrincipal(alice.address, 'n'.repeat(41));
    const long = await sendOk(devnet, alice.call(bank, 'payout', [Cl.uint(7), to], { nonce: 25 }));
    const fits = Cl.contractPrincipal(alice.address, 'n'.repeat(40));
    const short = await sendOk(devnet, alice.call(bank, 'payout', [Cl.uint(7), fits], { nonce: 26 }));
    alice.nonce = 27;
    await devnet.mine(1);
    expect(await get(`/extended/v3/transactions/0x${long}`)).toMatchObject({ status: 'success', event_count: 2 });
    expect(await devnet.get(`/extended/v3/transactions/0x${long}/events`)).toMatchObject({
      status: 500,
      json: { statusCode: 500, message: expect.stringContaining('does not match schema definition') },
    });
    expect((await devnet.get(`/extended/v3/transactions/0x${short}/events`)).status).toBe(200);
    const { results } = await get(`/extended/v2/smart-contracts/${bank}/logs?limit=2`);
    expect(results.map(({ tx_id }: any) => tx_id)).toEqual([`0x${short}`, `0x${long}`]);
  });

  it('are not there on an API before its version 9', async () => {
    await devnet.post('/devnet/faults', { apiRoutes: 'old' });
    expect((await devnet.get(`/extended/v2/smart-contracts/${bank}/logs`)).status).toBe(404);
    await devnet.post('/devnet/faults', { clear: true });
  });
});

describe('the balance of one token', () => {
  it('is that of all balances, and nothing of what is not held', async () => {
    await sendOk(devnet, alice.call(bank, 'earn', [Cl.uint(5)]));
    await devnet.mine(1);
    const asset = `${bank}::point`;
    const path = `/extended/v3/principals/${alice.address}/balances/ft/`;
    expect(await get(path + encodeURIComponent(asset))).toEqual({ asset_identifier: asset, balance: '5' });
    expect((await get(path + encodeURIComponent(`${bank}::badge`))).balance).toBe('0');
  });
});

describe('the transactions of a principal', () => {
  it('are those it sent, newest first; what waits has a list of its own', async () => {
    const mined = await get(`/extended/v3/principals/${alice.address}/transactions?limit=2`);
    expect(mined.results.map(({ transaction }: any) => transaction.sender.nonce)).toEqual([27, 26]);
    expect(mined.results[1]).toMatchObject({
      involvement: 'sender',
      transaction: { contract_call: { contract_id: bank, function_name: 'payout' } },
    });
    const next = await get(`/extended/v3/principals/${alice.address}/transactions?limit=1&cursor=${mined.cursor.next}`);
    expect(next.results[0].transaction.sender.nonce).toBe(25);
    const waiting = await sendOk(devnet, alice.call(bank, 'bump'));
    const pending = await get(`/extended/v3/principals/${alice.address}/mempool/transactions?limit=20`);
    expect(pending.results).toMatchObject([{ tx_id: `0x${waiting}`, sender: { nonce: 28 }, status: 'pending' }]);
    expect((await get(`/extended/v3/principals/${bank}/mempool/transactions`)).results).toEqual([]);
    await devnet.mine(1);
  });
});

describe('the switch between the generations', () => {
  it('warns of old routes, answers 410 when they are off, and 404 for new ones that are not there yet', async () => {
    const places = OLD.map((path) => path.replace('{}', path.includes('/tx/') ? `0x${deposit}` : alice.address));
    for (const place of places) expect((await devnet.get(place)).headers.get('warning')).toMatch(/^299 - "Deprecated/);
    await devnet.post('/devnet/faults', { apiRoutes: 'new' });
    for (const place of [...places, '/extended/v2/blocks/latest/transactions', `/extended/v1/contract/${bank}/events`])
      expect(await devnet.get(place)).toMatchObject({ status: 410, json: { error: 'Gone' } });
    expect((await devnet.get('/extended/v2/blocks/latest')).status).toBe(200);
    await devnet.post('/devnet/faults', { apiRoutes: 'old' });
    const missing = await devnet.get(`/extended/v3/transactions/0x${deposit}`);
    expect(missing.json.message).toBe(`Route GET:/extended/v3/transactions/0x${deposit} not found`);
    expect((await devnet.get(places[0] as string)).headers.get('warning')).toBeNull();
    await devnet.post('/devnet/faults', { clear: true });
    expect((await devnet.get('/devnet/faults')).json.apiRoutes).toBe('both');
  });

  it('can be set at the start', async () => {
    const other = await DevnetProcess.start('--api-routes', 'new');
    expect((await other.get(`/extended/v1/address/${alice.address}/nonces`)).status).toBe(410);
    await other.stop();
    expect((await DevnetProcess.startFailing('--api-routes', 'next')).stderr).toContain('--api-routes must be');
  });
});
