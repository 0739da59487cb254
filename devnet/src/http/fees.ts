import { addressToString, deserializePayload, PayloadType, type PayloadWire } from '@stacks/transactions';
import type { Devnet } from '../chain/devnet.js';
import type { FeeMode } from '../network.js';
import { badRequest, HttpError } from './router.js';
import type { Json } from './views.js';

const RATES_PER_BYTE = [1, 2, 5];
/** Of a call in what mainnet usually asks: low, middle, high, in micro-STX. */
const MARKET = [350, 3_000, 12_000];
const NONE = 'Fee estimation not supported on this node';

/** Three estimates. Whatever they say, any fee above the floor is mined in the next block. */
export function feeEstimate(devnet: Devnet, mode: FeeMode, body: Record<string, unknown>): Json {
  const payload = body['transaction_payload'];
  if (typeof payload !== 'string' || !/^(0x)?([0-9a-fA-F]{2})+$/.test(payload))
    throw badRequest("'transaction_payload' must be hex");
  if (mode === 'none') throw new HttpError(400, NONE); // a bare string in JSON, as a node writes it
  const payloadHex = payload.replace(/^0x/, '');
  const payloadBytes = payloadHex.length / 2;
  const length =
    typeof body['estimated_len'] === 'number' ? Math.max(body['estimated_len'], payloadBytes) : payloadBytes;
  if (!Number.isFinite(length) || (mode === 'market' && !isKnown(devnet, payloadHex)))
    throw new HttpError(400, {
      error: 'Estimation could not be performed',
      reason: 'NoEstimateAvailable',
      reason_data: { message: 'No estimate available for the provided payload.' },
    });
  const size = Math.ceil(length);
  const fees =
    mode === 'market'
      ? MARKET.map((fee) => ({ fee_rate: fee / 350, fee: Math.max(fee, size) }))
      : RATES_PER_BYTE.map((fee_rate) => ({ fee_rate, fee: size * fee_rate }));
  return {
    cost_scalar_change_by_byte: 0.00476837158203125,
    estimated_cost: { read_count: 0, read_length: 0, runtime: 0, write_count: 0, write_length: 0 },
    estimated_cost_scalar: 0,
    estimations: fees,
  };
}

/** A node knows the cost of what it has executed before: transfers, and calls of functions that were called. */
function isKnown(devnet: Devnet, payloadHex: string): boolean {
  let payload: PayloadWire;
  try {
    payload = deserializePayload(payloadHex);
  } catch {
    throw badRequest('Failed to deserialize transaction payload');
  }
  if (payload.payloadType === PayloadType.TokenTransfer) return true;
  if (payload.payloadType !== PayloadType.ContractCall) return false;
  const contract = `${addressToString(payload.contractAddress)}.${payload.contractName.content}`;
  return devnet.hasExecuted(contract, payload.functionName.content);
}
