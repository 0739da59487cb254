import { Cl, Pc, PostConditionMode } from '@stacks/transactions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, readOnly, send, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';
import { Receiver } from './support/receiver.js';

const alice = new Account('alice');
const bob = new Account('bob');
const bank = `${alice.address}.bank`;
const TOKEN = 'a token of this test';
const receiver = new Receiver();
let folder: string;
let observer: string;
let devnet: DevnetProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'devnet-troubles-'));
  observer = await receiver.start();
  await start();
  await sendOk(devnet, alice.deploy('bank', BANK));
  await devnet.mine(2);
});

afterAll(async () => {
  await devnet.crash();
  await receiver.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  devnet = await DevnetProcess.start(
    ...alice.fund(),
    ...bob.fund(),
    ...['--observer', observer, '--data', folder, '--auth-token', TOKEN],
  );
}

async function get(path: string): Promise<any> {
  return (await devnet.get(path)).json;
}

async function post(path: string, body: object = {}): Promise<any> {
  const answer = await devnet.post(path, body);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return answer.json;
}

async function counter(): Promise<number> {
  return Number((await readOnly(devnet, bank, 'get-counter')).result.replace('0x01', '0x'));
}

/** Until the devnet has nothing more to deliver; forgets what came before. */
async function delivered(): Promise<void> {
  while ((await get('/devnet/status')).observers.some(({ waiting }: any) => waiting > 0))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function freshReceiver(): Promise<void> {
  await delivered();
  receiver.got.length = 0;
}

describe('a block that competes with the tip', () => {
  it('is told and can be looked up, but never becomes canonical', async () => {
    const txid = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(5)]));
    await devnet.mine();
    const tip = await get('/extended/v2/blocks/latest');
    await freshReceiver();
    const { block } = await post('/devnet/competing');
    await devnet.mine(2);
    await delivered();
    const [told, next] = receiver.accepted('/new_block');
    expect(told).toMatchObject({ block_height: tip.height, index_block_hash: block.index_block_hash });
    expect(told.parent_index_block_hash).toBe(tip.parent_index_block_hash);
    expect(told.transactions.map((tx: any) => [tx.txid, tx.status])).toEqual([[`0x${txid}`, 'success']]);
    expect(told.events.length).toBe(2);
    expect(next.parent_index_block_hash).toBe(tip.index_block_hash);
    expect(receiver.got.filter(({ path }) => path === '/new_burn_block')).toEqual([]);
    expect(await get(`/extended/v2/blocks/${block.index_block_hash}`)).toMatchObject({ canonical: false, tx_count: 1 });
    expect((await get(`/extended/v2/blocks/${tip.height}`)).index_block_hash).toBe(tip.index_block_hash);
    expect(await devnet.tx(txid)).toMatchObject({ canonical: true, block_hash: tip.hash });
  });

  it('becomes canonical when it is adopted and built upon', async () => {
    const before = await counter();
    const txid = await sendOk(devnet, alice.call(bank, 'bump'));
    await devnet.mine();
    const tip = await get('/extended/v2/blocks/latest');
    const empty = (await post('/devnet/competing', { txs: 'none' })).block;
    const same = (await post('/devnet/competing')).block;
    expect((await post('/devnet/adopt', { block: same.index_block_hash })).orphaned.length).toBe(1);
    expect(await counter()).toBe(before + 1);
    expect((await get('/extended/v2/blocks/latest')).index_block_hash).toBe(tip.index_block_hash); // not longer yet
    await devnet.mine();
    expect((await get(`/extended/v2/blocks/${tip.height}`)).index_block_hash).toBe(same.index_block_hash);
    expect(await get(`/extended/v2/blocks/${tip.index_block_hash}`)).toMatchObject({ canonical: false });
    await post('/devnet/adopt', { block: empty.index_block_hash });
    expect(await counter()).toBe(before);
    await devnet.mine(2);
    expect(await counter()).toBe(before + 1);
    expect(await devnet.tx(txid)).toMatchObject({ canonical: true, block_height: tip.height + 1 });
    expect((await devnet.post('/devnet/adopt', { block: empty.index_block_hash })).status).toBe(400);
    expect((await devnet.post('/devnet/adopt', { block: `0x${'00'.repeat(32)}` })).status).toBe(404);
  });
});

