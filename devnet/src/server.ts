import { Faucet, FAUCET_ADDRESS } from './chain/faucet.js';
import { Pacer, type Pace } from './chain/pacer.js';
import { apiRoutes } from './http/apiRoutes.js';
import { controlRoutes, type ControlParts } from './http/controlRoutes.js';
import { Faults } from './http/faults.js';
import { nodeRoutes } from './http/nodeRoutes.js';
import { Router } from './http/router.js';
import { HttpServer } from './http/server.js';
import { openDevnet } from './open.js';
import { parseOptions, USAGE, UsageError, type Options } from './options.js';
import { Webhooks } from './webhooks/webhooks.js';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const webhooks = new Webhooks(options.observers, options.data);
  const { devnet, restored, close } = await openDevnet(options, webhooks, notice);
  const faults = new Faults();
  const pacer = new Pacer(devnet, paceOf(options), (error) => complain('mining failed', error));
  const router = routes({ devnet, pacer, faults, webhooks, faucet: new Faucet(devnet) });
  const server = new HttpServer(router, faults);
  const port = await server.listen(options.port, options.host);
  webhooks.start();
  pacer.start();
  stopOnSignals(async () => {
    pacer.stop();
    await server.close();
    await webhooks.stop();
    await devnet.exclusive(close);
  });
  const { tip } = devnet.tree;
  const ready = {
    ready: true,
    port,
    restored,
    height: tip.height,
    burnHeight: tip.burn.height,
    tip: `0x${tip.indexHash}`,
  };
  process.stdout.write(`${JSON.stringify({ ...ready, faucet: FAUCET_ADDRESS, pid: process.pid })}\n`);
}

function routes(parts: ControlParts): Router {
  const router = new Router();
  nodeRoutes(router, parts.devnet);
  apiRoutes(router, parts.devnet);
  controlRoutes(router, parts);
  return router;
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const handler = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain('stopping failed', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', handler);
  process.on('SIGINT', handler);
}

function paceOf({ blockMs, burnBlockMs, onlyWithTxs }: Options): Pace {
  return { blockMs, burnBlockMs, onlyWithTxs };
}

function notice(message: string): void {
  process.stderr.write(`devnet: ${message}\n`);
}

function complain(what: string, error: unknown): void {
  process.stderr.write(`devnet: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`devnet: ${error.message}\n${USAGE}\n`);
  else complain('cannot start', error);
  process.exit(error instanceof UsageError ? 64 : 1);
});
