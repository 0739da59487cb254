import { timingSafeEqual } from 'node:crypto';
import type { Devnet } from '../chain/devnet.js';
import { NotSimulated } from '../chain/simulation.js';
import type { Block, Receipt } from '../chain/types.js';
import type { Listener } from '../faults/listener.js';
import { DecodeError, decodeTx, WrongNetwork, type DecodedTx } from '../tx/decode.js';
import { eventPayload } from '../webhooks/payloads.js';
import { jsonBody, type Request, type Response, type Router } from './router.js';

const NO_COST = { write_length: 0, write_count: 0, read_length: 0, read_count: 0, runtime: 0 };
const TENURE_LIMIT = {
  write_length: 15_000_000,
  write_count: 15_000,
  read_length: 100_000_000,
  read_count: 15_000,
  runtime: 5_000_000_000,
};

/** `POST /v3/transactions/simulate` of a node from 4.0.3 on. Without a token the node refuses it to everybody. */
export function simulationRoutes(router: Router, devnet: Devnet, listener: Listener, token: string | undefined): void {
  router.on('POST', '/v3/transactions/simulate', async (request) => {
    if (listener.simulationAbsent) return { status: 404, text: 'No such file or directory' };
    return refusal(request, token) ?? simulate(request, devnet);
  });
}

function refusal({ headers }: Request, token: string | undefined): Response | undefined {
  if (token === undefined) return { status: 400, text: 'Bad Request.' };
  return same(headers.authorization ?? '', token) ? undefined : { status: 401, text: 'Unauthorized' };
}

function same(given: string, token: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function simulate(request: Request, devnet: Devnet): Promise<Response> {
  const tip = request.query.get('tip') ?? '';
  if (/^[0-9a-fA-F]{64}$/.test(tip) && tip.toLowerCase() !== devnet.tree.tip.indexHash) return wrongTip(tip, devnet);
  try {
    const tx = transactionOf(request);
    const result = await devnet.simulate(tx);
    return { status: 200, json: simulatedView(tx, result.tip, result.receipt) };
  } catch (error) {
    if (error instanceof NotSimulated)
      return { status: 400, text: `Failed to simulate transaction: Error processing transaction: ${error.message}\n` };
    if (error instanceof DecodeError || error instanceof WrongNetwork)
      return { status: 400, text: `Failed to deserialize transaction: ${error.message}` };
    throw error;
  }
}

function wrongTip(tip: string, devnet: Devnet): Response {
  return devnet.tree.findByIndexHash(tip.toLowerCase())
    ? { status: 400, text: 'Cannot simulate at this chain tip: this devnet simulates on the canonical tip only\n' }
    : { status: 404, text: 'No such chain tip\n' };
}

function transactionOf(request: Request): DecodedTx {
  const hex = jsonBody(request)['transaction_hex'];
  if (typeof hex !== 'string' || !/^([0-9a-fA-F]{2})+$/.test(hex))
    throw new DecodeError('Failed to parse `transaction_hex` as hex');
  return decodeTx(Buffer.from(hex, 'hex'));
}

function simulatedView(tx: DecodedTx, tip: Block, receipt: Receipt): object {
  const burned = receipt.events
    .filter(({ event }) => event === 'stx_burn_event')
    .reduce((sum, { data }) => sum + BigInt(String(data['amount'])), 0n);
  return {
    txid: tx.txid,
    tip_block_id: tip.indexHash,
    consensus_hash: tip.burn.consensusHash,
    block_height: tip.height + 1,
    result_hex: receipt.resultHex,
    stx_burned: Number(burned),
    execution_cost: NO_COST,
    execution_limit: TENURE_LIMIT,
    events: receipt.events.map((event, index) => eventPayload(event, index, tx.txid)),
    post_condition_aborted: receipt.status === 'abort_by_post_condition',
    vm_error: receipt.vmError,
  };
}
