import { Cl, serializePayload } from '@stacks/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, readOnly, sendOk } from './support/account.js';
import { BANK, SBTC } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

const alice = new Account('alice');
const bank = `${alice.address}.bank`;
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
  await devnet.mine(30, 3);
});

afterAll(() => devnet.stop());

async function get(path: string): Promise<any> {
  return (await devnet.get(path)).json;
}

const BLOCK_KEYS = [
  'canonical',
  'height',
  'hash',
  'block_time',
  'block_time_iso',
  'tenure_height',
  'index_block_hash',
  'parent_block_hash',
  'parent_index_block_hash',
  'burn_block_time',
  'burn_block_time_iso',
  'burn_block_hash',
  'burn_block_height',
  'miner_txid',
  'tx_count',
  'execution_cost_read_count',
  'execution_cost_read_length',
  'execution_cost_runtime',
  'execution_cost_write_count',
  'execution_cost_write_length',
];

const MINED_TX_KEYS = [
  'tx_id',
  'nonce',
  'fee_rate',
  'sender_address',
  'sponsored',
  'post_condition_mode',
  'post_conditions',
  'anchor_mode',
  'tx_type',
  'contract_call',
  'is_unanchored',
  'block_hash',
  'parent_block_hash',
  'block_height',
  'block_time',
  'block_time_iso',
  'burn_block_height',
  'burn_block_time',
  'burn_block_time_iso',
  'parent_burn_block_time',
  'parent_burn_block_time_iso',
  'canonical',
  'tx_index',
  'tx_status',
  'tx_result',
  'microblock_hash',
  'microblock_sequence',
  'microblock_canonical',
  'event_count',
  'events',
  'execution_cost_read_count',
  'execution_cost_read_length',
  'execution_cost_runtime',
  'execution_cost_write_count',
  'execution_cost_write_length',
  'vm_error',
];

describe('the shapes', () => {
  it('of a block are complete', async () => {
    const block = await get('/extended/v2/blocks/4');
    expect(Object.keys(block)).toEqual(BLOCK_KEYS);
    expect(block).toMatchObject({ canonical: true, height: 4, tx_count: 24 });
    expect(await get(`/extended/v2/blocks/${block.index_block_hash}`)).toEqual(block);
    expect(await get(`/extended/v2/blocks/${block.hash}`)).toEqual(block);
  });

  it('of a transaction are complete', async () => {
    const tx = await devnet.tx(deposit);
    expect(Object.keys(tx).sort()).toEqual([...MINED_TX_KEYS].sort());
    expect(tx.contract_call).toEqual({
      contract_id: bank,
      function_name: 'deposit',
      function_signature: '(define-public (deposit (amount uint)))',
      function_args: [{ hex: '0x01000000000000000000000000000003e8', repr: 'u1000', name: 'amount', type: 'uint' }],
    });
    expect(tx.tx_result).toEqual({ hex: '0x0701000000000000000000000000000003e8', repr: '(ok u1000)' });
    expect(tx.events).toMatchObject([
      {
        event_index: 0,
        event_type: 'stx_asset',
        tx_id: `0x${deposit}`,
        asset: { asset_event_type: 'transfer', sender: alice.address, recipient: bank, amount: '1000' },
      },
      {
        event_index: 1,
        event_type: 'smart_contract_log',
        tx_id: `0x${deposit}`,
        contract_log: { contract_id: bank, topic: 'print' },
      },
    ]);
  });

  it('of the status and the node info agree', async () => {
    const info = await get('/v2/info');
    const { chain_tip } = await get('/extended');
    expect(chain_tip).toMatchObject({
      block_height: info.stacks_tip_height,
      block_hash: `0x${info.stacks_tip}`,
      burn_block_height: info.burn_block_height,
    });
    expect(info).toMatchObject({ network_id: 0x80000000, is_fully_synced: true });
    expect(await get('/v2/pox')).toMatchObject({
      current_burnchain_block_height: info.burn_block_height,
      reward_cycle_length: 1050,
    });
  });

  it('of fees: a floor of one per byte', async () => {
    const tx = await alice.call(bank, 'bump', [], { nonce: 99 });
    const payload = serializePayload(tx.payload).replace(/^0x/, '');
    const answer = (
      await devnet.post('/v2/fees/transaction', { transaction_payload: `0x${payload}`, estimated_len: 350 })
    ).json;
    expect(answer.estimations).toEqual([
      { fee_rate: 1, fee: 350 },
      { fee_rate: 2, fee: 700 },
      { fee_rate: 5, fee: 1750 },
    ]);
    expect(await get('/v2/fees/transfer')).toBe(1);
    expect((await devnet.post('/v2/fees/transaction', { transaction_payload: 'xyz' })).status).toBe(400);
  });

  it('of a transaction on the node', async () => {
    const block = await get('/extended/v2/blocks/4');
    expect(await get(`/v3/transaction/${deposit}`)).toMatchObject({
      index_block_hash: block.index_block_hash.slice(2),
      block_height: 4,
      is_canonical: true,
      result: '0x0701000000000000000000000000000003e8',
    });
    expect((await devnet.get(`/v3/transaction/${'00'.repeat(32)}`)).status).toBe(404);
  });
});

