import type { Devnet } from '../chain/devnet.js';
import type { ReorgOptions } from '../chain/events.js';
import type { Faucet, Granted } from '../chain/faucet.js';
import type { Pacer } from '../chain/pacer.js';
import type { Block } from '../chain/types.js';
import type { Listener } from '../faults/listener.js';
import { mempoolRoutes } from './mempoolRoutes.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { principalParam } from './principals.js';
import {
  badRequest,
  boolField,
  hashField,
  intField,
  jsonBody,
  notFound,
  refusingRange,
  type Request,
  type Response,
  type Router,
} from './router.js';

export interface ControlParts {
  readonly devnet: Devnet;
  readonly pacer: Pacer;
  readonly faucet: Faucet;
  readonly main: Listener;
  readonly mirror: Listener;
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
    .on('POST', '/devnet/competing', (request) => compete(request, devnet))
    .on('POST', '/devnet/adopt', (request) => adopt(request, devnet))
    .on('POST', '/devnet/stop-timer', () => {
      pacer.stop();
      return { status: 200, json: pacer.pace };
    })
    .on('POST', '/devnet/start-timer', () => {
      pacer.start();
      return { status: 200, json: pacer.pace };
    })
    .on('POST', '/devnet/pace', (request) => setPace(request, pacer))
    .on('POST', '/devnet/webhooks/resend', (request) => resend(request, parts));
  mempoolRoutes(router, devnet);
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
  const stall = boolField(body, 'stall', false);
  const mined: object[] = [];
  for (let count = 0; count < burnBlocks; count++) {
    if (stall) await devnet.stall();
    else mined.push(blockRef(await devnet.mine(true)));
  }
  for (let count = 0; count < blocks; count++) mined.push(blockRef(await devnet.mine(false)));
  const { tip } = devnet.tree;
  return {
    status: 200,
    json: { height: tip.height, burn_block_height: devnet.burnTip.height, tip: `0x${tip.indexHash}`, blocks: mined },
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

async function compete(request: Request, devnet: Devnet): Promise<Response> {
  const txs = jsonBody(request)['txs'] ?? 'same';
  if (txs !== 'same' && txs !== 'none') throw badRequest("'txs' must be 'same' or 'none'");
  const block = await refusingRange(() => devnet.compete(txs === 'same'));
  return { status: 200, json: { block: blockRef(block), tip: `0x${devnet.tree.tip.indexHash}` } };
}

async function adopt(request: Request, devnet: Devnet): Promise<Response> {
  const block = devnet.tree.findByIndexHash(hashField(jsonBody(request), 'block'));
  if (!block) throw notFound('Block not found');
  const orphaned = await refusingRange(() => devnet.adopt(block));
  return { status: 200, json: { orphaned: orphaned.map(blockRef), tip: `0x${devnet.tree.tip.indexHash}` } };
}

function resend(request: Request, { devnet, webhooks }: ControlParts): Response {
  const blocks = devnet.tree.canonical.slice(devnet.genesisHeight);
  const newest = blocks.slice(Math.max(0, blocks.length - intField(jsonBody(request), 'blocks', 1)));
  webhooks.resend(devnet, newest);
  return { status: 200, json: { blocks: newest.map(blockRef) } };
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
  pacer.set({
    blockMs: intField(body, 'blockMs', before.blockMs),
    blockMsAtMost: 'blockMs' in body ? intField(body, 'blockMsAtMost', 0) : before.blockMsAtMost,
    burnBlockMs: intField(body, 'burnBlockMs', before.burnBlockMs),
    onlyWithTxs: boolField(body, 'onlyWithTxs', before.onlyWithTxs),
    stalled: boolField(body, 'stalled', before.stalled),
  });
  return { status: 200, json: pacer.pace };
}

function statusView({ devnet, pacer, webhooks, main, mirror }: ControlParts): object {
  const { tip } = devnet.tree;
  return {
    height: tip.height,
    burn_block_height: devnet.burnTip.height,
    tip: `0x${tip.indexHash}`,
    api_height: main.head.tip.height,
    api_tip: `0x${main.head.tip.indexHash}`,
    mirror_height: mirror.head.tip.height,
    mirror_tip: `0x${mirror.head.tip.indexHash}`,
    mempool: devnet.mempool.size,
    pace: pacer.pace,
    observers: webhooks.view(),
  };
}
