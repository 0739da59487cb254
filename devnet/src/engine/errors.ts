import type { PlannedTx } from '../chain/types.js';

/** A deploy of the plan was refused by the analysis or failed while it ran; the block must be run again without it. */
export class DeployFailed extends Error {
  constructor(
    readonly tx: PlannedTx,
    readonly vmError: string,
  ) {
    super(`deploy failed: ${vmError}`);
  }
}

/** A fee could not be taken, because an earlier transaction of the block emptied the account. */
export class FeeNotPaid extends Error {
  constructor(readonly tx: PlannedTx) {
    super(`fee of ${tx.txid} cannot be paid by ${tx.feePayer}`);
  }
}

/** The VM's message without the part that repeats the call. */
export function boxedError(message: string): string {
  const arrow = message.indexOf(' -> ');
  return arrow < 0 ? message : message.slice(arrow + 4);
}

/** The VM itself broke (a wasm trap), which leaves its memory unusable until it is rewound. */
export class VmPanic extends Error {
  tx: PlannedTx | undefined;

  constructor(where: string, cause: unknown) {
    super(`the Clarity VM stopped in ${where}: ${String(cause)}`, { cause });
  }
}

export function isPanic(error: unknown): boolean {
  // A RangeError is the host's stack overflow, from inside the VM.
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}
