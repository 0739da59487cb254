import type { BlockTree } from './ledger.js';
import type { Block } from './types.js';

/**
 * What the API knows. Like the real one it changes its branch only for a higher block, so a fork shows up late, and it can be made
 * to lag behind the node.
 */
export class ApiView {
  private readonly line: Block[];
  lagBlocks = 0;
  frozen = false;

  constructor(
    private readonly tree: BlockTree,
    line: readonly Block[] = [],
  ) {
    this.line = [...line];
    if (line.length === 0) this.follow();
  }

  get tip(): Block {
    return this.line[this.line.length - 1] as Block;
  }

  get canonical(): readonly Block[] {
    return this.line;
  }

  at(height: number): Block | undefined {
    return this.line[height - 1];
  }

  isCanonical(block: Block): boolean {
    return this.at(block.height) === block;
  }

  /** Another view of the same chain that is so many blocks behind this one. */
  behind(blocks: number, frozen: boolean): ApiView {
    const view = new ApiView(this.tree, this.line.slice(0, Math.max(1, this.line.length - blocks)));
    view.lagBlocks = this.lagBlocks + blocks;
    view.frozen = frozen;
    return view;
  }

  /** To be called after every change of the node's chain or of the lag. `force` shows a fork although it is not longer. */
  follow(force = false): void {
    if (this.frozen) return;
    const seen = Math.max(1, this.tree.tip.height - this.lagBlocks);
    const candidate = this.tree.at(seen) as Block;
    const higher = this.line.length === 0 || candidate.height > this.tip.height;
    if (!higher && !force) return;
    const common = this.commonHeight(candidate.height);
    this.line.length = common;
    for (let height = common + 1; height <= candidate.height; height++) this.line.push(this.tree.at(height) as Block);
  }

  /** Whether the API has ever been shown this block: it is on its line, or was orphaned below its tip. */
  knows(block: Block): boolean {
    return this.isCanonical(block) || (!this.tree.isCanonical(block) && block.height <= this.tip.height);
  }

  /** Blocks on the node's line that the API does not show, and the other way round. */
  difference(): { hidden: Block[]; stale: Block[] } {
    const common = this.commonHeight(Math.min(this.tip.height, this.tree.tip.height));
    return { hidden: this.tree.canonical.slice(common), stale: this.line.slice(common) };
  }

  private commonHeight(limit: number): number {
    let height = Math.min(limit, this.line.length);
    while (height > 0 && this.line[height - 1] !== this.tree.at(height)) height--;
    return height;
  }
}
