import type { Devnet } from '../chain/devnet.js';
import type { Listener } from '../faults/listener.js';
import type { ApiQueries } from './apiQueries.js';
import { ApiRoutes, findBlock } from './apiRoutes.js';
import {
  cursorPage,
  eventV3,
  isWritable,
  minedV3,
  noncesV3,
  pendingV3,
  summaryV3,
  tokenV3,
  transactionCursor,
  type Include,
} from './apiV3Views.js';
import { contractLogs } from './contractLogs.js';
import { principalParam } from './principals.js';
import { badRequest, HttpError, intParam, notFound, type Handler, type Request, type Router } from './router.js';
import type { Json } from './views.js';

const INCLUDABLE = ['function_args', 'source_code', 'post_conditions', 'result'];

/** The routes that version 9 of the API brought in place of those it switches off. Only what is canonical or waits is known here. */
export function apiV3Routes(router: Router, devnet: Devnet, listener: Listener): void {
  const routes = new ApiRoutes(devnet, listener);
  const on = (path: string, handler: Handler): void => {
    router.on('GET', path, (request) => {
      if (listener.apiRoutes === 'old') throw noRoute(request);
      return handler(request);
    });
  };
  on('/extended/v3/blocks/{}/transactions', (request) => routes.tip((api) => blockTransactions(devnet, api, request)));
  on('/extended/v3/transactions/{}', (request) => routes.content((api) => transaction(api, request)));
  on('/extended/v3/transactions/{}/events', (request) => routes.content((api) => events(api, request)));
  on('/extended/v3/principals/{}/nonces', ({ params }) =>
    routes.content((api) => noncesV3(api.nonces(principalParam(params[0])))),
  );
  on('/extended/v3/principals/{}/balances/ft/{}', async ({ params }) => {
    const { json } = await routes.balances(principalParam(params[0]));
    return { status: 200, json: tokenV3(json as Json, params[1] ?? '') };
  });
  on('/extended/v3/principals/{}/transactions', (request) => routes.tip((api) => transactionsOf(api, request)));
  on('/extended/v3/principals/{}/mempool/transactions', (request) => routes.content((api) => waitingOf(api, request)));
  on('/extended/v2/smart-contracts/{}/logs', (request) => routes.tip((api) => contractLogs(api, request)));
}

/** How a server says that it has no such route. */
export function noRoute({ method, path }: Request): HttpError {
  return new HttpError(404, { message: `Route ${method}:${path} not found`, error: 'Not Found', statusCode: 404 });
}

/** Newest first. */
function blockTransactions(devnet: Devnet, api: ApiQueries, request: Request): Json {
  const block = findBlock(devnet, api, request.params[0]);
  if (!api.view.isCanonical(block)) throw notFound('Block not found');
  const all = [...api.lens.receipts(block)].reverse();
  const cursor = request.query.get('cursor');
  const at = cursor === null ? 0 : all.findIndex((receipt) => transactionCursor(block, receipt.txIndex) === cursor);
  if (at < 0) throw badRequest(`'cursor' is none of this list: '${cursor}'`);
  const { page, head } = cursorPage(all, at, limitOf(request, 20, 50), ({ txIndex }) =>
    transactionCursor(block, txIndex),
  );
  const none = { limit: 0, offset: 0 };
  return { ...head, results: page.map((receipt) => summaryV3(api.minedTx(block, receipt, none), block)) };
}

function transaction(api: ApiQueries, request: Request): Json {
  const tx = found(api, request);
  const include = includeOf(request);
  if (tx['tx_status'] === 'pending') return pendingV3(tx, include, api.view.tip);
  return minedV3(tx, blockOf(api, tx), include);
}

