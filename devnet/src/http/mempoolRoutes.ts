import type { Devnet } from '../chain/devnet.js';
import type { DropReason } from '../mempool/mempool.js';
import {
  badRequest,
  hashField,
  intField,
  jsonBody,
  refusingRange,
  textField,
  textsField,
  type Request,
  type Response,
  type Router,
} from './router.js';
import { principalParam } from './principals.js';

const REASONS: readonly string[] = [
  'ReplaceByFee',
  'ReplaceAcrossFork',
  'TooExpensive',
  'StaleGarbageCollect',
  'Problematic',
];

/** What a test does to transactions that wait. */
export function mempoolRoutes(router: Router, devnet: Devnet): void {
  router
    .on('POST', '/devnet/mempool/drop', (request) => drop(request, devnet))
    .on('POST', '/devnet/mempool/forget', (request) => forget(request, devnet))
    .on('POST', '/devnet/mempool/restore', (request) => restore(request, devnet))
    .on('GET', '/devnet/mempool/rules', () => ({ status: 200, json: devnet.rules.view() }))
    .on('POST', '/devnet/mempool/rules', (request) => setRules(request, devnet));
}

async function drop(request: Request, devnet: Devnet): Promise<Response> {
  const body = jsonBody(request);
  const reason = textField(body, 'reason', 'StaleGarbageCollect');
  if (!REASONS.includes(reason)) throw badRequest(`'reason' must be one of ${REASONS.join(', ')}`);
  const txids = 'txids' in body ? textsField(body, 'txids') : devnet.mempool.all().map(({ tx }) => tx.txid);
  const dropped = await devnet.dropFromMempool(txids.map(plain), reason as DropReason);
  return { status: 200, json: { dropped } };
}

async function forget(request: Request, devnet: Devnet): Promise<Response> {
  const body = jsonBody(request);
  const senders = 'senders' in body ? textsField(body, 'senders').map(principalParam) : undefined;
  return { status: 200, json: { forgotten: await devnet.forgetMempool(senders) } };
}

async function restore(request: Request, devnet: Devnet): Promise<Response> {
  const txid = hashField(jsonBody(request), 'txid');
  await refusingRange(() => devnet.restore(txid));
  return { status: 200, json: { restored: txid } };
}

function setRules(request: Request, { rules }: Devnet): Response {
  const body = jsonBody(request);
  const next = {
    expiryBurnBlocks: intField(body, 'expiryBurnBlocks', rules.expiryBurnBlocks),
    holdSenders:
      'holdSenders' in body ? new Set(textsField(body, 'holdSenders').map(principalParam)) : rules.holdSenders,
    holdTxids: 'holdTxids' in body ? new Set(textsField(body, 'holdTxids').map(plain)) : rules.holdTxids,
    minFeeToMine: BigInt(intField(body, 'minFeeToMine', Number(rules.minFeeToMine))),
    minFeeRateToMine: BigInt(intField(body, 'minFeeRateToMine', Number(rules.minFeeRateToMine))),
    maxTxsPerBlock: intField(body, 'maxTxsPerBlock', rules.maxTxsPerBlock),
  };
  Object.assign(rules, next); // only when every field was right
  return { status: 200, json: rules.view() };
}

function plain(txid: string): string {
  return txid.replace(/^0x/, '').toLowerCase();
}
