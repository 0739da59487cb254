import type { PendingTx } from '../mempool/mempool.js';
import type { DecodedTx, Party } from '../tx/decode.js';

export interface SelectionView {
  nonce(address: string): bigint;
  balance(address: string): bigint;
}

/** Nonces and balances as they will be while the block is filled. */
class Draft {
  private readonly nonces = new Map<string, bigint>();
  private readonly spent = new Map<string, bigint>();

  constructor(private readonly view: SelectionView) {}

  ready(tx: DecodedTx): boolean {
    return parties(tx).every((party) => party.nonce === this.nonce(party.address)) && this.affordable(tx);
  }

  take(tx: DecodedTx): void {
    for (const party of parties(tx)) this.nonces.set(party.address, this.nonce(party.address) + 1n);
    this.spend(tx.feePayer.address, tx.feePayer.fee);
    if (tx.action.kind === 'transfer') this.spend(tx.origin.address, tx.action.amount);
  }

  private nonce(address: string): bigint {
    return this.nonces.get(address) ?? this.view.nonce(address);
  }

  private affordable(tx: DecodedTx): boolean {
    const amount = tx.action.kind === 'transfer' ? tx.action.amount : 0n;
    if (tx.feePayer.address === tx.origin.address) return this.left(tx.origin.address) >= amount + tx.feePayer.fee;
    return this.left(tx.feePayer.address) >= tx.feePayer.fee && this.left(tx.origin.address) >= amount;
  }

  private left(address: string): bigint {
    return this.view.balance(address) - (this.spent.get(address) ?? 0n);
  }

  private spend(address: string, amount: bigint): void {
    this.spent.set(address, (this.spent.get(address) ?? 0n) + amount);
  }
}

export function parties(tx: DecodedTx): Party[] {
  return tx.sponsor ? [tx.origin, tx.sponsor] : [tx.origin];
}

/**
 * Fills a block: always the ready transaction with the best fee per byte, nonces in sequence. Deploys come first, because
 * the VM can only deploy at the head of a block; one that waits for an earlier nonce of the same block is left for the next.
 */
export function selectTxs(
  pending: readonly PendingTx[],
  view: SelectionView,
  deploys: boolean,
  limit: number,
): DecodedTx[] {
  const draft = new Draft(view);
  const ordered = [...pending].sort(byFeeRate).map((entry) => entry.tx);
  const chosen: DecodedTx[] = [];
  if (deploys)
    fill(
      ordered.filter((tx) => tx.action.kind === 'deploy'),
      draft,
      chosen,
      limit,
    );
  fill(
    ordered.filter((tx) => tx.action.kind !== 'deploy'),
    draft,
    chosen,
    limit,
  );
  return chosen;
}

function fill(candidates: DecodedTx[], draft: Draft, chosen: DecodedTx[], limit: number): void {
  let rest = candidates;
  while (chosen.length < limit) {
    const index = rest.findIndex((tx) => draft.ready(tx));
    if (index < 0) return;
    const tx = rest[index] as DecodedTx;
    draft.take(tx);
    chosen.push(tx);
    rest = [...rest.slice(0, index), ...rest.slice(index + 1)];
  }
}

function byFeeRate(a: PendingTx, b: PendingTx): number {
  // fee/length compared without division: both sides multiplied by the other's length
  const left = a.tx.feePayer.fee * BigInt(b.tx.raw.length);
  const right = b.tx.feePayer.fee * BigInt(a.tx.raw.length);
  if (left !== right) return left > right ? -1 : 1;
  return a.arrival - b.arrival;
}
