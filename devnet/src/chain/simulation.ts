import type { Engine } from '../engine/engine.js';
import type { AccountView } from '../mempool/admission.js';
import type { DecodedTx } from '../tx/decode.js';
import { SignatureError, verifySignatures } from '../tx/verify.js';
import { executeBlock } from './miner.js';
import { parties } from './selection.js';
import type { Receipt } from './types.js';

/** The transaction could not be in the next block at all. */
export class NotSimulated extends Error {}

/** Runs `tx` in a block on the tip and takes it back. Checks what a block checks: signatures, nonces, the fee. */
export async function simulateTx(engine: Engine, tx: DecodedTx, view: AccountView): Promise<Receipt> {
  check(tx, view);
  try {
    const [receipt] = await executeBlock(engine, [tx], false);
    if (!receipt) throw new NotSimulated(`${tx.feePayer.address} cannot pay the fee of ${tx.feePayer.fee}`);
    return receipt;
  } finally {
    await engine.history.discard();
  }
}

function check(tx: DecodedTx, view: AccountView): void {
  try {
    verifySignatures(tx.wire);
  } catch (error) {
    if (error instanceof SignatureError) throw new NotSimulated(error.message);
    throw error;
  }
  for (const { address, nonce } of parties(tx)) {
    const expected = view.nonce(address);
    if (nonce !== expected)
      throw new NotSimulated(`Bad nonce: ${address} has nonce ${expected}, the transaction ${nonce}`);
  }
  const amount = tx.action.kind === 'transfer' ? tx.action.amount : 0n;
  requireFunds(tx, tx.sponsor ? amount : amount + tx.feePayer.fee, view);
}

function requireFunds(tx: DecodedTx, fromOrigin: bigint, view: AccountView): void {
  const held = view.balance(tx.origin.address);
  if (held < fromOrigin)
    throw new NotSimulated(`${tx.origin.address} holds ${held} microSTX, the transaction needs ${fromOrigin}`);
}
