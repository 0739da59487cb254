import { RUNTIME_ERROR_RESULT } from '../engine/helper.js';
import { DeployFailed, FeeNotPaid, VmPanic } from '../engine/errors.js';
import type { Engine } from '../engine/engine.js';
import type { DecodedTx } from '../tx/decode.js';
import { brokenPostCondition, MovedAssets } from './postConditions.js';
import type { Block, BlockPlan, ExecResult, PlannedTx, Receipt, TxStatus } from './types.js';

export type TxLookup = (txid: string) => DecodedTx;

/**
 * Runs a block until nothing in it has to be taken back. A broken post-condition, a failed deploy or an unpaid fee is known only
 * after the run, and later transactions may depend on it: so the VM goes back to the parent and runs the block again without it.
 */
export async function executeBlock(
  engine: Engine,
  txs: readonly DecodedTx[],
  tenureStart: boolean,
): Promise<Receipt[]> {
  const lookup = new Map(txs.map((tx) => [tx.txid, tx]));
  let planned = txs.map(plan);
  for (;;) {
    const results = tryRun(engine, { tenureStart, txs: planned });
    if (results instanceof VmPanic) {
      planned = suspecting(planned, lookup, results);
    } else if (results instanceof FeeNotPaid) {
      planned = without(planned, results.tx, lookup);
    } else if (Array.isArray(results)) {
      const broken = firstBroken(planned, results, lookup);
      if (!broken) return planned.map((tx, index) => receipt(tx, index, results[index] as ExecResult));
      broken.tx.withheld = { kind: 'post-condition', resultHex: broken.resultHex, vmError: broken.vmError };
    }
    await engine.history.discard();
  }
}

/** The results, or why there are none, or undefined when a transaction was marked as withheld and the block must be run again. */
function tryRun(engine: Engine, blockPlan: BlockPlan): ExecResult[] | FeeNotPaid | VmPanic | undefined {
  try {
    return engine.runBlock(blockPlan);
  } catch (error) {
    if (error instanceof FeeNotPaid) return error;
    if ((error instanceof DeployFailed || error instanceof VmPanic) && error.tx) {
      error.tx.withheld = { kind: 'failed', vmError: error instanceof DeployFailed ? error.vmError : error.message };
      return undefined;
    }
    if (error instanceof VmPanic) return error;
    throw error;
  }
}

export function plan(tx: DecodedTx): PlannedTx {
  return {
    txid: tx.txid,
    origin: tx.origin.address,
    feePayer: tx.feePayer.address,
    fee: tx.feePayer.fee,
    action: tx.action,
  };
}

/** The plan that makes the VM do again what a sealed block did. */
export function planOf(block: Block, lookup: TxLookup): BlockPlan {
  const txs = block.receipts.map((done) => {
    const planned = plan(lookup(done.txid));
    if (done.status === 'abort_by_post_condition') {
      planned.withheld = { kind: 'post-condition', resultHex: done.resultHex, vmError: done.vmError ?? '' };
    } else if (done.resultHex === RUNTIME_ERROR_RESULT) {
      planned.withheld = { kind: 'failed', vmError: done.vmError ?? '' };
    }
    return planned;
  });
  return { tenureStart: block.tenureStart, txs };
}

/** The plan without `gone` and without what has a later nonce of an account that `gone` would have used. */
function without(planned: PlannedTx[], gone: PlannedTx, lookup: Map<string, DecodedTx>): PlannedTx[] {
  const index = planned.indexOf(gone);
  const blocked = new Set([gone.origin, gone.feePayer]);
  const later = planned.slice(index + 1).filter((tx) => {
    const decoded = lookup.get(tx.txid) as DecodedTx;
    const dependent = blocked.has(decoded.origin.address) || blocked.has(decoded.feePayer.address);
    if (dependent) [decoded.origin.address, decoded.feePayer.address].forEach((address) => blocked.add(address));
    return !dependent;
  });
  return [...planned.slice(0, index), ...later];
}

/** The VM broke in one of the deploys and does not say in which: the last of several has to wait, a single one has failed. */
function suspecting(planned: PlannedTx[], lookup: Map<string, DecodedTx>, panic: VmPanic): PlannedTx[] {
  const deploys = planned.filter((tx) => tx.action.kind === 'deploy' && !tx.withheld);
  const last = deploys.at(-1);
  if (!last) throw panic;
  if (deploys.length > 1) return without(planned, last, lookup);
  last.withheld = { kind: 'failed', vmError: panic.message };
  return planned;
}

interface Broken {
  readonly tx: PlannedTx;
  readonly resultHex: string;
  readonly vmError: string;
}

function firstBroken(
  planned: PlannedTx[],
  results: readonly ExecResult[],
  lookup: Map<string, DecodedTx>,
): Broken | undefined {
  for (const [index, tx] of planned.entries()) {
    const result = results[index] as ExecResult;
    if (tx.withheld || result.vmError !== null) continue; // the VM stopped: post-conditions are not looked at
    const decoded = lookup.get(tx.txid) as DecodedTx;
    const { postConditionMode } = decoded.wire;
    if (tx.action.kind === 'transfer') continue; // a token transfer carries none
    const vmError = brokenPostCondition(
      postConditionMode,
      decoded.postConditions,
      tx.origin,
      MovedAssets.of(result.events),
    );
    if (vmError) return { tx, resultHex: result.resultHex, vmError };
  }
  return undefined;
}

function receipt(tx: PlannedTx, txIndex: number, result: ExecResult): Receipt {
  const status = statusOf(tx, result);
  return {
    txid: tx.txid,
    txIndex,
    status,
    resultHex: result.resultHex,
    events: status === 'success' ? result.events : [],
    vmError: tx.withheld?.vmError ?? result.vmError,
  };
}

function statusOf(tx: PlannedTx, result: ExecResult): TxStatus {
  if (tx.withheld?.kind === 'post-condition') return 'abort_by_post_condition';
  return result.resultHex.startsWith('0x08') ? 'abort_by_response' : 'success';
}
