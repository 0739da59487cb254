import { Cl } from '@stacks/transactions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Account, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';
import { Receiver } from './support/receiver.js';

const alice = new Account('alice');
const bank = `${alice.address}.bank`;
let receiver: Receiver;
let devnet: DevnetProcess;
let folder: string;
let url: string;

beforeEach(async () => {
  alice.nonce = 0;
  folder = mkdtempSync(join(tmpdir(), 'devnet-webhooks-'));
  receiver = new Receiver();
  url = await receiver.start();
});

afterEach(async () => {
  await devnet.crash();
  await receiver.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<void> {
  devnet = await DevnetProcess.start(...alice.fund(), ...args);
}

/** Until the devnet has nothing more to deliver. */
async function delivered(): Promise<void> {
  for (;;) {
    const { observers } = (await devnet.get('/devnet/status')).json;
    if (observers.every((observer: any) => observer.waiting === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('an observer', () => {
  it('is told of block 0 at every start, which has no time', async () => {
    await start('--observer', url, '--data', folder);
    await devnet.mine();
    await delivered();
    await devnet.stop();
    await start('--observer', url, '--data', folder);
    await delivered();
    expect(receiver.announced).toHaveLength(2);
    expect(receiver.announced[1]).toMatchObject({ block_height: 0, block_time: null, burn_block_time: 0, events: [] });
    expect(receiver.heights()).toHaveLength(1);
  });

  it('gets transactions, blocks and burn blocks in order', async () => {
    await start('--observer', url);
    const deploy = await sendOk(devnet, alice.deploy('bank', BANK));
    await devnet.mine(1, 1);
    const raised = await alice.transfer(bank, 1, { nonce: 1, fee: 400 });
    await sendOk(devnet, raised);
    const call = await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(5)], { nonce: 1, fee: 2000 }));
    alice.nonce = 2;
    const refused = await sendOk(devnet, alice.call(bank, 'refuse'));
    await devnet.mine();
    await delivered();
    expect(receiver.got.map(({ path }) => path)).toEqual([
      '/new_mempool_tx',
      '/new_burn_block',
      '/new_block',
      '/new_block',
      '/new_mempool_tx',
      '/new_mempool_tx',
      '/drop_mempool_tx',
      '/new_mempool_tx',
      '/new_block',
    ]);
    expect(receiver.accepted('/drop_mempool_tx')[0]).toEqual({
      dropped_txids: [`0x${raised.txid()}`],
      reason: 'ReplaceByFee',
      new_txid: `0x${call}`,
    });
    expect(receiver.accepted('/new_mempool_tx')[1]).toEqual([`0x${raised.serialize()}`]);
    const [tenure, withDeploy, withCall] = receiver.accepted('/new_block');
    expect(tenure).toMatchObject({ burn_block_height: 2, tenure_height: 2, transactions: [], events: [] });
    expect(withDeploy.parent_index_block_hash).toBe(tenure.index_block_hash);
    expect(withCall.parent_index_block_hash).toBe(withDeploy.index_block_hash);
    expect(withDeploy.transactions[0]).toMatchObject({
      txid: `0x${deploy}`,
      tx_index: 0,
      status: 'success',
      raw_result: '0x0703',
    });
    expect(withDeploy.transactions[0].contract_interface.functions.length).toBeGreaterThan(5);
    expect(withCall.transactions.map(({ txid, status }: any) => [txid, status])).toEqual([
      [`0x${call}`, 'success'],
      [`0x${refused}`, 'abort_by_response'],
    ]);
    expect(withCall.events.map(({ type, event_index, txid }: any) => [type, event_index, txid])).toEqual([
      ['stx_transfer_event', 0, `0x${call}`],
      ['contract_event', 1, `0x${call}`],
    ]);
    expect(withCall.events[0].stx_transfer_event).toMatchObject({
      sender: alice.address,
      recipient: bank,
      amount: '5',
    });
    expect(withCall.events[1].contract_event).toMatchObject({
      contract_identifier: bank,
      topic: 'print',
      raw_value: expect.stringMatching(/^0x0c/),
    });
    expect(receiver.accepted('/new_burn_block')[0]).toMatchObject({
      burn_block_height: 2,
      consensus_hash: `0x${tenure.consensus_hash.slice(2)}`,
    });
  });

  it('gets a message again until it answers exactly 200, and nothing overtakes it', async () => {
    let refusals = 3;
    receiver.answer = (_path, body) =>
      body.block_height === 4 && refusals-- > 0 ? ([500, 204, 404][refusals] as number) : 200;
    await start('--observer', url);
    await devnet.mine(5);
    await delivered();
    expect(receiver.heights()).toEqual([3, 4, 5, 6, 7]);
    expect(receiver.got.map(({ body }) => body.block_height)).toEqual([3, 4, 4, 4, 4, 5, 6, 7]);
  });

  it('gets only the events it asked for, but every block with all transactions', async () => {
    const stx = new Receiver();
    const stxUrl = await stx.start();
    await start('--observer', `${url},${bank}::print`, '--observer', `${stxUrl},stx,burn_blocks`);
    await sendOk(devnet, alice.deploy('bank', BANK));
    await devnet.mine(1, 1);
    await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(5)]));
    await devnet.mine();
    await delivered();
    await stx.stop();
    expect(receiver.got.every(({ path }) => path === '/new_block')).toBe(true);
    const last = receiver.accepted('/new_block').at(-1);
    expect(last.events.map(({ type, event_index }: any) => [type, event_index])).toEqual([['contract_event', 1]]);
    expect(last.transactions.length).toBe(1);
    expect(stx.accepted('/new_burn_block').length).toBe(1);
    expect(
      stx
        .accepted('/new_block')
        .at(-1)
        .events.map(({ type }: any) => type),
    ).toEqual(['stx_transfer_event']);
  });

  it('sees a fork only by the parent hashes', async () => {
    await start('--observer', url);
    await devnet.mine(3);
    await devnet.post('/devnet/reorg', { depth: 2 });
    await devnet.mine(2);
    await delivered();
    const blocks = receiver.accepted('/new_block');
    expect(blocks.map(({ block_height }) => block_height)).toEqual([3, 4, 5, 4, 5]);
    expect(blocks[3].parent_index_block_hash).toBe(blocks[0].index_block_hash);
    expect(blocks[3].index_block_hash).not.toBe(blocks[1].index_block_hash);
  });

  it('can be made to lose and to repeat blocks', async () => {
    await start('--observer', url);
    await devnet.post('/devnet/faults', { dropWebhooks: 1, duplicateWebhooks: 2 });
    await devnet.mine(5);
    await delivered();
    expect(receiver.heights()).toEqual([4, 4, 5, 5, 6, 7]);
  });

  it('loses nothing over kill -9, whether it or the devnet was down', async () => {
    await start('--data', folder, '--observer', url);
    await devnet.mine(2);
    await delivered();
    await receiver.stop();
    await devnet.mine(2);
    await devnet.post('/devnet/reorg', { depth: 1 });
    await devnet.mine(2, 1);
    await devnet.crash();
    await receiver.start();
    await start('--data', folder, '--observer', url);
    await delivered();
    expect([...new Set(receiver.accepted('/new_block').map(({ index_block_hash }) => index_block_hash))].length).toBe(
      7,
    );
    const heights = receiver.heights().filter((height, index, all) => height !== all[index - 1]); // a repeat is allowed
    expect(heights).toEqual([3, 4, 5, 6, 7, 8]); // 6 twice in a row: orphaned and mined again
    const before = receiver.got.length;
    await devnet.mine();
    await delivered();
    expect(receiver.got.length).toBe(before + 1);
  });
});
