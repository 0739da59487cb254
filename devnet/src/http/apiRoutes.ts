import type { Devnet } from '../chain/devnet.js';
import { sha512t256OfText } from '../chain/hashes.js';
import type { Block } from '../chain/types.js';
import type { Listener } from '../faults/listener.js';
import { SERVER_VERSION } from './nodeViews.js';
import { ApiQueries } from './apiQueries.js';
import { principalParam } from './principals.js';
import { badRequest, HttpError, notFound, pageOf, type Handler, type Page, type Request, type Response, type Router } from './router.js';
import { blockView, iso, type Json } from './views.js';

/** The Hiro-compatible API. It shows what the view of its listener has been told, which may be behind the node or on an older branch. */
export function apiRoutes(router: Router, devnet: Devnet, listener: Listener): void {
  const routes = new ApiRoutes(devnet, listener);
  const deprecated = (handler: Handler): Handler => whereNotGone(listener, handler);
  router
    .on('GET', '/extended', () => routes.tip((api) => statusView(api)))
    .on('GET', '/extended/v2/blocks', (request) => routes.page(request, [20, 30], (api, page) => listBlocks(api, page)))
    .on('GET', '/extended/v2/blocks/{}', ({ params }) => routes.tip((api) => oneBlock(devnet, api, params[0])))
    .on('GET', '/extended/v2/burn-blocks', (request) => routes.page(request, [20, 30], listBurnBlocks))
    .on(
      'GET',
      '/extended/v2/blocks/{}/transactions',
      deprecated((request) =>
        routes.page(request, [20, 50], (api, page) => blockTxs(devnet, api, request.params[0], page)),
      ),
    )
    .on(
      'GET',
      '/extended/v1/tx/mempool',
      deprecated((request) => routes.page(request, [20, 50], (api, page) => api.mempool(page), 'content')),
    )
    .on(
      'GET',
      '/extended/v1/tx/events',
      deprecated((request) =>
        routes.page(
          request,
          [20, 100],
          (api, page) => ({ ...page, events: api.txEvents(txIdOf(request), page) }),
          'content',
        ),
      ),
    )
    .on(
      'GET',
      '/extended/v1/tx/{}',
      deprecated(({ params, query }) =>
        routes.content((api) => api.transaction(params[0] ?? '', pageOf(query, 96, 100, 'event_'))),
      ),
    )
    .on(
      'GET',
      '/extended/v1/address/{}/nonces',
      deprecated(({ params, query }) =>
        routes.content((api) => nonces(devnet, api, principalParam(params[0]), query)),
      ),
    )
    .on(
      'GET',
      '/extended/v1/address/{}/balances',
      deprecated(({ params }) => routes.balances(principalParam(params[0]))),
    )
    .on(
      'GET',
      '/extended/v1/contract/{}/events',
      deprecated((request) =>
        routes.page(request, [20, 50], (api, page) => api.contractEvents(principalParam(request.params[0]), page)),
      ),
    );
}

const SEE = 'See https://docs.hiro.so/stacks/api for more information';

/** Version 9 of the API warns of these routes, and may have them switched off. */
function whereNotGone(listener: Listener, handler: Handler): Handler {
  return async (request) => {
    if (listener.apiRoutes === 'new')
      throw new HttpError(410, { error: 'Gone', message: `This endpoint has been disabled. ${SEE}` });
    const answer = await handler(request);
    if (listener.apiRoutes === 'old') return answer;
    return { ...answer, headers: { ...answer.headers, Warning: `299 - "Deprecated: ${SEE}"` } };
  };
}

/** How an answer gets its view, its lens, its page and its tag. */
export class ApiRoutes {
  constructor(
    private readonly devnet: Devnet,
    private readonly listener: Listener,
  ) {}

  look(work: (api: ApiQueries) => object): object {
    const lens = this.listener.distortion.lens();
    try {
      return lens.with(work(new ApiQueries(this.devnet, this.listener.view(), lens)));
    } finally {
      lens.close(); // also when the answer is that there is nothing
    }
  }