describe('pages', () => {
  it('of blocks go from the newest down without a hole', async () => {
    const total = (await get('/extended/v2/blocks')).total;
    const heights: number[] = [];
    for (let offset = 0; offset < total; offset += 7) {
      heights.push(
        ...(await get(`/extended/v2/blocks?limit=7&offset=${offset}`)).results.map(({ height }: any) => height),
      );
    }
    expect(heights).toEqual(Array.from({ length: total }, (_, index) => total - index));
  });

  it('of the transactions of a block are in order, without events', async () => {
    const first = await get('/extended/v2/blocks/4/transactions?limit=20');
    const second = await get('/extended/v2/blocks/4/transactions?limit=20&offset=20');
    expect([first.total, first.results.length, second.results.length]).toEqual([24, 20, 4]);
    expect([...first.results, ...second.results].map(({ tx_index }: any) => tx_index)).toEqual(
      Array.from({ length: 24 }, (_, index) => index),
    );
    expect(first.results.find(({ tx_id }: any) => tx_id === `0x${chatty}`)).toMatchObject({
      event_count: 60,
      events: [],
    });
  });

  it('of events, by either route', async () => {
    const page = await get(`/extended/v1/tx/0x${chatty}?event_limit=25&event_offset=50`);
    expect(page.events.map(({ event_index }: any) => event_index)).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    const other = await get(`/extended/v1/tx/events?tx_id=0x${chatty}&limit=25&offset=50`);
    expect(other.events).toEqual(page.events);
  });

  it('of the prints of a contract go from the newest down', async () => {
    const page = await get(`/extended/v1/contract/${bank}/events?limit=2`);
    expect(page.results.map(({ event_index, tx_id }: any) => [event_index, tx_id])).toEqual([
      [59, `0x${chatty}`],
      [58, `0x${chatty}`],
    ]);
    const last = await get(`/extended/v1/contract/${bank}/events?limit=50&offset=50`);
    expect(last.results.length).toBe(11);
    expect(last.results.at(-1).tx_id).toBe(`0x${deposit}`);
  });

  it('of burn blocks hold each Stacks block once', async () => {
    const page = await get('/extended/v2/burn-blocks?limit=30');
    expect(page.total).toBe(4);
    const hashes = page.results.flatMap(({ stacks_blocks }: any) => stacks_blocks);
    expect(new Set(hashes).size).toBe((await get('/extended/v2/blocks')).total);
    expect(page.results[0].burn_block_height).toBe(4);
  });

  it.each([
    ['/extended/v2/blocks', 30],
    ['/extended/v2/burn-blocks', 30],
    ['/extended/v2/blocks/4/transactions', 50],
    ['/extended/v1/tx/mempool', 50],
    [`/extended/v1/contract/${new Account('alice').address}.bank/events`, 50],
  ])('over the maximum are refused: %s', async (path, maximum) => {
    expect((await devnet.get(`${path}?limit=${maximum}`)).status).toBe(200);
    expect((await devnet.get(`${path}?limit=${maximum + 1}`)).status).toBe(400);
    expect((await devnet.get(`${path}?limit=x`)).status).toBe(400);
  });
});

