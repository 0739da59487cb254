import { Faucet, faucetAddress } from './chain/faucet.js';
import { Pacer, type Pace } from './chain/pacer.js';
import { apiRoutes } from './http/apiRoutes.js';
import { apiV3Routes } from './http/apiV3.js';
import { Listener } from './faults/listener.js';
import { controlRoutes, type ControlParts } from './http/controlRoutes.js';
import { faultRoutes } from './http/faultRoutes.js';
import { simulationRoutes } from './http/simulationRoutes.js';
import { nodeRoutes } from './http/nodeRoutes.js';
import { Router } from './http/router.js';
import { HttpServer } from './http/server.js';
import { useNetwork } from './network.js';
import { openDevnet } from './open.js';
import { parseOptions, USAGE, UsageError, type Options } from './options.js';
import { Webhooks } from './webhooks/webhooks.js';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  useNetwork(options.network);
  const webhooks = new Webhooks(options.observers, options.data);
  const { devnet, restored, close } = await openDevnet(options, webhooks, notice);
  const main = new Listener('main', devnet, devnet.api, options.apiRoutes);
  const mirror = new Listener('mirror', devnet, devnet.mirrorApi, options.apiRoutes);
  const pacer = new Pacer(devnet, paceOf(options), (error) => complain('mining failed', error));
  const parts = { devnet, pacer, main, mirror, webhooks, faucet: new Faucet(devnet) };
  const server = serverOf(parts, main, options);
  const mirrorServer = serverOf(parts, mirror, options);
  const port = await server.listen(options.port, options.host);
  const mirrorPort =
    options.mirrorPort === undefined ? undefined : await mirrorServer.listen(options.mirrorPort, options.host);
  webhooks.start();
  pacer.start();
  stopOnSignals(async () => {
    pacer.stop();
    await Promise.all([server.close(), ...(mirrorPort === undefined ? [] : [mirrorServer.close()])]);
    await webhooks.stop();
    await devnet.exclusive(close);
  });
  const { tip } = devnet.tree;
  const ready = {
    ready: true,
    port,
    ...(mirrorPort === undefined ? {} : { mirrorPort }),
    restored,
    height: tip.height,
    burnHeight: tip.burn.height,
    tip: `0x${tip.indexHash}`,
  };
  process.stdout.write(`${JSON.stringify({ ...ready, faucet: faucetAddress(), pid: process.pid })}\n`);
}

function serverOf(parts: ControlParts, listener: Listener, { authToken, fees }: Options): HttpServer {
  const router = new Router();
  nodeRoutes(router, parts.devnet, listener, fees);
  simulationRoutes(router, parts.devnet, listener, authToken);
  apiRoutes(router, parts.devnet, listener);
  apiV3Routes(router, parts.devnet, listener);
  controlRoutes(router, parts);
  faultRoutes(router, parts);
  return new HttpServer(router, listener.routes);
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

function paceOf({ blockMs, blockMsAtMost, burnBlockMs, onlyWithTxs }: Options): Pace {
  return { blockMs, blockMsAtMost, burnBlockMs, onlyWithTxs, stalled: false };
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