describe('a stall', () => {
  it('has burn blocks and no Stacks blocks, and ends one tenure at a time, restart in between', async () => {
    const before = await get('/v2/info');
    await freshReceiver();
    await post('/devnet/mine', { burnBlocks: 3, blocks: 0, stall: true });
    await delivered();
    expect(receiver.got.map(({ path, body }) => [path, body.burn_block_height])).toEqual(
      [1, 2, 3].map((step) => ['/new_burn_block', before.burn_block_height + step]),
    );
    expect(await get('/v2/info')).toMatchObject({
      stacks_tip_height: before.stacks_tip_height,
      burn_block_height: before.burn_block_height + 3,
    });
    await devnet.crash();
    await start();
    expect((await get('/v2/info')).burn_block_height).toBe(before.burn_block_height + 3);
    await freshReceiver();
    await devnet.mine(4);
    await delivered();
    const blocks = receiver.accepted('/new_block');
    expect(blocks.map((block) => block.burn_block_height - before.burn_block_height)).toEqual([1, 2, 3, 3]);
    expect(receiver.got.every(({ path }) => path === '/new_block')).toBe(true);
    const heights = Cl.deserialize((await readOnly(devnet, bank, 'get-heights')).result) as any;
    expect(Number(heights.value.burn.value)).toBe(before.burn_block_height + 3);
  });

  it('runs on the timer', async () => {
    const before = await get('/v2/info');
    await post('/devnet/pace', { blockMs: 10, burnBlockMs: 10, stalled: true });
    await post('/devnet/start-timer');
    while ((await get('/v2/info')).burn_block_height < before.burn_block_height + 2)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await get('/v2/info')).stacks_tip_height).toBe(before.stacks_tip_height);
    await post('/devnet/stop-timer');
    await post('/devnet/pace', { blockMs: 0, burnBlockMs: 0, stalled: false });
    await devnet.mine((await get('/v2/info')).burn_block_height - before.burn_block_height);
  });
});

describe('the mempool', () => {
  const waiting = async (): Promise<string[]> =>
    (await get('/extended/v1/tx/mempool')).results.map((tx: any) => tx.tx_id.slice(2)).sort();

  it('drops what waited too long, counted in burn blocks', async () => {
    await post('/devnet/mempool/rules', { expiryBurnBlocks: 2, holdSenders: [bob.address] });
    const txid = await sendOk(devnet, bob.transfer(alice.address, 1, { nonce: 0 }));
    await devnet.mine(0, 1);
    expect((await devnet.tx(txid)).tx_status).toBe('pending');
    await freshReceiver();
    await post('/devnet/mine', { burnBlocks: 1, blocks: 0, stall: true });
    await delivered();
    expect(receiver.accepted('/drop_mempool_tx')).toEqual([
      { dropped_txids: [`0x${txid}`], reason: 'StaleGarbageCollect', new_txid: null },
    ]);
    expect((await devnet.tx(txid)).tx_status).toBe('dropped_stale_garbage_collect');
    await post('/devnet/mempool/rules', { expiryBurnBlocks: 256, holdSenders: [] });
    await devnet.mine();
  });

  it('keeps a held sender and a cheap transaction out of blocks: a fee ladder', async () => {
    await post('/devnet/mempool/rules', { minFeeToMine: 2000 });
    const cheap = await sendOk(devnet, bob.transfer(alice.address, 1, { nonce: 0, fee: 1000 }));
    const step = await bob.transfer(alice.address, 1, { nonce: 0, fee: 1999 });
    await sendOk(devnet, step);
    await devnet.mine();
    expect(await waiting()).toEqual([step.txid()]);
    const enough = await sendOk(devnet, bob.transfer(alice.address, 1, { nonce: 0, fee: 2000 }));
    await post('/devnet/mempool/rules', { holdSenders: [bob.address] });
    await devnet.mine();
    expect(await waiting()).toEqual([enough]);
    await post('/devnet/mempool/rules', { holdSenders: [] });
    await devnet.mine();
    expect((await devnet.tx(enough)).tx_status).toBe('success');
    expect(await devnet.tx(cheap)).toMatchObject({
      tx_status: 'dropped_replace_by_fee',
      replaced_by_tx_id: `0x${step.txid()}`,
    });
    await post('/devnet/mempool/rules', { minFeeToMine: 0 });
    expect((await devnet.post('/devnet/mempool/rules', { holdSenders: ['x'], maxTxsPerBlock: 1 })).status).toBe(400);
    expect((await get('/devnet/mempool/rules')).maxTxsPerBlock).toBe(1000);
  });

  it('fills a small block by fee per byte, nonces in sequence', async () => {
    await post('/devnet/mempool/rules', { maxTxsPerBlock: 1 });
    const low = await sendOk(devnet, bob.transfer(alice.address, 1, { nonce: 1, fee: 300 }));
    const high = await sendOk(devnet, bob.transfer(alice.address, 1, { nonce: 2, fee: 90_000 }));
    const middle = await sendOk(devnet, alice.transfer(bob.address, 1, { fee: 600 }));
    const order = [];
    for (let count = 0; count < 3; count++) order.push((await devnet.mine()).blocks[0].txs[0]);
    expect(order).toEqual([middle, low, high]); // the dear one has to wait for its nonce
    await post('/devnet/mempool/rules', { maxTxsPerBlock: 1000 });
  });

  it('may mine the old one although a replacement was taken', async () => {
    const old = await sendOk(devnet, bob.transfer(alice.address, 7, { nonce: 3, fee: 400 }));
    const replacement = await sendOk(devnet, bob.transfer(alice.address, 7, { nonce: 3, fee: 800 }));
    await post('/devnet/mempool/restore', { txid: old });
    await devnet.mine();
    expect((await devnet.tx(old)).tx_status).toBe('success');
    expect(await devnet.tx(replacement)).toMatchObject({ tx_status: 'dropped_replace_by_fee' });
    expect((await devnet.post('/devnet/mempool/restore', { txid: replacement })).status).toBe(400);
  });

  it('is forgotten without a word, of the senders that are named', async () => {
    const txid = await sendOk(devnet, bob.transfer(alice.address, 1, { nonce: 4 }));
    await freshReceiver();
    expect((await post('/devnet/mempool/forget', { senders: [alice.address] })).forgotten).toEqual([]);
    expect((await post('/devnet/mempool/forget', { senders: [bob.address] })).forgotten).toEqual([txid]);
    expect((await devnet.get(`/extended/v1/tx/0x${txid}`)).status).toBe(404);
    await devnet.mine();
    await delivered();
    expect(receiver.got.map(({ path }) => path)).toEqual(['/new_block']);
  });
});