/** The API answers 400 for a transaction that is in no block. */
function events(api: ApiQueries, request: Request): Json {
  const tx = found(api, request);
  if (tx['tx_status'] === 'pending') throw badRequest('Transaction not found');
  const count = tx['event_count'] as number;
  const cursor = request.query.get('cursor');
  const at = cursor === null ? 0 : intParam(request.query, 'cursor', 0);
  const limit = limitOf(request, 20, 100);
  const indexes = Array.from({ length: count }, (_, index) => index);
  const { head } = cursorPage(indexes, at, limit, String);
  const results = api.txEvents(request.params[0] ?? '', { limit, offset: at }).map(eventV3);
  if (results.some((event) => !isWritable(event))) throw unwritable();
  return { ...head, results };
}

/** Version 9.0.2 answers so where a party of an event has a name that its schema has no place for: one that no contract can be deployed with. */
function unwritable(): HttpError {
  const message = "The value of '#/properties/results/items' does not match schema definition.";
  return new HttpError(500, { statusCode: 500, error: 'Internal Server Error', message });
}

/** Transactions that the principal sent, newest first: of others that touch it nothing is told here. */
function transactionsOf(api: ApiQueries, request: Request): Json {
  const principal = principalParam(request.params[0]);
  const none = { limit: 0, offset: 0 };
  const all = api.view.canonical.flatMap((block) =>
    api.lens.receipts(block).map((receipt) => ({ block, receipt, tx: api.minedTx(block, receipt, none) })),
  );
  const own = all.filter(({ tx }) => tx['sender_address'] === principal).reverse();
  const limit = limitOf(request, 20, 50);
  const cursor = request.query.get('cursor');
  const cursorOf = ({ block, receipt }: (typeof own)[number]): string => transactionCursor(block, receipt.txIndex);
  const at = cursor === null ? 0 : own.findIndex((item) => cursorOf(item) === cursor);
  if (at < 0) throw badRequest(`'cursor' is none of this list: '${cursor}'`);
  const { page, head } = cursorPage(own, at, limit, cursorOf);
  return { ...head, results: page.map(({ block, tx }) => ({ transaction: summaryV3(tx, block), involvement: 'sender' })) };
}

/** What waits of a sender, newest first, in one page. */
function waitingOf(api: ApiQueries, request: Request): Json {
  const principal = principalParam(request.params[0]);
  const all = api.mempool({ limit: Number.MAX_SAFE_INTEGER, offset: 0 })['results'] as Json[];
  const own = all.filter((tx) => tx['sender_address'] === principal);
  const { page, head } = cursorPage(own, 0, limitOf(request, 20, 50), (tx) => `${tx['receipt_time']}:${tx['tx_id']}`);
  return { ...head, results: page.map((tx) => pendingV3(tx, new Set(), api.view.tip)) };
}

function found(api: ApiQueries, request: Request): Json {
  const id = request.params[0] ?? '';
  if (!/^(0x)?[0-9a-fA-F]{64}$/.test(id)) throw badRequest(`'${id}' is not a transaction id`);
  let tx: Json;
  try {
    tx = api.transaction(id, { limit: 0, offset: 0 });
  } catch (error) {
    throw error instanceof HttpError ? notFound('Transaction not found') : error;
  }
  if (tx['canonical'] === false || String(tx['tx_status']).startsWith('dropped_'))
    throw notFound('Transaction not found');
  return tx;
}

function blockOf(api: ApiQueries, tx: Json) {
  const block = api.view.at(tx['block_height'] as number);
  if (!block) throw notFound('Transaction not found');
  return block;
}

function includeOf({ query }: Request): Include {
  const names = query.getAll('include').flatMap((value) => value.split(','));
  const unknown = names.find((name) => !INCLUDABLE.includes(name));
  if (unknown !== undefined) throw badRequest(`'include' must be of ${INCLUDABLE.join(', ')}, got '${unknown}'`);
  return new Set(names);
}

function limitOf({ query }: Request, standard: number, maximum: number): number {
  const limit = intParam(query, 'limit', standard);
  if (limit < 1 || limit > maximum) throw badRequest(`'limit' must be 1 to ${maximum}`);
  return limit;
}
