import { badRequest, HttpError } from './router.js';
import type { Json } from './views.js';

const RATES_PER_BYTE = [1, 2, 5];

/** Three estimates per byte: this chain has no fee market, any fee above the floor is mined in the next block. */
export function feeEstimate(body: Record<string, unknown>): Json {
  const payload = body['transaction_payload'];
  if (typeof payload !== 'string' || !/^(0x)?([0-9a-fA-F]{2})+$/.test(payload))
    throw badRequest("'transaction_payload' must be hex");
  const payloadBytes = payload.replace(/^0x/, '').length / 2;
  const length =
    typeof body['estimated_len'] === 'number' ? Math.max(body['estimated_len'], payloadBytes) : payloadBytes;
  if (!Number.isFinite(length))
    throw new HttpError(400, { error: 'Estimation could not be performed', reason: 'NoEstimateAvailable' });
  return {
    cost_scalar_change_by_byte: 0.00476837158203125,
    estimated_cost: { read_count: 0, read_length: 0, runtime: 0, write_count: 0, write_length: 0 },
    estimated_cost_scalar: 0,
    estimations: RATES_PER_BYTE.map((fee_rate) => ({ fee_rate, fee: Math.ceil(length) * fee_rate })),
  };
}
