import type { Devnet, ReorgOptions } from '../chain/devnet.js';
import type { Faucet, Granted } from '../chain/faucet.js';
import type { Pacer } from '../chain/pacer.js';
import type { Block } from '../chain/types.js';
import type { DropReason } from '../mempool/mempool.js';
import type { Faults, RouteFault } from './faults.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { principalParam } from './principals.js';
import { badRequest, intField, jsonBody, type Request, type Response, type Router } from './router.js';

export interface ControlParts {
  readonly devnet: Devnet;
  readonly pacer: Pacer;
  readonly faucet: Faucet;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
}

const DEFAULT_STX = 500_000_000n; // 500 STX
const DEFAULT_SBTC = 100_000_000n; // 1 BTC
const MAX_BLOCKS_AT_ONCE = 2000;

export function controlRoutes(router: Router, parts: ControlParts): void {
  const { devnet, pacer } = parts;
  router
    .on('POST', '/extended/v1/faucets/stx', (request) =>
      grant(request, DEFAULT_STX, (to, amount) => parts.faucet.stx(to, amount)),
    )
    .on('POST', '/extended/v1/faucets/sbtc', (request) =>
      grant(request, DEFAULT_SBTC, (to, amount) => parts.faucet.sbtc(to, amount)),
    )
    .on('GET', '/devnet/status', () => ({ status: 200, json: statusView(parts) }))
    .on('POST', '/devnet/mine', (request) => mine(request, devnet))
    .on('POST', '/devnet/reorg', (request) => reorg(request, devnet))
    .on('POST', '/devnet/stop-timer', () => {
      pacer.stop();
      return { status: 200, json: pacer.pace };
    })
    .on('POST', '/devnet/start-timer', () => {
      pacer.start();
      return { status: 200, json: pacer.pace };
    })
    .on('POST', '/devnet/pace', (request) => setPace(request, pacer))
    .on('POST', '/devnet/mempool/drop', (request) => dropTxs(request, devnet))
    .on('GET', '/devnet/faults', () => ({ status: 200, json: faultsView(parts) }))
    .on('POST', '/devnet/faults', (request) => setFaults(request, parts));
}

async function grant(
  request: Request,
  standard: bigint,
  give: (to: string, amount: bigint) => Promise<Granted>,
): Promise<Response> {
  const body = jsonBody(request);
  const address = request.query.get('address') ?? body['address'];
  if (typeof address !== 'string') throw badRequest("'address' is missing");
  const text = request.query.get('amount') ?? String(body['amount'] ?? standard);
  if (!/^[1-9]\d{0,18}$/.test(text)) throw badRequest(`'amount' must be a positive whole number, got '${text}'`);
  const granted = await give(principalParam(address), BigInt(text));
  return { status: 200, json: { success: true, txId: `0x${granted.txid}`, txRaw: granted.rawHex } };
}

export function blockRef(block: Block): object {
  return {
    height: block.height,
    index_block_hash: `0x${block.indexHash}`,
    burn_block_height: block.burn.height,
    txs: block.receipts.map(({ txid }) => txid),
  };
}

/** First the burn blocks, each with the first Stacks block of its tenure, then further Stacks blocks. */
async function mine(request: Request, devnet: Devnet): Promise<Response> {
  const body = jsonBody(request);
  const burnBlocks = intField(body, 'burnBlocks', 0);
  const blocks = intField(body, 'blocks', burnBlocks > 0 ? 0 : 1);
  if (burnBlocks + blocks > MAX_BLOCKS_AT_ONCE) throw badRequest(`at most ${MAX_BLOCKS_AT_ONCE} blocks at once`);
  const mined: object[] = [];
  for (let count = 0; count < burnBlocks; count++) mined.push(blockRef(await devnet.mine(true)));
  for (let count = 0; count < blocks; count++) mined.push(blockRef(await devnet.mine(false)));
  const { tip } = devnet.tree;
  return {
    status: 200,
    json: { height: tip.height, burn_block_height: tip.burn.height, tip: `0x${tip.indexHash}`, blocks: mined },
  };
}

async function reorg(request: Request, devnet: Devnet): Promise<Response> {
  const body = jsonBody(request);
  const depth = 'burnDepth' in body ? depthOfBurn(devnet, intField(body, 'burnDepth', 1)) : intField(body, 'depth', 1);
  if (depth < 1 || devnet.tree.tip.height - depth < devnet.genesisHeight)
    throw badRequest(`cannot orphan ${depth} blocks`);
  const orphaned = await devnet.reorg(depth, reorgOptions(body));
  return { status: 200, json: { orphaned: orphaned.map(blockRef), tip: `0x${devnet.tree.tip.indexHash}` } };
}

