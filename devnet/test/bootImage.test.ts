import { Cl } from '@stacks/transactions';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BlockPlan } from '../src/chain/types.js';
import { BootImage, IMAGE_TIME } from '../src/engine/bootImage.js';
import { Engine } from '../src/engine/engine.js';
import { HELPER_ID, HELPER_OWNER } from '../src/engine/helper.js';
import { SBTC_ID, type Genesis } from '../src/engine/session.js';
import { Account } from './support/account.js';
import { BANK } from './support/contracts.js';

const alice = new Account('alice').address;
let folder: string;
let path: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'devnet-boot-'));
  path = join(folder, 'boot.image');
  await Engine.makeBootImage(path);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function genesisAt(seconds: number): Genesis {
  const grants = [{ address: alice, amount: 5_000_000n }];
  return { timeMs: seconds * 1000, stx: grants, sbtc: grants };
}

const deploy: BlockPlan = {
  tenureStart: false,
  txs: [
    {
      action: { kind: 'deploy', contractId: `${alice}.bank`, code: BANK, clarityVersion: 4 },
      origin: alice,
      feePayer: alice,
      fee: 100n,
    } as never,
  ],
};

const call = (fn: string): BlockPlan['txs'][number] =>
  ({
    action: { kind: 'call', contractId: `${alice}.bank`, functionName: fn, args: [] },
    origin: alice,
    feePayer: alice,
    fee: 10n,
  }) as never;

/** All that a chain shows of its time, its balances and what runs on it. */
async function life(seconds: number, image: BootImage | null): Promise<unknown> {
  const engine = await Engine.boot(genesisAt(seconds), image);
  engine.startHistory('pages', 'genesis', 10);
  await engine.learnSbtc();
  const { session } = engine;
  const times = (height: number): string =>
    session.readOnly(HELPER_ID, 'burn-time', [bytes(height)], HELPER_OWNER);
  const seen: unknown[] = [engine.genesisTip, session.stxBalance(alice), engine.contractInterface(SBTC_ID)];
  const plans: BlockPlan[] = [
    deploy,
    { tenureStart: true, txs: [call('bump')] },
    { tenureStart: false, txs: [call('bump'), call('get-heights')] },
    { tenureStart: true, txs: [] },
  ];
  plans.forEach((plan, index) => {
    const results = engine.runBlock(plan);
    expect(results.map(({ vmError }) => vmError)).toEqual(plan.txs.map(() => null));
    engine.history.seal(`block ${index}`);
    seen.push(results, session.tip(), session.stxBalance(alice), session.contractInterface(`${alice}.bank`));
  });
  for (let height = 0; height <= session.tip().stacksHeight; height++) seen.push(times(height));
  return seen;
}

function bytes(height: number): Uint8Array {
  return Buffer.from(Cl.serialize(Cl.uint(height)).replace(/^0x/, ''), 'hex');
}

it('a chain is the same out of the image as booted', async () => {
  const seconds = 1_790_000_000;
  const image = BootImage.find(path);
  expect(image).not.toBeNull();
  expect(await life(seconds, image)).toEqual(await life(seconds, null));
});

it('a chain that begins with other digits than the image has is booted', async () => {
  const seconds = 999_999_999;
  const engine = await Engine.boot(genesisAt(seconds), BootImage.find(path));
  expect(engine.genesisTip.blockTime).toBeGreaterThanOrEqual(seconds);
  expect(engine.genesisTip.blockTime).toBeLessThan(seconds + 86_400);
  expect(BootImage.find(path)?.load(engine.handles, IMAGE_TIME * 1000)).toBeTypeOf('number');
});

it('what is cut or of another VM is no image', () => {
  const header = JSON.parse(firstLine(path));
  const { handles } = Engine.dormant(genesisAt(0), { stacksHeight: 0, burnHeight: 0, blockTime: 0 });
  const other = join(folder, 'other.image');
  expect(BootImage.find(other)).toBeNull();
  const written = (changed: object): BootImage | null => {
    writeFileSync(other, `${JSON.stringify({ ...header, ...changed })}\n`);
    return BootImage.find(other);
  };
  expect(written({ format: 0 })).toBeNull();
  expect(written({ helper: 'another' })).toBeNull();
  expect(written({ runs: [], vm: 'another' })?.load(handles, 1_790_000_000_000)).toBeUndefined();
  expect(written({})?.load(handles, 1_790_000_000_000)).toBeUndefined();
  writeFileSync(other, 'no image');
  expect(BootImage.find(other)).toBeNull();
});

function firstLine(file: string): string {
  const fd = openSync(file, 'r');
  const start = Buffer.alloc(4 << 20);
  readSync(fd, start);
  closeSync(fd);
  return start.toString('utf8', 0, start.indexOf(0x0a));
}
