import { Cl } from '@stacks/transactions';
import { afterEach, describe, expect, it } from 'vitest';
import { Account, readOnly, send, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

let devnet: DevnetProcess;
let alice: Account;
let bank: string;

async function start(...args: string[]): Promise<void> {
  alice = new Account('alice');
  bank = `${alice.address}.bank`;
  devnet = await DevnetProcess.start(...alice.fund(), ...args);
  await sendOk(devnet, alice.deploy('bank', BANK));
  await devnet.mine();
}

afterEach(() => devnet.stop());

async function block(which: number | string): Promise<any> {
  return (await devnet.get(`/extended/v2/blocks/${which}`)).json;
}

async function counter(): Promise<number> {
  return Number((await readOnly(devnet, bank, 'get-counter')).result.replace('0x01', '0x'));
}

/** Three blocks with a call each; the txids. */
async function threeCalls(): Promise<string[]> {
  const txids: string[] = [];
  for (let index = 0; index < 3; index++) {
    txids.push(await sendOk(devnet, alice.call(bank, 'bump')));
    await devnet.mine();
  }
  return txids;
}

describe.each(['pages', 'replay'])('a fork with history by %s', (history) => {
  it('takes blocks back and mines their transactions again under the same txids', async () => {
    await start('--history', history);
    const txids = await threeCalls();
    const old = await block('latest');
    expect(await counter()).toBe(3);
    const answer = (await devnet.post('/devnet/reorg', { depth: 2 })).json;
    expect(answer.orphaned.map(({ height }: any) => height)).toEqual([old.height - 1, old.height]);
    expect(answer.orphaned.flatMap(({ txs }: any) => txs)).toEqual(txids.slice(1));
    expect(await counter()).toBe(1);
    expect((await devnet.get(`/v2/accounts/${alice.address}`)).json.nonce).toBe(2);

    // The API shows the old branch until the new one is higher.
    expect(await block('latest')).toEqual(old);
    expect(await devnet.tx(txids[2] as string)).toMatchObject({
      tx_status: 'success',
      canonical: true,
      block_height: old.height,
    });
    await devnet.mine(2);
    expect((await block('latest')).index_block_hash).toBe(old.index_block_hash);
    await devnet.mine();
    const tip = await block('latest');
    expect(tip.height).toBe(old.height + 1);
    expect(await block(old.index_block_hash)).toEqual({ ...old, canonical: false });
    expect((await block(old.height)).index_block_hash).not.toBe(old.index_block_hash);

    const again = await devnet.tx(txids[2] as string);
    expect(again).toMatchObject({ tx_status: 'success', canonical: true });
    expect(again.block_hash).not.toBe(old.hash);
    expect(await counter()).toBe(3);
    const parents = await Promise.all([0, 1, 2, 3].map((back) => block(tip.height - back)));
    parents
      .slice(0, 3)
      .forEach((child, index) => expect(child.parent_index_block_hash).toBe(parents[index + 1].index_block_hash));
  });
});

describe('a fork', () => {
  it('can be shown at once', async () => {
    await start();
    const txids = await threeCalls();
    const old = await block('latest');
    await devnet.post('/devnet/reorg', { depth: 1, api: 'immediate' });
    expect((await block('latest')).height).toBe(old.height - 1);
    expect((await devnet.tx(txids[2] as string)).tx_status).toBe('pending');
    expect((await devnet.get('/extended/v1/tx/mempool')).json.results.map((tx: any) => tx.tx_id)).toEqual([
      `0x${txids[2]}`,
    ]);
    expect((await devnet.get(`/extended/v1/address/${alice.address}/nonces`)).json).toMatchObject({
      last_executed_tx_nonce: 2,
      last_mempool_tx_nonce: 3,
    });
  });

  it('can lose its transactions', async () => {
    await start();
    const txids = await threeCalls();
    await devnet.post('/devnet/reorg', { depth: 1, txs: 'discard' });
    await devnet.mine(2);
    expect(await counter()).toBe(2);
    expect(await devnet.tx(txids[2] as string)).toMatchObject({ canonical: false, tx_status: 'success' });
    const other = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(1)], { nonce: 3 }));
    await devnet.mine();
    expect((await devnet.tx(other)).tx_status).toBe('success');
  });

  it('makes a nonce free for another transaction, which drops the first', async () => {
    await start();
    const txids = await threeCalls();
    await devnet.post('/devnet/reorg', { depth: 1 });
    const dearer = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(1)], { nonce: 3, fee: 5000 }));
    await devnet.mine(2);
    expect((await devnet.tx(dearer)).tx_status).toBe('success');
    expect(await devnet.tx(txids[2] as string)).toMatchObject({
      tx_status: 'dropped_replace_by_fee',
      replaced_by_tx_id: `0x${dearer}`,
    });
  });

  it('lets any fee replace what came in a tenure that is gone', async () => {
    await start();
    await devnet.mine(0, 1);
    const old = await sendOk(devnet, alice.transfer(bank, 1, { nonce: 1, fee: 5000 }));
    await devnet.post('/devnet/reorg', { burnDepth: 1 });
    const cheaper = await alice.transfer(bank, 1, { nonce: 1, fee: 400 });
    expect((await send(devnet, cheaper)).json.reason).toBe('ConflictingNonceInMempool'); // no other tenure yet
    await devnet.post('/devnet/mempool/rules', { holdSenders: [alice.address] });
    await devnet.mine(0, 1);
    await sendOk(devnet, cheaper);
    expect(await devnet.tx(old)).toMatchObject({
      tx_status: 'dropped_replace_across_fork',
      replaced_by_tx_id: `0x${cheaper.txid()}`,
    });
    const equal = await alice.transfer(bank, 2, { nonce: 1, fee: 400 });
    expect((await send(devnet, equal)).json.reason).toBe('ConflictingNonceInMempool');
  });

  it('over burn blocks replaces them', async () => {
    await start();
    await devnet.mine(1, 1);
    const before = await block('latest');
    await devnet.mine(2, 1);
    const old = await block('latest');
    const answer = (await devnet.post('/devnet/reorg', { burnDepth: 1 })).json;
    expect(answer.orphaned.length).toBe(3);
    await devnet.mine(4, 1);
    const fresh = await block('latest');
    expect(fresh.burn_block_height).toBe(old.burn_block_height);
    expect(fresh.burn_block_hash).not.toBe(old.burn_block_hash);
    expect(before.burn_block_hash).toBe((await block(before.height)).burn_block_hash);
    const burns = (await devnet.get('/extended/v2/burn-blocks?limit=30')).json.results.map(
      (burn: any) => burn.burn_block_hash,
    );
    expect(burns).toContain(fresh.burn_block_hash);
    expect(burns).not.toContain(old.burn_block_hash);
  });

  it('takes a deploy back, and what called it', async () => {
    await start();
    await sendOk(devnet, alice.call(bank, 'bump'));
    await devnet.mine();
    await devnet.post('/devnet/reorg', { depth: 2, txs: 'discard' });
    expect((await devnet.get(`/v2/contracts/source/${alice.address}/bank`)).status).toBe(404);
    expect((await send(devnet, await alice.call(bank, 'bump', [], { nonce: 0 }))).json.reason).toBe('NoSuchContract');
  });

  it('cannot reach below genesis', async () => {
    await start();
    expect((await devnet.post('/devnet/reorg', { depth: 2 })).status).toBe(400);
    expect((await devnet.post('/devnet/reorg', { depth: 1, txs: 'perhaps' })).status).toBe(400);
  });
});

