import { Cl, getAddressFromPrivateKey, makeContractCall, makeContractDeploy, makeSTXTokenTransfer, serializePayload } from '@stacks/transactions';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account } from './support/account.js';
import { DevnetProcess } from './support/devnetProcess.js';

const KEY = `${'11'.repeat(32)}01`;
const ADDRESS = getAddressFromPrivateKey(KEY, 'mainnet');
const SOURCE = `
(define-read-only (where) {chain: chain-id, main: is-in-mainnet})
(define-data-var my-chain-id uint u0)
(define-public (keep) (ok (var-set my-chain-id chain-id)))`;
let folder: string;
let devnet: DevnetProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'devnet-mainnet-'));
  devnet = await start();
});

afterAll(async () => {
  await devnet.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Promise<DevnetProcess> {
  return DevnetProcess.start('--network', 'mainnet', '--fees', 'market', '--data', folder, '--fund', `${ADDRESS}=1000000000`);
}

describe('a chain that says it is mainnet', () => {
  it('has the bytes, the id and the addresses of mainnet', async () => {
    expect((await devnet.get('/v2/info')).json).toMatchObject({ network_id: 1, parent_network_id: 3652501241 });
    expect(devnet.ready.faucet).toMatch(/^SP/);
    const tx = await makeContractDeploy({
      contractName: 'where', codeBody: SOURCE, senderKey: KEY, fee: 1000, nonce: 0, network: 'mainnet', clarityVersion: 4,
    });
    expect((await devnet.post('/v2/transactions', tx.serializeBytes())).status).toBe(200);
    await devnet.mine();
    const read = await devnet.post(`/v2/contracts/call-read/${ADDRESS}/where/where`, { sender: ADDRESS, arguments: [] });
    expect(read.json.result).toBe(Cl.serialize(Cl.tuple({ chain: Cl.uint(1), main: Cl.bool(true) })).replace(/^(0x)?/, '0x'));
    // What it says of the source is what was deployed, not what the VM runs.
    expect((await devnet.get(`/v2/contracts/source/${ADDRESS}/where`)).json.source).toBe(SOURCE);
  });

  it('refuses a transaction of a test network', async () => {
    const alice = new Account('alice');
    const answer = await devnet.post('/v2/transactions', (await alice.transfer(ADDRESS, 1)).serializeBytes());
    expect(answer).toMatchObject({ status: 400, json: { reason: 'BadTransactionVersion' } });
  });

  it('estimates what it has seen before, and says so of the rest', async () => {
    const call = await makeContractCall({
      contractAddress: ADDRESS, contractName: 'where', functionName: 'keep', functionArgs: [],
      senderKey: KEY, fee: 1000, nonce: 1, network: 'mainnet', validateWithAbi: false,
    });
    const ask = { transaction_payload: serializePayload(call.payload), estimated_len: 200 };
    const unknown = await devnet.post('/v2/fees/transaction', ask);
    expect(unknown).toMatchObject({ status: 400, json: { reason: 'NoEstimateAvailable' } });
    await devnet.post('/v2/transactions', call.serializeBytes());
    await devnet.mine();
    const known = await devnet.post('/v2/fees/transaction', ask);
    expect(known.json.estimations.map(({ fee }: any) => fee)).toEqual([350, 3000, 12000]);
    const transfer = await makeSTXTokenTransfer({ recipient: devnet.ready.faucet, amount: 1n, senderKey: KEY, fee: 180, nonce: 2, network: 'mainnet' });
    const plain = { transaction_payload: serializePayload(transfer.payload), estimated_len: 180 };
    expect((await devnet.post('/v2/fees/transaction', plain)).status).toBe(200);
  });

  it('goes on as mainnet only', async () => {
    await devnet.stop();
    const other = await DevnetProcess.startFailing('--data', folder);
    expect(other.stderr).toContain('the chain in this folder is a mainnet, not a testnet');
    devnet = await start();
    expect(devnet.ready.restored).toBe(true);
    expect((await devnet.get(`/v2/contracts/source/${ADDRESS}/where`)).json.source).toBe(SOURCE);
  });
});

describe('a node without fee estimation', () => {
  it('answers 400 with a bare string', async () => {
    const none = await DevnetProcess.start('--fees', 'none');
    const answer = await none.post('/v2/fees/transaction', { transaction_payload: '00', estimated_len: 1 });
    expect(answer).toMatchObject({ status: 400, json: 'Fee estimation not supported on this node' });
    await none.stop();
  });
});
