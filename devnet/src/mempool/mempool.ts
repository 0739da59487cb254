import type { BurnBlock } from '../chain/types.js';
import type { DecodedTx } from '../tx/decode.js';

export type DropReason = 'ReplaceByFee' | 'ReplaceAcrossFork' | 'TooExpensive' | 'StaleGarbageCollect' | 'Problematic';

export interface PendingTx {
  readonly tx: DecodedTx;
  readonly receivedMs: number;
  readonly arrival: number; // order of arrival
  readonly burnHeight: number; // of the burn chain when it came
  readonly tenure: BurnBlock; // of the tip when it first came
}

export interface DroppedTx extends PendingTx {
  readonly reason: DropReason;
  readonly replacedBy: string | null;
}

/** A transaction that another one drove out. */
export interface Replaced {
  readonly txid: string;
  readonly reason: DropReason;
}

/** The transactions that wait for a block, and why those that left without one did. Holds no rules about admission. */
export class Mempool {
  private readonly pending = new Map<string, PendingTx>();
  private readonly slots = new Map<string, string>(); // key: account and nonce, value: txid
  private readonly dropped = new Map<string, DroppedTx>();
  private arrivals = 0;

  get(txid: string): PendingTx | undefined {
    return this.pending.get(txid);
  }

  droppedTx(txid: string): DroppedTx | undefined {
    return this.dropped.get(txid);
  }

  get size(): number {
    return this.pending.size;
  }

  /** In order of arrival. */
  all(): PendingTx[] {
    return [...this.pending.values()];
  }

  /** The pending transactions that use a nonce which `tx` uses, as origin or as sponsor. */
  conflictsOf(tx: DecodedTx): PendingTx[] {
    const found = new Set<string>();
    for (const slot of slotsOf(tx)) {
      const other = this.slots.get(slot);
      if (other !== undefined && other !== tx.txid) found.add(other);
    }
    return [...found].map((txid) => this.pending.get(txid) as PendingTx);
  }

  /** Adds a transaction and drops what it replaces; `acrossFork` says of which the fee did not matter. */
  add(entry: Omit<PendingTx, 'arrival'>, acrossFork: (other: PendingTx) => boolean): Replaced[] {
    const { tx } = entry;
    const replaced = this.conflictsOf(tx).map((other) => ({
      txid: other.tx.txid,
      reason: reasonFor(tx, other, acrossFork),
    }));
    for (const { txid, reason } of replaced) this.drop(txid, reason, tx.txid);
    this.dropped.delete(tx.txid);
    this.pending.set(tx.txid, { ...entry, arrival: this.arrivals++ });
    for (const slot of slotsOf(tx)) this.slots.set(slot, tx.txid);
    return replaced;
  }

  drop(txid: string, reason: DropReason, replacedBy: string | null): boolean {
    const entry = this.remove(txid);
    if (!entry) return false;
    this.dropped.set(txid, { ...entry, reason, replacedBy });
    return true;
  }

  /** Takes a transaction out without a trace, because a block has it now. */
  remove(txid: string): PendingTx | undefined {
    const entry = this.pending.get(txid);
    if (!entry) return undefined;
    this.pending.delete(txid);
    for (const slot of slotsOf(entry.tx)) if (this.slots.get(slot) === txid) this.slots.delete(slot);
    return entry;
  }

  /** Loses everything, as a node does that restarts with an empty pool; or only what `senders` sent. */
  forget(senders?: ReadonlySet<string>): string[] {
    const lost = this.all().filter(({ tx }) => senders === undefined || senders.has(tx.origin.address));
    for (const { tx } of lost) this.remove(tx.txid);
    return lost.map(({ tx }) => tx.txid);
  }

  /** The nonces that pending transactions of `address` use, ascending. */
  noncesOf(address: string): bigint[] {
    const nonces = new Set<bigint>();
    for (const { tx } of this.pending.values()) {
      if (tx.origin.address === address) nonces.add(tx.origin.nonce);
      if (tx.sponsor?.address === address) nonces.add(tx.sponsor.nonce);
    }
    return [...nonces].sort((a, b) => (a < b ? -1 : 1));
  }
}

function reasonFor(tx: DecodedTx, other: PendingTx, acrossFork: (other: PendingTx) => boolean): DropReason {
  return tx.feePayer.fee <= other.tx.feePayer.fee && acrossFork(other) ? 'ReplaceAcrossFork' : 'ReplaceByFee';
}

function slotsOf(tx: DecodedTx): string[] {
  const parties = tx.sponsor ? [tx.origin, tx.sponsor] : [tx.origin];
  return parties.map((party) => `${party.address}:${party.nonce}`);
}