function reorgOptions(body: Record<string, unknown>): ReorgOptions {
  const txs = body['txs'] ?? 'keep';
  if (txs !== 'keep' && txs !== 'discard') throw badRequest("'txs' must be 'keep' or 'discard'");
  const api = body['api'] ?? 'longer';
  if (api !== 'longer' && api !== 'immediate') throw badRequest("'api' must be 'longer' or 'immediate'");
  return { keep: txs === 'keep', show: api === 'immediate' };
}

/** How many Stacks blocks lie in the newest `burnDepth` burn blocks. */
function depthOfBurn(devnet: Devnet, burnDepth: number): number {
  const { tip } = devnet.tree;
  let height = tip.height;
  while (height > 0 && (devnet.tree.at(height) as Block).burn.height > tip.burn.height - burnDepth) height--;
  return tip.height - height;
}

function setPace(request: Request, pacer: Pacer): Response {
  const body = jsonBody(request);
  const before = pacer.pace;
  const onlyWithTxs = body['onlyWithTxs'] ?? before.onlyWithTxs;
  if (typeof onlyWithTxs !== 'boolean') throw badRequest("'onlyWithTxs' must be true or false");
  pacer.set({
    blockMs: intField(body, 'blockMs', before.blockMs),
    burnBlockMs: intField(body, 'burnBlockMs', before.burnBlockMs),
    onlyWithTxs,
  });
  return { status: 200, json: pacer.pace };
}

const REASONS: readonly string[] = [
  'ReplaceByFee',
  'ReplaceAcrossFork',
  'TooExpensive',
  'StaleGarbageCollect',
  'Problematic',
];

async function dropTxs(request: Request, devnet: Devnet): Promise<Response> {
  const body = jsonBody(request);
  const reason = body['reason'] ?? 'StaleGarbageCollect';
  const txids = body['txids'] ?? devnet.mempool.all().map(({ tx }) => tx.txid);
  if (typeof reason !== 'string' || !REASONS.includes(reason))
    throw badRequest(`'reason' must be one of ${REASONS.join(', ')}`);
  if (!Array.isArray(txids) || !txids.every((txid) => typeof txid === 'string'))
    throw badRequest("'txids' must be a list of txids");
  const dropped = await devnet.dropFromMempool(
    txids.map((txid: string) => txid.replace(/^0x/, '')),
    reason as DropReason,
  );
  return { status: 200, json: { dropped } };
}

function statusView({ devnet, pacer, webhooks }: ControlParts): object {
  const { tip } = devnet.tree;
  return {
    height: tip.height,
    burn_block_height: tip.burn.height,
    tip: `0x${tip.indexHash}`,
    api_height: devnet.api.tip.height,
    api_tip: `0x${devnet.api.tip.indexHash}`,
    mempool: devnet.mempool.size,
    pace: pacer.pace,
    observers: webhooks.view(),
  };
}

function faultsView({ faults, devnet, webhooks }: ControlParts): object {
  return { routes: faults.routes, apiLagBlocks: devnet.api.lagBlocks, ...webhooks.faults.view() };
}

async function setFaults(request: Request, parts: ControlParts): Promise<Response> {
  const { faults, devnet, webhooks } = parts;
  const body = jsonBody(request);
  if (body['clear'] === true) {
    faults.clear();
    webhooks.faults.clear();
    devnet.api.lagBlocks = 0;
  }
  for (const route of listField(body, 'routes')) faults.add(routeFault(route));
  devnet.api.lagBlocks = intField(body, 'apiLagBlocks', devnet.api.lagBlocks);
  devnet.api.follow();
  if ('dropWebhooks' in body) webhooks.faults.drop(intField(body, 'dropWebhooks', 0));
  if ('duplicateWebhooks' in body) webhooks.faults.duplicate(intField(body, 'duplicateWebhooks', 0));
  webhooks.faults.delayMs = intField(body, 'delayWebhooksMs', webhooks.faults.delayMs);
  if (body['forgetMempool'] === true) await devnet.forgetMempool();
  return { status: 200, json: faultsView(parts) };
}

function listField(body: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = body[name] ?? [];
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'object' && item !== null))
    throw badRequest(`'${name}' must be a list`);
  return list as Record<string, unknown>[];
}

const ANSWERS: readonly unknown[] = [429, 500, 503, 'timeout'];

function routeFault(item: Record<string, unknown>): RouteFault {
  const { path, answer } = item;
  if (typeof path !== 'string' || !path.startsWith('/')) throw badRequest("'path' must start with /");
  if (!ANSWERS.includes(answer)) throw badRequest(`'answer' must be one of ${ANSWERS.join(', ')}`);
  return { path, answer: answer as RouteFault['answer'], remaining: intField(item, 'requests', 1) };
}