  async balances(principal: string): Promise<Response> {
    const lens = this.listener.distortion.lens();
    const json = await new ApiQueries(this.devnet, this.listener.view(), lens).balances(principal);
    return { status: 200, json: lens.with(json) };
  }

  /** Tagged by the chain tip: whatever the chain says holds until it grows. */
  tip(work: (api: ApiQueries) => object): Response {
    let tip = '';
    const json = this.look((api) => {
      tip = api.view.tip.indexHash;
      return work(api);
    });
    return { status: 200, json, etag: this.tagOf(tip) };
  }

  /** Tagged by what it says: a transaction changes without a block. */
  content(work: (api: ApiQueries) => object): Response {
    const json = this.look(work);
    return { status: 200, json, etag: this.tagOf(sha512t256OfText(JSON.stringify(json))) };
  }

  page(
    request: Request,
    [standard, maximum]: readonly [number, number],
    work: (api: ApiQueries, page: Page) => object,
    tag: 'tip' | 'content' = 'tip',
  ): Response {
    const asked = pageOf(request.query, standard, maximum);
    const by = this.listener.shiftOf(request.path, asked);
    const read = { limit: asked.limit, offset: Math.max(0, asked.offset - by) };
    const answer = this[tag]((api) => shifted(work(api, read), asked, by));
    return by === 0 ? answer : { ...answer, etag: undefined };
  }

  private tagOf(text: string): string {
    return `"${text}${this.listener.distortion.idle ? '' : `.${this.listener.distortion.version}`}"`;
  }
}

function shifted(answer: object, asked: Page, by: number): object {
  const total = 'total' in answer ? { total: (answer.total as number) + by } : {};
  return { ...answer, ...asked, ...total };
}

function statusView({ view: { tip } }: ApiQueries): object {
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

function viewOf(api: ApiQueries, block: Block): Json {
  return blockView({ ...block, receipts: api.lens.receipts(block) }, api.view.isCanonical(block));
}

function oneBlock(devnet: Devnet, api: ApiQueries, which: string | undefined): Json {
  return viewOf(api, findBlock(devnet, api, which));
}

/** Newest first. */
function listBlocks(api: ApiQueries, page: Page): object {
  const { canonical } = api.view;
  const end = Math.max(0, canonical.length - page.offset);
  const newest = canonical.slice(Math.max(0, end - page.limit), end).reverse();
  return { ...page, total: canonical.length, results: newest.map((block) => viewOf(api, block)) };
}

function blockTxs(devnet: Devnet, api: ApiQueries, which: string | undefined, page: Page): object {
  const block = findBlock(devnet, api, which);
  const receipts = api.lens.receipts(block);
  const results = slice(receipts, page).map((receipt) => api.minedTx(block, receipt, { limit: 0, offset: 0 }));
  return { ...page, total: receipts.length, results };
}

export function findBlock(devnet: Devnet, api: ApiQueries, which = ''): Block {
  const block = lookUp(devnet, api, which);
  if (!block || !api.view.knows(block)) throw notFound('Block not found');
  return block;
}

function lookUp(devnet: Devnet, { view }: ApiQueries, which: string): Block | undefined {
  if (which === 'latest') return view.tip;
  if (/^\d{1,9}$/.test(which)) return view.at(Number(which));
  const hash = which.replace(/^0x/, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw badRequest(`'${which}' is neither a height nor a hash`);
  return devnet.tree.find(hash);
}

function nonces(devnet: Devnet, api: ApiQueries, address: string, query: URLSearchParams): Json {
  const which = query.get('block_height') ?? query.get('block_hash');
  return which === null ? api.nonces(address) : api.noncesAt(address, findBlock(devnet, api, which));
}

function txIdOf({ query }: Request): string {
  const txid = query.get('tx_id');
  if (txid === null) throw badRequest("'tx_id' is missing");
  return txid;
}

/** Newest first; only burn blocks that carry a Stacks block. */
function listBurnBlocks(api: ApiQueries, page: Page): object {
  const byBurn = new Map<string, Block[]>();
  for (const block of api.view.canonical) {
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
      total_tx_count: blocks.reduce((sum, block) => sum + api.lens.receipts(block).length, 0),
    };
  });
  return { ...page, total: byBurn.size, results };
}
