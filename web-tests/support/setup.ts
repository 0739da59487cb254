import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bithedge } from './commands.ts';
import { Market } from './market.ts';

const PARTS = [
  'kafka',
  'kafka-controller',
  'registry',
  'devnet',
  'topology',
  'chain-watcher',
  'tx-submitter',
  'oracle',
  'watcher-push',
  'devnet-mirror',
  'topology-private',
];
/** Short, so that a deposit soon counts: the tests wait for openings. With less than 14 nobody backs 30 days (390 epochs less a week). */
const EPOCH_BLOCKS = 14;

const DEMO = ['--providers=12', '--policies=30', '--seed=5'];
const DEMO_POLICIES = 25;

/**
 * Starts a system of its own, blocks by hand only, and stops it at the end. With BITHEDGE_DATA the tests use the running system of that
 * folder and leave it as it is. With BITHEDGE_PLAY=demo a demo is played on it meanwhile, and the tests begin in the middle of it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.BITHEDGE_DATA) return async () => {};
  const data = mkdtempSync(join(tmpdir(), 'bithedge-pages-'));
  process.env.BITHEDGE_DATA = data;
  const ports = (await freePorts(PARTS.length)).map((port, index) => `--port=${PARTS[index]}=${port}`);
  const stop = async () => {
    await bithedge('down', `--data=${data}`);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    if (process.env.BITHEDGE_PLAY === 'demo') {
      const demo = bithedge('demo', `--data=${data}`, ...ports, ...DEMO);
      await Promise.race([demo.then(() => Promise.reject(new Error('the demo ended too soon'))), inTheMiddle()]);
      demo.catch(() => {}); // it is stopped before its end
      return stop;
    }
    await bithedge(
      'up',
      '--detach',
      `--data=${data}`,
      ...ports,
      `--epoch-blocks=${EPOCH_BLOCKS}`,
      '--block-interval-ms=0',
      '--burn-interval-ms=0',
    );
  } catch (failure) {
    await stop().catch(() => {});
    throw failure;
  }
  return stop;
}

/** Until so many policies of the demo are open. */
async function inTheMiddle(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    try {
      const { policies } = await Market.running().get<{ policies: object[] }>('/v1/policies?status=ACTIVE&limit=100');
      if (policies.length >= DEMO_POLICIES) return;
    } catch {
      // it is not up yet
    }
  }
}

async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, listen));
  const ports = held.map((server) => (server.address() as { port: number }).port);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
