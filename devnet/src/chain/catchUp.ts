import type { Engine, ReplayBlock } from '../engine/engine.js';
import type { Images } from '../persistence/images.js';
import type { BlockTree } from './ledger.js';
import type { Block, ExecResult, VmTip } from './types.js';

/** What running a chain again needs of it. */
export interface KnownChain {
  readonly engine: Engine;
  readonly images: Images | undefined;
  readonly tree: BlockTree;
  readonly genesisHeight: number;
  /** The blocks after `height` up to and with `target`, as the VM has to run them. */
  blocksAfter(height: number, target: Block): ReplayBlock[];
}

/**
 * Makes the VM stand after `target` by running its chain again: from the newest image that is far enough back to leave room for
 * forks, else from genesis.
 */
export async function bringVmTo(chain: KnownChain, target: Block): Promise<void> {
  const { engine, images } = chain;
  for (const image of images?.list() ?? []) {
    const block = chain.tree.at(image.height);
    if (block?.indexHash !== image.indexHash || !mayStartAt(image.height, chain, target)) continue;
    const pointer = images?.load(image, engine.handles);
    if (pointer === undefined) continue;
    engine.adopt(pointer);
    return engine.runKnown(chain.blocksAfter(image.height, target), image.indexHash);
  }
  await engine.reboot();
  const genesis = chain.tree.at(chain.genesisHeight) as Block;
  await engine.runKnown(chain.blocksAfter(chain.genesisHeight, target), genesis.indexHash);
}

/** The image of genesis always serves; a later one only if there is room for forks, and if the history may begin there. */
function mayStartAt(height: number, { engine, genesisHeight }: KnownChain, target: Block): boolean {
  return height === genesisHeight || (engine.canStartAnywhere && height <= target.height - engine.keptBlocks);
}

export class Diverged extends Error {}

/** A block that was run again must give what is on record, or the record belongs to another VM. */
export function checkReplay(block: Block, results: readonly ExecResult[], tip: VmTip): void {
  const where = `block ${block.height} (${block.indexHash})`;
  if (tip.stacksHeight !== block.height || tip.burnHeight !== block.burn.height || tip.blockTime !== block.time) {
    throw new Diverged(`${where}: the VM stands at ${tip.stacksHeight}/${tip.burnHeight} at ${tip.blockTime}`);
  }
  for (const [index, receipt] of block.receipts.entries()) {
    const result = results[index];
    const sameEvents =
      receipt.status !== 'success' || JSON.stringify(result?.events) === JSON.stringify(receipt.events);
    if (result?.resultHex !== receipt.resultHex || !sameEvents) {
      throw new Diverged(`${where}: ${receipt.txid} now gives ${result?.resultHex}, on record is ${receipt.resultHex}`);
    }
  }
}
