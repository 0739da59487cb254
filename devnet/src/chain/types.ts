/** An event as the VM reports it; `data` has the node's field names. */
export interface VmEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export type TxStatus = 'success' | 'abort_by_response' | 'abort_by_post_condition';

export interface Receipt {
  readonly txid: string; // hex without 0x
  readonly txIndex: number;
  readonly status: TxStatus;
  readonly resultHex: string; // 0x-prefixed Clarity value
  readonly events: readonly VmEvent[]; // empty unless status is success
  readonly vmError: string | null;
}

/** All hashes are hex without 0x. */
export interface BurnBlock {
  readonly height: number;
  readonly hash: string;
  readonly parentHash: string;
  readonly time: number; // seconds
  readonly consensusHash: string; // 20 bytes
}

export interface Block {
  readonly height: number;
  readonly hash: string;
  readonly indexHash: string;
  readonly parentHash: string;
  readonly parentIndexHash: string;
  readonly time: number; // seconds
  readonly tenureHeight: number;
  readonly tenureStart: boolean;
  readonly fork: number;
  readonly burn: BurnBlock;
  readonly receipts: readonly Receipt[];
}

/** What a transaction asks the VM to do. */
export type Action =
  | { readonly kind: 'transfer'; readonly recipient: string; readonly amount: bigint; readonly memoHex: string }
  | {
      readonly kind: 'call';
      readonly contractId: string;
      readonly functionName: string;
      readonly args: readonly Uint8Array[];
    }
  | { readonly kind: 'deploy'; readonly contractId: string; readonly code: string; readonly clarityVersion: number };

/** One transaction inside a block plan. `withheld` says why the payload must not run although fee and nonce are taken. */
export interface PlannedTx {
  readonly txid: string;
  readonly origin: string;
  readonly feePayer: string;
  readonly fee: bigint;
  readonly action: Action;
  withheld?: Withheld;
}

export type Withheld =
  | { readonly kind: 'post-condition'; readonly resultHex: string; readonly vmError: string }
  | { readonly kind: 'failed'; readonly vmError: string };

export interface BlockPlan {
  readonly tenureStart: boolean;
  readonly txs: readonly PlannedTx[];
}

export interface ExecResult {
  readonly resultHex: string;
  readonly events: readonly VmEvent[];
  readonly vmError: string | null; // set when the VM stopped with a runtime error
}

export interface VmTip {
  readonly stacksHeight: number;
  readonly burnHeight: number;
  readonly blockTime: number;
}