describe('webhooks', () => {
  const heights = (): number[] => receiver.accepted('/new_block').map((body) => body.block_height);

  it('change places, are held, are sent again', async () => {
    await freshReceiver();
    await post('/devnet/faults', { reorderWebhooks: 1 });
    const first = (await devnet.mine()).height;
    expect((await get('/devnet/status')).observers[0].waiting).toBe(1);
    await devnet.mine();
    await delivered();
    expect(heights()).toEqual([first + 1, first]);
    await post('/devnet/faults', { holdWebhooks: true });
    await devnet.mine(2);
    expect((await get('/devnet/status')).observers[0].waiting).toBe(2);
    await post('/devnet/faults', { holdWebhooks: false });
    await delivered();
    await post('/devnet/webhooks/resend', { blocks: 2 });
    await delivered();
    expect(heights().slice(2)).toEqual([first + 2, first + 3, first + 2, first + 3]);
  });

  it('say something else than the API, or hide it', async () => {
    const txid = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(9)]));
    await post('/devnet/faults', {
      at: 'webhooks',
      lies: [{ txid, event: 1, field: 'amount', delta: 1 }],
      hide: [{ txid, event: 0 }],
      unknownEvents: [{ txid }],
      extraFields: true,
    });
    await freshReceiver();
    await devnet.mine();
    await delivered();
    const [block] = receiver.accepted('/new_block');
    expect(block.future_field).toBeDefined();
    expect(block.events.map(({ type, event_index }: any) => [type, event_index])).toEqual([
      ['contract_event', 0],
      ['future_event', 1],
    ]);
    expect((Cl.deserialize(block.events[0].contract_event.raw_value) as any).value.amount.value).toBe(10n);
    expect((await devnet.tx(txid)).event_count).toBe(2);
    await post('/devnet/faults', { at: 'webhooks', clear: true });
  });

  it('are lost until a restart, and what is held is not', async () => {
    await freshReceiver();
    await post('/devnet/faults', { dropWebhooksUntilRestart: true });
    await devnet.mine(2);
    await delivered();
    await post('/devnet/faults', { dropWebhooksUntilRestart: false, holdWebhooks: true });
    const { height } = await devnet.mine();
    await devnet.crash();
    await start();
    await delivered();
    expect(heights()).toEqual([height]);
  });
});