describe('look-ups', () => {
  it('of what is not there answer 404', async () => {
    const unknown = '00'.repeat(32);
    for (const path of [
      `/extended/v1/tx/0x${unknown}`,
      `/extended/v2/blocks/0x${unknown}`,
      '/extended/v2/blocks/99999',
      '/nowhere',
      `/v2/contracts/source/${alice.address}/none`,
    ]) {
      expect((await devnet.get(path)).status, path).toBe(404);
    }
    expect((await devnet.get('/extended/v2/blocks/nonsense')).status).toBe(400);
    expect((await devnet.get('/v2/accounts/ST1')).status).toBe(400);
    expect((await devnet.get('/devnet/mine')).status).toBe(405);
  });

  it('answer 304 to a tag that still holds, and allow any origin', async () => {
    const first = await devnet.get('/extended/v2/blocks/latest');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') as string;
    expect((await devnet.get('/extended/v2/blocks/latest', { 'if-none-match': etag })).status).toBe(304);
    await devnet.mine();
    expect((await devnet.get('/extended/v2/blocks/latest', { 'if-none-match': etag })).status).toBe(200);
    expect((await fetch(`${devnet.url}/v2/info`, { method: 'OPTIONS' })).status).toBe(204);
  });
});

describe('contracts are read', () => {
  it('by function, with the errors of the node', async () => {
    expect(await readOnly(devnet, bank, 'get-held', [Cl.principal(alice.address)])).toEqual({
      okay: true,
      result: '0x01000000000000000000000000000003e8',
    });
    expect(await readOnly(devnet, bank, 'bump')).toEqual({ okay: false, cause: 'NotReadOnly' });
    expect(await readOnly(devnet, bank, 'nothing')).toMatchObject({
      okay: false,
      cause: expect.stringContaining('UndefinedFunction'),
    });
    expect(await readOnly(devnet, bank, 'get-held')).toMatchObject({
      okay: false,
      cause: expect.stringContaining('Unchecked'),
    });
    expect(await readOnly(devnet, `${alice.address}.none`, 'x')).toMatchObject({
      okay: false,
      cause: expect.stringContaining('NoSuchContract'),
    });
    expect(await readOnly(devnet, SBTC, 'get-name')).toEqual({ okay: true, result: '0x070d0000000473425443' });
    const path = `/v2/contracts/call-read/${alice.address}/bank/get-held`;
    expect((await devnet.post(path, { sender: alice.address, arguments: ['0xff'] })).status).toBe(400);
    expect((await devnet.post(path, { arguments: [] })).status).toBe(400);
    expect(
      (
        await devnet.post(path, {
          sender: bank,
          arguments: [`0x${Cl.serialize(Cl.principal(bank)).replace(/^0x/, '')}`],
        })
      ).json.okay,
    ).toBe(true);
  });

  it('by variable and map entry', async () => {
    expect(await get(`/v2/data_var/${alice.address}/bank/counter`)).toEqual({
      data: '0x0100000000000000000000000000000016',
    });
    const key = `0x${Cl.serialize(Cl.principal(alice.address)).replace(/^0x/, '')}`;
    expect((await devnet.post(`/v2/map_entry/${alice.address}/bank/held`, key)).json).toEqual({
      data: '0x0a01000000000000000000000000000003e8',
    });
    const nobody = `0x${Cl.serialize(Cl.principal(bank)).replace(/^0x/, '')}`;
    expect((await devnet.post(`/v2/map_entry/${alice.address}/bank/held`, nobody)).json).toEqual({ data: '0x09' });
  });
});