describe('a read that is pinned to a block', () => {
  it('sees the state after that block, while the tip stays', async () => {
    await start('--keep-blocks', '6');
    const hashes: string[] = [];
    for (let index = 0; index < 5; index++) {
      await sendOk(devnet, alice.call(bank, 'bump'));
      await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(1)]));
      hashes.push((await devnet.mine()).tip.slice(2));
    }
    const at = async (tip: string): Promise<any> => (await readOnly(devnet, bank, 'get-counter', [], tip)).result;
    const seen = await Promise.all(hashes.map(at));
    expect(seen.map((result) => Number(result.replace('0x01', '0x')))).toEqual([1, 2, 3, 4, 5]);
    expect(await counter()).toBe(5);
    const key = `0x${Cl.serialize(Cl.principal(alice.address)).replace(/^0x/, '')}`;
    for (const [index, tip] of hashes.entries()) {
      const number = Cl.serialize(Cl.uint(index + 1)).replace(/^0x/, '');
      const variable = await devnet.get(`/v2/data_var/${alice.address}/bank/counter?tip=${tip}&proof=0`);
      const entry = await devnet.post(`/v2/map_entry/${alice.address}/bank/held?tip=${tip}&proof=0`, key);
      expect([variable.json, entry.json]).toEqual([{ data: `0x${number}` }, { data: `0x0a${number}` }]);
    }
    const nonces = await Promise.all(
      hashes.map(async (tip) => (await devnet.get(`/v2/accounts/${alice.address}?tip=${tip}`)).json.balance),
    );
    expect(new Set(nonces).size).toBe(5);
    await devnet.mine(10);
    for (const tip of [hashes[0] as string, '00'.repeat(32)]) {
      expect(await readOnly(devnet, bank, 'get-counter', [], tip)).toBe('Chain tip not found');
      expect((await devnet.get(`/v2/data_var/${alice.address}/bank/counter?tip=${tip}`)).status).toBe(404);
    }
  });
});
