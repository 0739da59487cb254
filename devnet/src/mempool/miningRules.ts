import type { DecodedTx } from '../tx/decode.js';
import type { PendingTx } from './mempool.js';

/** What a node keeps before it drops a transaction: 256 burn blocks, 42.7 h at ten minutes each. */
export const NODE_EXPIRY_BURN_BLOCKS = 256;

/** What the miner may take, and how long the rest waits. They are of this run: blocks on record do not depend on them. */
export class MiningRules {
  holdSenders: ReadonlySet<string> = new Set();
  holdTxids: ReadonlySet<string> = new Set();
  minFeeToMine = 0n; // microSTX
  minFeeRateToMine = 0n; // microSTX per byte
  maxTxsPerBlock = 1000;

  constructor(public expiryBurnBlocks = NODE_EXPIRY_BURN_BLOCKS) {} // 0: never

  mayMine(tx: DecodedTx): boolean {
    const { fee } = tx.feePayer;
    if (this.holdSenders.has(tx.origin.address) || this.holdTxids.has(tx.txid)) return false;
    return fee >= this.minFeeToMine && fee >= this.minFeeRateToMine * BigInt(tx.raw.length);
  }

  expired(pending: readonly PendingTx[], burnHeight: number): string[] {
    if (this.expiryBurnBlocks === 0) return [];
    return pending.filter((entry) => burnHeight - entry.burnHeight >= this.expiryBurnBlocks).map(({ tx }) => tx.txid);
  }

  view(): object {
    return {
      expiryBurnBlocks: this.expiryBurnBlocks,
      holdSenders: [...this.holdSenders],
      holdTxids: [...this.holdTxids],
      minFeeToMine: this.minFeeToMine.toString(),
      minFeeRateToMine: this.minFeeRateToMine.toString(),
      maxTxsPerBlock: this.maxTxsPerBlock,
    };
  }
}
