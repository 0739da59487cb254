import type { Devnet, KnownTx } from '../chain/devnet.js';
import { parties } from '../chain/selection.js';
import type { Block, Receipt } from '../chain/types.js';
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

/** The look-ups behind the API routes. */
export class ApiQueries {
  constructor(private readonly devnet: Devnet) {}

  /** Mined and canonical, else pending or dropped, else orphaned, else 404: the order of the real API. */
  transaction(id: string, events: Page): Json {
    const txid = id.replace(/^0x/, '').toLowerCase();
    const places = this.devnet.tree.placesOf(txid);
    const canonical = places.find((block) => this.devnet.api.isCanonical(block));
    if (canonical) return this.minedTx(canonical, receiptOf(canonical, txid), events);
    const waiting = this.unmined(txid, places);
    if (waiting) return waiting;
    const orphan = places.filter((block) => this.devnet.api.knows(block)).at(-1);
    if (orphan) return this.minedTx(orphan, receiptOf(orphan, txid), events);
    throw new HttpError(404, { error: `could not find transaction by ID ${id}` });
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

  minedTx(block: Block, receipt: Receipt, page: Page): Json {
    const { tx } = this.devnet.knownTx(receipt.txid) as KnownTx;
    const canonical = this.devnet.api.isCanonical(block);
    const parent = this.devnet.tree.find(block.parentIndexHash);
    return minedTxView(tx, this.abiOf(tx), { block, receipt, canonical, parent }, eventPage(receipt, page));
  }

  txEvents(id: string, page: Page): Json[] {
    const txid = id.replace(/^0x/, '').toLowerCase();
    const block = this.devnet.tree.placesOf(txid).find((place) => this.devnet.api.isCanonical(place));
    return block ? eventPage(receiptOf(block, txid), page) : [];
  }

  /** Newest first. */
  mempool(page: Page): Json {
    const all = this.devnet.mempool.all().reverse();
    const results = all.slice(page.offset, page.offset + page.limit).map((entry) => this.pendingView(entry));
    return { ...page, total: all.length, results };
  }

  /** Prints of a contract, newest first; pages shift while the chain grows, as they do on the real API. */
  contractEvents(contractId: string, page: Page): Json {
    const results: Json[] = [];
    let skip = page.offset;
    const { canonical } = this.devnet.api;
    for (let height = canonical.length; height > 0 && results.length < page.limit; height--) {
      for (const receipt of [...(canonical[height - 1] as Block).receipts].reverse()) {
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
    const next = this.shownNonce(address);
    const waiting = this.devnet.mempool.noncesOf(address).filter((nonce) => nonce >= next);
    const highest = waiting.at(-1);
    const possible = highest === undefined ? next : highest + 1n;
    const missing: number[] = [];
    for (let nonce = next; nonce < possible; nonce++) if (!waiting.includes(nonce)) missing.push(Number(nonce));
    return {
      last_executed_tx_nonce: next === 0n ? null : Number(next - 1n),
      last_mempool_tx_nonce: highest === undefined ? null : Number(highest),
      possible_next_nonce: Number(possible),
      detected_missing_nonces: missing.reverse(),
      detected_mempool_nonces: missing.length > 0 ? waiting.map(Number).reverse() : [],
    };
  }

  /** The account's nonce on the branch that the API shows. */
  private shownNonce(address: string): bigint {
    const { hidden, stale } = this.devnet.api.difference();
    return this.devnet.nonce(address) - this.uses(hidden, address) + this.uses(stale, address);
  }

  private uses(blocks: readonly Block[], address: string): bigint {
    let count = 0n;
    for (const { txid } of blocks.flatMap((block) => block.receipts)) {
      const { tx } = this.devnet.knownTx(txid) as KnownTx;
      count += BigInt(parties(tx).filter((party) => party.address === address).length);
    }
    return count;
  }

  async balances(principal: string): Promise<Json> {
    const stx = await this.devnet.exclusive(() => this.devnet.balance(principal));
    return balancesView(stx, holdingsOf(principal, this.devnet));
  }

  private abiOf(tx: DecodedTx): ContractAbi | undefined {
    return tx.action.kind === 'call' ? this.devnet.contractInterface(tx.action.contractId) : undefined;
  }
}

function receiptOf(block: Block, txid: string): Receipt {
  return block.receipts.find((receipt) => receipt.txid === txid) as Receipt;
}

function eventPage(receipt: Receipt, page: Page): Json[] {
  return receipt.events
    .slice(page.offset, page.offset + page.limit)
    .map((event, index) => eventView(event, page.offset + index, receipt.txid));
}
