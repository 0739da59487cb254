import type { DropReason, Replaced } from '../mempool/mempool.js';
import type { DecodedTx } from '../tx/decode.js';
import type { Block, BurnBlock } from './types.js';

/** Everything that changed, in order; the log and the observers live on it. */
export type ChainEvent =
  | { readonly kind: 'tx'; readonly tx: DecodedTx; readonly atMs: number; readonly replaced: readonly Replaced[] }
  | { readonly kind: 'drop'; readonly txids: readonly string[]; readonly reason: DropReason }
  | { readonly kind: 'forget'; readonly senders?: readonly string[] } // of everybody when there are none
  | { readonly kind: 'block'; readonly block: Block; readonly burnAnnounced: boolean; readonly atMs: number }
  | { readonly kind: 'burn'; readonly burn: BurnBlock; readonly atMs: number } // without a Stacks block
  | { readonly kind: 'aside'; readonly block: Block; readonly atMs: number } // a sibling, not on the line
  | { readonly kind: 'adopt'; readonly block: Block; readonly atMs: number }
  | { readonly kind: 'reorg'; readonly orphaned: readonly Block[]; readonly how: ReorgOptions; readonly atMs: number };

export interface ReorgOptions {
  readonly keep: boolean; // transactions go back to the mempool
  readonly show: boolean; // the API shows the shorter branch at once
}
