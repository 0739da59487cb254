import type { Devnet } from '../chain/devnet.js';
import type { Block } from '../chain/types.js';
import { SERVER_VERSION } from './nodeViews.js';
import { ApiQueries } from './apiQueries.js';
import { principalParam } from './principals.js';
import { badRequest, notFound, pageOf, type Page, type Request, type Response, type Router } from './router.js';
import { blockView, iso } from './views.js';

/** The Hiro-compatible API. It shows what `devnet.api` has been told, which may be behind the node or on an older branch. */
export function apiRoutes(router: Router, devnet: Devnet): void {
  const api = new ApiQueries(devnet);
  const tagged = (json: unknown): Response => ({ status: 200, json, etag: `"${devnet.api.tip.indexHash}"` });

  router
    .on('GET', '/extended', () => tagged(statusView(devnet)))
    .on('GET', '/extended/v2/blocks', ({ query }) => tagged(listBlocks(devnet, pageOf(query, 20, 30))))
    .on('GET', '/extended/v2/blocks/{}', ({ params }) => {
      const block = findBlock(devnet, params[0]);
      return tagged(blockView(block, devnet.api.isCanonical(block)));
    })
    .on('GET', '/extended/v2/blocks/{}/transactions', ({ params, query }) => {
      const block = findBlock(devnet, params[0]);
      const page = pageOf(query, 20, 50);
      const results = slice(block.receipts, page).map((receipt) =>
        api.minedTx(block, receipt, { limit: 0, offset: 0 }),
      );
      return tagged({ ...page, total: block.receipts.length, results });
    })
    .on('GET', '/extended/v1/tx/mempool', ({ query }) => ({ status: 200, json: api.mempool(pageOf(query, 20, 50)) }))
    .on('GET', '/extended/v1/tx/events', (request) => ({ status: 200, json: txEvents(api, request) }))
    .on('GET', '/extended/v1/tx/{}', ({ params, query }) => ({
      status: 200,
      json: api.transaction(params[0] ?? '', pageOf(query, 96, 100, 'event_')),
    }))
    .on('GET', '/extended/v1/address/{}/nonces', ({ params }) => ({
      status: 200,
      json: api.nonces(principalParam(params[0])),
    }))
    .on('GET', '/extended/v1/address/{}/balances', async ({ params }) => ({
      status: 200,
      json: await api.balances(principalParam(params[0])),
    }))
    .on('GET', '/extended/v1/contract/{}/events', ({ params, query }) =>
      tagged(api.contractEvents(principalParam(params[0]), pageOf(query, 20, 50))),
    )
    .on('GET', '/extended/v2/burn-blocks', ({ query }) => tagged(listBurnBlocks(devnet, pageOf(query, 20, 30))));
}

function statusView(devnet: Devnet): object {
  const { tip } = devnet.api;
  return {
    server_version: SERVER_VERSION,
    status: 'ready',
    pox_v1_unlock_height: 0,
    chain_tip: {
      block_height: tip.height,
      block_hash: `0x${tip.hash}`,
      index_block_hash: `0x${tip.indexHash}`,
      microblock_hash: '',
      microblock_sequence: 0,
      burn_block_height: tip.burn.height,
    },
  };
}

function slice<T>(items: readonly T[], page: Page): T[] {
  return items.slice(page.offset, page.offset + page.limit);
}

/** Newest first. */
function listBlocks(devnet: Devnet, page: Page): object {
  const { canonical } = devnet.api;
  const end = Math.max(0, canonical.length - page.offset);
  const newest = canonical.slice(Math.max(0, end - page.limit), end).reverse();
  return { ...page, total: canonical.length, results: newest.map((block) => blockView(block, true)) };
}

function findBlock(devnet: Devnet, which = ''): Block {
  const block = lookUp(devnet, which);
  if (!block || !devnet.api.knows(block)) throw notFound('Block not found');
  return block;
}

function lookUp(devnet: Devnet, which: string): Block | undefined {
  if (which === 'latest') return devnet.api.tip;
  if (/^\d{1,9}$/.test(which)) return devnet.api.at(Number(which));
  const hash = which.replace(/^0x/, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw badRequest(`'${which}' is neither a height nor a hash`);
  return devnet.tree.find(hash);
}

function txEvents(api: ApiQueries, { query }: Request): object {
  const txid = query.get('tx_id');
  if (txid === null) throw badRequest("'tx_id' is missing");
  const page = pageOf(query, 20, 100);
  return { ...page, events: api.txEvents(txid, page) };
}

/** Newest first; only burn blocks that carry a Stacks block. */
function listBurnBlocks(devnet: Devnet, page: Page): object {
  const byBurn = new Map<string, Block[]>();
  for (const block of devnet.api.canonical) {
    const held = byBurn.get(block.burn.hash);
    if (held) held.unshift(block);
    else byBurn.set(block.burn.hash, [block]);
  }
  const results = slice([...byBurn.values()].reverse(), page).map((blocks) => {
    const { burn } = blocks[0] as Block;
    return {
      burn_block_time: burn.time,
      burn_block_time_iso: iso(burn.time),
      burn_block_hash: `0x${burn.hash}`,
      burn_block_height: burn.height,
      stacks_blocks: blocks.map((block) => `0x${block.indexHash}`),
      avg_block_time: 10,
      total_tx_count: blocks.reduce((sum, block) => sum + block.receipts.length, 0),
    };
  });
  return { ...page, total: byBurn.size, results };
}