describe('a simulation', () => {
  const simulate = async (hex: string, token = TOKEN, query = ''): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${devnet.url}/v3/transactions/simulate${query}`, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ transaction_hex: hex }),
    });
    return { status: response.status, text: await response.text() };
  };

  it('tells what the transaction would do, and leaves nothing', async () => {
    const tx = await alice.call(bank, 'deposit', [Cl.uint(12)], { nonce: alice.nonce });
    const before = [await counter(), await get(`/v2/accounts/${alice.address}`), await get('/v2/info')];
    const { tip_block_id, tip_height } = await get('/v3/tenures/info');
    const { status, text } = await simulate(tx.serialize());
    expect(status).toBe(200);
    const result = JSON.parse(text);
    expect(result).toMatchObject({
      txid: tx.txid(),
      tip_block_id,
      block_height: tip_height + 1,
      result_hex: `0x07${Cl.serialize(Cl.uint(12))}`,
      stx_burned: 0,
      post_condition_aborted: false,
      vm_error: null,
    });
    expect(result.events.map((event: any) => [event.type, event.event_index, event.txid])).toEqual([
      ['stx_transfer_event', 0, `0x${tx.txid()}`],
      ['contract_event', 1, `0x${tx.txid()}`],
    ]);
    expect([await counter(), await get(`/v2/accounts/${alice.address}`), await get('/v2/info')]).toEqual(before);
    await sendOk(devnet, tx);
    await devnet.mine();
    expect((await devnet.tx(tx.txid())).tx_result.hex).toBe(result.result_hex);
    alice.nonce++;
  });

  it('tells an error of the contract, of the VM, and a broken post-condition', async () => {
    const of = async (fn: string, args: any[], extra = {}): Promise<any> =>
      JSON.parse(
        (await simulate((await alice.call(bank, fn, args, { nonce: alice.nonce, ...extra })).serialize())).text,
      );
    expect(await of('refuse', [])).toMatchObject({ result_hex: `0x08${Cl.serialize(Cl.uint(100))}`, events: [] });
    expect(await of('panic', [])).toMatchObject({ result_hex: '0x0809', vm_error: expect.any(String) });
    const tooLittle = Pc.principal(alice.address).willSendLte(11).ustx();
    expect(
      await of('deposit', [Cl.uint(12)], { postConditionMode: PostConditionMode.Deny, postConditions: [tooLittle] }),
    ).toMatchObject({ post_condition_aborted: true, events: [], vm_error: expect.stringContaining('Post-condition') });
  });

  it('is refused without the token, for another nonce, for another tip, and where there is none', async () => {
    const hex = (await alice.call(bank, 'bump', [], { nonce: alice.nonce })).serialize();
    const later = (await alice.call(bank, 'bump', [], { nonce: alice.nonce + 1 })).serialize();
    expect((await simulate(hex, 'guess')).status).toBe(401);
    expect(await simulate(later)).toMatchObject({ status: 400, text: expect.stringContaining('Bad nonce') });
    expect((await simulate('zz')).status).toBe(400);
    expect((await simulate(hex, TOKEN, `?tip=${'00'.repeat(32)}`)).status).toBe(404);
    const old = (await get('/extended/v2/blocks/3')).index_block_hash.slice(2);
    expect((await simulate(hex, TOKEN, `?tip=${old}`)).status).toBe(400);
    await post('/devnet/faults', { simulation: 'absent' });
    expect((await simulate(hex)).status).toBe(404);
    await post('/devnet/faults', { clear: true });
    expect((await simulate(hex)).status).toBe(200);
  });
});

describe('a restart after all this', () => {
  it('gives the same chain', async () => {
    await post('/devnet/competing');
    const portrait = (): Promise<any[]> =>
      Promise.all(
        [
          '/v2/info',
          '/extended/v2/blocks?limit=30',
          `/v2/accounts/${alice.address}`,
          `/v2/accounts/${bob.address}`,
        ].map(get),
      );
    const before = await portrait();
    await freshReceiver();
    await devnet.crash();
    await start();
    expect(await portrait()).toEqual(before);
    expect(devnet.stderr).toBe('');
    await devnet.mine();
    await delivered();
    expect(receiver.got.map(({ path }) => path)).toEqual(['/new_block']);
    expect((await send(devnet, await alice.transfer(bob.address, 1))).status).toBe(200);
  });
});
