import { Devnet } from './chain/devnet.js';
import { Faucet, FAUCET_ADDRESS, FAUCET_SBTC, FAUCET_STX } from './chain/faucet.js';
import { Pacer, type Pace } from './chain/pacer.js';
import { Engine } from './engine/engine.js';
import type { Genesis } from './engine/session.js';
import { apiRoutes } from './http/apiRoutes.js';
import { controlRoutes } from './http/controlRoutes.js';
import { Faults } from './http/faults.js';
import { nodeRoutes } from './http/nodeRoutes.js';
import { Router } from './http/router.js';
import { HttpServer } from './http/server.js';
import { parseOptions, USAGE, UsageError, type Options } from './options.js';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const devnet = await openDevnet(options);
  const faults = new Faults();
  const pacer = new Pacer(devnet, paceOf(options), (error) => complain('mining failed', error));
  const router = new Router();
  nodeRoutes(router, devnet);
  apiRoutes(router, devnet);
  const status = (): object => ({ height: devnet.tree.tip.height, burnHeight: devnet.tree.tip.burn.height, mempool: devnet.mempool.size, pace: pacer.pace });
  controlRoutes(router, { devnet, pacer, faucet: new Faucet(devnet), faults, status });
  const server = new HttpServer(router, faults);
  const port = await server.listen(options.port, options.host);
  pacer.start();
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    pacer.stop();
    await server.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  const { tip } = devnet.tree;
  const ready = { ready: true, port, height: tip.height, burnHeight: tip.burn.height, tip: `0x${tip.indexHash}`, faucet: FAUCET_ADDRESS };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

function paceOf({ blockMs, burnBlockMs, onlyWithTxs }: Options): Pace {
  return { blockMs, burnBlockMs, onlyWithTxs };
}

async function openDevnet(options: Options): Promise<Devnet> {
  const genesis: Genesis = {
    timeMs: (options.genesisTime ?? Math.floor(Date.now() / 1000)) * 1000,
    stx: [{ address: FAUCET_ADDRESS, amount: FAUCET_STX }, ...options.fund],
    sbtc: [{ address: FAUCET_ADDRESS, amount: FAUCET_SBTC }, ...options.fundSbtc],
  };
  const engine = await Engine.boot(genesis);
  const devnet = new Devnet(engine);
  engine.startHistory(options.history, devnet.tree.tip.indexHash, options.keepBlocks);
  await engine.learnSbtc();
  return devnet;
}

function complain(what: string, error: unknown): void {
  process.stderr.write(`devnet: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`devnet: ${error.message}\n${USAGE}\n`);
  else complain('cannot start', error);
  process.exit(error instanceof UsageError ? 64 : 1);
});
