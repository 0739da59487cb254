import type { ApiView } from '../chain/apiView.js';
import type { Devnet, KnownTx } from '../chain/devnet.js';
import type { Block, Receipt } from '../chain/types.js';
import type { Lens } from '../faults/distortion.js';
import type { DropReason, PendingTx } from '../mempool/mempool.js';
import type { ContractAbi } from '../tx/abi.js';
import type { DecodedTx } from '../tx/decode.js';
import { balancesView, holdingsOf } from './holdings.js';
import { HttpError, type Page } from './router.js';
import { baseTxView, eventView, iso, minedTxView, type Json } from './views.js';

const DROPPED: Record<DropReason, string> = {
  ReplaceByFee: 'dropped_replace_by_fee',
  ReplaceAcrossFork: 'dropped_replace_across_fork',
  TooExpensive: 'dropped_too_expensive',
  StaleGarbageCollect: 'dropped_stale_garbage_collect',
  Problematic: 'dropped_problematic',
};

/** The look-ups behind one API request: what its view knows, as its lens shows it. */
export class ApiQueries {
  constructor(
    private readonly devnet: Devnet,
    readonly view: ApiView,
    readonly lens: Lens,
  ) {}

  /** Mined and canonical, else pending or dropped, else orphaned, else 404: the order of the real API. */
  transaction(id: string, events: Page): Json {
    const txid = id.replace(/^0x/, '').toLowerCase();
    const found = this.lens.hides(txid) ? undefined : this.mined(txid, events);
    if (!found) throw new HttpError(404, { error: `could not find transaction by ID ${id}` });
    return found;
  }

  private mined(txid: string, events: Page): Json | undefined {
    const places = this.devnet.tree.placesOf(txid);
    const canonical = places.find((block) => this.view.isCanonical(block));
    if (canonical) return this.minedTx(canonical, this.receiptOf(canonical, txid), events);
    const waiting = this.unmined(txid, places);
    if (waiting) return waiting;
    const orphan = places.filter((block) => this.view.knows(block)).at(-1);
    return orphan && this.minedTx(orphan, this.receiptOf(orphan, txid), events);
  }

  private unmined(txid: string, places: readonly Block[]): Json | undefined {
    const pending = this.devnet.mempool.get(txid);
    if (pending) return this.pendingView(pending);
    const dropped = this.devnet.mempool.droppedTx(txid);
    if (dropped) return this.waitingView(dropped, DROPPED[dropped.reason], dropped.replacedBy);
    // In a block that the API has not been shown yet: to the API it still waits.
    const hidden = places.some((block) => this.devnet.tree.isCanonical(block));
    const known = hidden ? this.devnet.knownTx(txid) : undefined;
    return known ? this.waitingView(known, 'pending', null) : undefined;
  }

  private pendingView(entry: PendingTx): Json {
    return this.waitingView(entry, 'pending', null);
  }

  private waitingView({ tx, receivedMs }: KnownTx, tx_status: string, replacedBy: string | null): Json {
    const receipt_time = Math.floor(receivedMs / 1000);
    return {
      ...baseTxView(tx, this.abiOf(tx)),
      tx_status,
      replaced_by_tx_id: replacedBy === null ? null : `0x${replacedBy}`,
      receipt_time,
      receipt_time_iso: iso(receipt_time),
    };
  }

  private receiptOf(block: Block, txid: string): Receipt {
    return this.lens.receipt(block, txid) as Receipt;
  }

  minedTx(block: Block, receipt: Receipt, page: Page): Json {
    const { tx } = this.devnet.knownTx(receipt.txid) as KnownTx;
    const canonical = this.view.isCanonical(block);
    const parent = this.devnet.tree.find(block.parentIndexHash);
    return minedTxView(tx, this.abiOf(tx), { block, receipt, canonical, parent }, eventPage(receipt, page));
  }

  txEvents(id: string, page: Page): Json[] {
    const txid = id.replace(/^0x/, '').toLowerCase();
    const block = this.devnet.tree.placesOf(txid).find((place) => this.view.isCanonical(place));
    const receipt = block && this.lens.receipt(block, txid);
    return receipt ? eventPage(receipt, page) : [];
  }

  /** Newest first. */
  mempool(page: Page): Json {
    const all = this.devnet.mempool
      .all()
      .reverse()
      .filter(({ tx }) => !this.lens.hides(tx.txid));
    const results = all.slice(page.offset, page.offset + page.limit).map((entry) => this.pendingView(entry));
    return { ...page, total: all.length, results };
  }

  /** Prints of a contract, newest first; pages shift while the chain grows, as they do on the real API. */
  contractEvents(contractId: string, page: Page): Json {
    const results: Json[] = [];
    let skip = page.offset;
    const { canonical } = this.view;
    for (let height = canonical.length; height > 0 && results.length < page.limit; height--) {
      for (const receipt of [...this.lens.receipts(canonical[height - 1] as Block)].reverse()) {
        for (let index = receipt.events.length - 1; index >= 0 && results.length < page.limit; index--) {
          const event = receipt.events[index];
          if (event?.event !== 'print_event' || event.data['contract_identifier'] !== contractId) continue;
          if (skip-- > 0) continue;
          results.push(eventView(event, index, receipt.txid));
        }
      }
    }
    return { ...page, results };
  }

  nonces(address: string): Json {
    return noncesView(this.shownNonce(address), this.devnet.mempool.noncesOf(address));
  }

  /** The nonces as they were after a block: without the mempool. */
  noncesAt(address: string, block: Block): Json {
    const since = this.view.canonical.slice(block.height);
    return noncesView(this.shownNonce(address) - this.devnet.noncesUsed(address, since), []);
  }

  /** The account's nonce on the branch that the API shows. */
  private shownNonce(address: string): bigint {
    const { hidden, stale } = this.view.difference();
    return (
      this.devnet.nonce(address) - this.devnet.noncesUsed(address, hidden) + this.devnet.noncesUsed(address, stale)
    );
  }

  async balances(principal: string): Promise<Json> {
    const stx = await this.devnet.exclusive(() => this.devnet.balance(principal));
    return balancesView(stx, holdingsOf(principal, this.devnet, this.view.canonical));
  }

  private abiOf(tx: DecodedTx): ContractAbi | undefined {
    return tx.action.kind === 'call' ? this.devnet.contractInterface(tx.action.contractId) : undefined;
  }
}

/**
 * Missing nonces are told only when the account has executed something and something waits above it: the API compares the two highest.
 * `next` is the lowest unused nonce, `waiting` ascends.
 */
function noncesView(next: bigint, waiting: readonly bigint[]): Json {
  const executed = next === 0n ? null : Number(next - 1n);
  const inMempool = waiting.map(Number);
  const highest = inMempool.at(-1) ?? null;
  const between: number[] = [];
  if (executed !== null && highest !== null)
    for (let nonce = highest - 1; nonce > executed; nonce--) between.push(nonce);
  return {
    last_executed_tx_nonce: executed,
    last_mempool_tx_nonce: highest,
    possible_next_nonce: executed === null && highest === null ? 0 : Math.max(executed ?? 0, highest ?? 0) + 1,
    detected_missing_nonces: between.filter((nonce) => !inMempool.includes(nonce)),
    detected_mempool_nonces: between.filter((nonce) => inMempool.includes(nonce)),
  };
}

function eventPage(receipt: Receipt, page: Page): Json[] {
  return receipt.events
    .slice(page.offset, page.offset + page.limit)
    .map((event, index) => eventView(event, page.offset + index, receipt.txid));
}