describe('faults', () => {
  it('answer what was asked for, for as many requests', async () => {
    await devnet.post('/devnet/faults', {
      routes: [
        { path: '/extended/v2/blocks', answer: 429, requests: 2 },
        { path: '/v2/info', answer: 500 },
      ],
    });
    const limited = await devnet.get('/extended/v2/blocks/latest');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await devnet.get('/v2/info')).status).toBe(500);
    expect((await devnet.get('/v2/info')).status).toBe(200);
    expect((await devnet.get('/extended/v2/blocks')).status).toBe(429);
    expect((await devnet.get('/extended/v2/blocks')).status).toBe(200);
    await devnet.post('/devnet/faults', { routes: [{ path: '/v2/info', answer: 'timeout' }] });
    await expect(fetch(`${devnet.url}/v2/info`, { signal: AbortSignal.timeout(300) })).rejects.toThrow();
    expect((await devnet.get('/v2/info')).status).toBe(200);
    expect((await devnet.post('/devnet/faults', { routes: [{ path: '/v2', answer: 418 }] })).status).toBe(400);
  });

  it('hold the API back behind the node', async () => {
    await devnet.post('/devnet/faults', { apiLagBlocks: 3 });
    const txid = await sendOk(devnet, alice.call(bank, 'bump'));
    const { height } = await devnet.mine();
    expect((await devnet.get(`/extended/v2/blocks/${height}`)).status).toBe(404);
    expect((await devnet.tx(txid)).tx_status).toBe('pending');
    expect((await get('/v2/info')).stacks_tip_height).toBe(height);
    await devnet.mine(3);
    expect((await devnet.tx(txid)).tx_status).toBe('success');
    expect((await get('/extended/v2/blocks/latest')).height).toBe(height);
    await devnet.post('/devnet/faults', { clear: true });
    expect((await get('/extended/v2/blocks/latest')).height).toBe(height + 3);
  });

  it('let the mempool be forgotten or dropped', async () => {
    const lost = await alice.call(bank, 'bump');
    await sendOk(devnet, lost);
    await devnet.post('/devnet/faults', { forgetMempool: true });
    expect((await devnet.get(`/extended/v1/tx/0x${lost.txid()}`)).status).toBe(404);
    await sendOk(devnet, lost);
    expect((await devnet.post('/devnet/mempool/drop', { txids: [lost.txid()], reason: 'TooExpensive' })).json).toEqual({
      dropped: [lost.txid()],
    });
    expect((await devnet.tx(lost.txid())).tx_status).toBe('dropped_too_expensive');
    await sendOk(devnet, lost);
    await devnet.mine();
    expect((await devnet.tx(lost.txid())).tx_status).toBe('success');
  });
});

describe('the timer', () => {
  it('mines while it runs, and only with transactions if so told', async () => {
    const height = async (): Promise<number> => (await get('/v2/info')).stacks_tip_height;
    const before = await height();
    await devnet.post('/devnet/pace', { blockMs: 20, burnBlockMs: 0, onlyWithTxs: false });
    while ((await height()) < before + 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await devnet.post('/devnet/pace', { onlyWithTxs: true });
    await devnet.mine();
    const still = await height();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await height()).toBe(still);
    const txid = await sendOk(devnet, alice.call(bank, 'bump'));
    while ((await devnet.tx(txid)).tx_status === 'pending') await new Promise((resolve) => setTimeout(resolve, 20));
    await devnet.post('/devnet/stop-timer');
    expect((await get('/devnet/status')).pace.running).toBe(false);
    const burn = (await get('/v2/info')).burn_block_height;
    await devnet.post('/devnet/pace', { blockMs: 0, burnBlockMs: 20 });
    await devnet.post('/devnet/start-timer');
    while ((await get('/v2/info')).burn_block_height < burn + 2)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await devnet.post('/devnet/stop-timer');
  });
});
