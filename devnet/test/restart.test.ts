import { Cl } from '@stacks/transactions';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Account, readOnly, sendOk } from './support/account.js';
import { BANK } from './support/contracts.js';
import { DevnetProcess } from './support/devnetProcess.js';

let folder: string;
let running: DevnetProcess[] = [];
const alice = new Account('alice');
const bank = `${alice.address}.bank`;

async function start(...args: string[]): Promise<DevnetProcess> {
  const devnet = await DevnetProcess.start('--data', folder, ...alice.fund(), ...args);
  running.push(devnet);
  return devnet;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'devnet-restart-'));
  alice.nonce = 0;
});

afterEach(async () => {
  await Promise.all(running.map((devnet) => devnet.crash()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that a client could have seen. */
async function portrait(devnet: DevnetProcess): Promise<unknown> {
  const paths = [
    '/v2/info',
    `/v2/accounts/${alice.address}`,
    '/extended/v2/blocks?limit=30',
    '/extended/v2/burn-blocks?limit=30',
    `/extended/v1/contract/${bank}/events?limit=50`,
    `/extended/v1/address/${alice.address}/balances`,
    `/extended/v1/address/${alice.address}/nonces`,
    '/extended/v1/tx/mempool',
    '/v3/tenures/info',
  ];
  const answers = await Promise.all(paths.map(async (path) => [path, (await devnet.get(path)).json]));
  const txs = await Promise.all(
    (await devnet.get('/extended/v2/blocks?limit=30')).json.results.map(
      async (block: any) => (await devnet.get(`/extended/v2/blocks/${block.height}/transactions?limit=50`)).json,
    ),
  );
  return { answers, txs, counter: await readOnly(devnet, bank, 'get-counter') };
}

/** A history with every kind of thing in it. */
async function live(devnet: DevnetProcess): Promise<void> {
  await sendOk(devnet, alice.deploy('bank', BANK));
  await devnet.mine();
  await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(500)]));
  await sendOk(devnet, alice.call(bank, 'refuse'));
  await sendOk(devnet, alice.call(bank, 'divide-by-zero'));
  await sendOk(devnet, alice.call(bank, 'deposit', [Cl.uint(600)], { postConditionMode: 2 }));
  await sendOk(devnet, alice.deploy('broken', '(no-such-function)'));
  await devnet.mine(3, 2);
  await sendOk(devnet, alice.call(bank, 'bump'));
  await devnet.mine(2);
  await devnet.post('/devnet/reorg', { depth: 3 });
  await devnet.mine(5);
  await devnet.post(`/extended/v1/faucets/sbtc?address=${alice.address}&amount=77`);
  await devnet.mine(1, 1);
  await sendOk(devnet, alice.call(bank, 'bump'));
}

describe('a restart', () => {
  it('continues the same chain after SIGTERM', async () => {
    const first = await start();
    await live(first);
    const before = await portrait(first);
    expect(await first.stop()).toBe(0);
    const second = await start();
    expect(second.ready.restored).toBe(true);
    expect(await portrait(second)).toEqual(before);
    expect(second.stderr).toBe('');
    await second.mine();
    expect(await readOnly(second, bank, 'get-counter')).toEqual({
      okay: true,
      result: Cl.serialize(Cl.uint(2)).replace(/^(0x)?/, '0x'),
    });
  });

  it('continues after kill -9, from an image when there is one', async () => {
    const first = await start('--image-every', '5', '--keep-blocks', '2');
    await live(first);
    await first.mine(12);
    const before = await portrait(first);
    await first.crash();
    expect(readdirSync(folder).filter((name) => name.endsWith('.image')).length).toBeGreaterThan(0);
    const second = await start('--image-every', '5', '--keep-blocks', '2');
    expect(await portrait(second)).toEqual(before);
    await second.mine(3);
    const after = await portrait(second);
    await second.crash();
    const third = await start('--keep-blocks', '2');
    expect(await portrait(third)).toEqual(after);
  });

  it('gives the same chain whether it is restored from pages or by replaying', async () => {
    const first = await start('--history', 'replay');
    await live(first);
    const before = await portrait(first);
    await first.crash();
    const second = await start('--history', 'pages');
    expect(await portrait(second)).toEqual(before);
  });

  it('can go back behind what it keeps', async () => {
    const first = await start('--keep-blocks', '2', '--image-every', '4');
    await live(first);
    await first.mine(8);
    await first.post('/devnet/reorg', { depth: 12 });
    await first.mine(13);
    const before = await portrait(first);
    await first.crash();
    const second = await start('--keep-blocks', '2');
    expect(await portrait(second)).toEqual(before);
    await second.post('/devnet/reorg', { depth: 10, api: 'immediate' });
    expect((await second.get('/v2/info')).json.stacks_tip_height).toBe(
      (before as any).answers[0][1].stacks_tip_height - 10,
    );
  });

  it('cuts a torn last record and says so', async () => {
    const first = await start();
    await live(first);
    const before = await portrait(first);
    await first.crash();
    appendFileSync(join(folder, 'chain.log'), 'deadbeef {"t":"block","blo');
    const second = await start();
    expect(second.stderr).toMatch(/last record of .*chain\.log is incomplete \(\d+ bytes\): cut/);
    expect(await portrait(second)).toEqual(before);
    await second.mine();
    await second.crash();
    const third = await start();
    expect(third.stderr).toBe('');
  });

  it('refuses a log that is damaged in the middle', async () => {
    const first = await start();
    await first.mine(3);
    await first.crash();
    const path = join(folder, 'chain.log');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"height":4', '"height":5'));
    const { status, stderr } = await DevnetProcess.startFailing('--data', folder);
    expect(status).toBe(1);
    expect(stderr).toMatch(/record 3 at byte \d+ is damaged/);
  });

  it('refuses a folder that another process uses, and takes it over when that process is gone', async () => {
    await start();
    const { status, stderr } = await DevnetProcess.startFailing('--data', folder);
    expect(status).toBe(1);
    expect(stderr).toContain('is in use by process');
  });

  it('says when a balance is asked for that the chain did not begin with', async () => {
    const first = await start();
    await first.stop();
    const second = await start('--fund', `${new Account('late').address}=5`);
    expect(second.stderr).toContain('began without');
  });
});
