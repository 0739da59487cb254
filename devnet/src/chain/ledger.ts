import { indexBlockHash, sha512t256, sha512t256OfText, ZERO_HASH } from './hashes.js';
import type { Block, BurnBlock, Receipt, VmTip } from './types.js';

const BURN_SECONDS = 600;
const STACKS_SECONDS = 10;

/** Makes the blocks of the boot, so that heights have no hole below the first block with transactions. */
export function genesisBlocks(timeMs: number, tip: VmTip): Block[] {
  const seed = sha512t256OfText(`bithedge devnet ${timeMs}`);
  const burnZero: BurnBlock = {
    height: 0,
    hash: seed,
    parentHash: ZERO_HASH,
    time: Math.floor(timeMs / 1000),
    consensusHash: seed.slice(0, 40),
  };
  const blocks: Block[] = [];
  let burn = burnZero;
  for (let height = 1; height <= tip.stacksHeight; height++) {
    const tenureStart = burn.height < tip.burnHeight;
    const parent = blocks.at(-1);
    const time = tip.blockTime - (tip.stacksHeight - height) * STACKS_SECONDS;
    if (tenureStart) burn = nextBurn(burn, burn.time + BURN_SECONDS, 0);
    blocks.push(assemble({ parent, burn, height, time, tenureStart, fork: 0, receipts: [] }));
  }
  return blocks;
}

export function nextBurn(parent: BurnBlock, time: number, fork: number): BurnBlock {
  const height = parent.height + 1;
  const hash = sha512t256OfText(`burn ${parent.hash} ${height} ${fork}`);
  return {
    height,
    hash,
    parentHash: parent.hash,
    time,
    consensusHash: sha512t256(parent.consensusHash, hash).slice(0, 40),
  };
}

interface Parts {
  readonly parent: Block | undefined;
  readonly burn: BurnBlock;
  readonly height: number;
  readonly time: number;
  readonly tenureStart: boolean;
  readonly fork: number;
  readonly receipts: readonly Receipt[];
}

function assemble(parts: Parts): Block {
  const { parent, burn, height, time, tenureStart, fork, receipts } = parts;
  const parentIndexHash = parent?.indexHash ?? ZERO_HASH;
  const content = [
    parentIndexHash,
    burn.consensusHash,
    height,
    time,
    fork,
    receipts.map((r) => [r.txid, r.status, r.resultHex]),
  ];
  const hash = sha512t256OfText(JSON.stringify(content));
  return {
    height,
    hash,
    indexHash: indexBlockHash(hash, burn.consensusHash),
    parentHash: parent?.hash ?? ZERO_HASH,
    parentIndexHash,
    time,
    tenureHeight: (parent?.tenureHeight ?? 0) + (tenureStart ? 1 : 0),
    tenureStart,
    fork,
    burn,
    receipts,
  };
}

/** The block on top of `parent`, with the heights and times that the VM reports. */
export function nextBlock(
  parent: Block,
  tip: VmTip,
  tenureStart: boolean,
  fork: number,
  receipts: readonly Receipt[],
  waitingBurn?: BurnBlock,
): Block {
  const burn = tenureStart ? (waitingBurn ?? nextBurn(parent.burn, burnTimeAfter(parent), fork)) : parent.burn;
  if (tip.burnHeight !== burn.height || tip.stacksHeight !== parent.height + 1) {
    throw new Error(
      `the VM stands at ${tip.stacksHeight}/${tip.burnHeight}, the chain expected ${parent.height + 1}/${burn.height}`,
    );
  }
  return assemble({ parent, burn, height: parent.height + 1, time: tip.blockTime, tenureStart, fork, receipts });
}

/** A burn block that comes without a Stacks block, after those that wait already. */
export function burnWithoutBlock(tip: Block, waiting: readonly BurnBlock[], fork: number): BurnBlock {
  const last = waiting.at(-1);
  return last ? nextBurn(last, last.time + BURN_SECONDS, fork) : nextBurn(tip.burn, burnTimeAfter(tip), fork);
}

/** A block that competes with `block`: the same parent, height and time, another hash. */
export function siblingOf(block: Block, parent: Block, fork: number, receipts: readonly Receipt[]): Block {
  const { burn, height, time, tenureStart } = block;
  return assemble({ parent, burn, height, time, tenureStart, fork, receipts });
}

/** The VM's rule: 600 s after the last burn block, but never before the last Stacks block. */
function burnTimeAfter(parent: Block): number {
  const regular = parent.burn.time + BURN_SECONDS;
  return parent.time > regular ? parent.time + STACKS_SECONDS : regular;
}

/** One line of blocks from height 1, and all blocks that ever were. */
export class BlockTree {
  private readonly byIndexHash = new Map<string, Block>();
  private readonly byHash = new Map<string, Block>();
  private readonly burns = new Map<string, BurnBlock>();
  private readonly line: Block[] = [];
  private readonly placesByTxid = new Map<string, string[]>(); // index block hashes, oldest first

  constructor(genesis: readonly Block[]) {
    for (const block of genesis) this.push(block);
  }

  get tip(): Block {
    return this.line[this.line.length - 1] as Block;
  }

  /** The node's chain, lowest first. */
  get canonical(): readonly Block[] {
    return this.line;
  }

  at(height: number): Block | undefined {
    return this.line[height - 1];
  }

  isCanonical(block: Block): boolean {
    return this.at(block.height) === block;
  }

  /** By index block hash or block hash, orphans included. */
  find(hash: string): Block | undefined {
    return this.byIndexHash.get(hash) ?? this.byHash.get(hash);
  }

  findByIndexHash(hash: string): Block | undefined {
    return this.byIndexHash.get(hash);
  }

  push(block: Block): void {
    this.line.push(block);
    this.addAside(block);
  }

  /** Puts a block that is known on the line. */
  adopt(block: Block): void {
    this.line.push(block);
  }

  /** Takes note of a block that is not on the line. */
  addAside(block: Block): void {
    this.byIndexHash.set(block.indexHash, block);
    this.byHash.set(block.hash, block);
    this.burns.set(block.burn.hash, block.burn);
    for (const { txid } of block.receipts) {
      const places = this.placesByTxid.get(txid);
      if (places) places.push(block.indexHash);
      else this.placesByTxid.set(txid, [block.indexHash]);
    }
  }

  /** Takes the newest blocks off the line; returns them lowest first. */
  cut(depth: number): Block[] {
    return this.line.splice(this.line.length - depth, depth);
  }

  /** Whether neither of `tenure` and the tip's tenure comes after the other. */
  isOnAnotherFork(tenure: BurnBlock): boolean {
    const lower = Math.min(tenure.height, this.tip.burn.height);
    return this.ancestorAt(tenure, lower)?.hash !== this.ancestorAt(this.tip.burn, lower)?.hash;
  }

  private ancestorAt(burn: BurnBlock, height: number): BurnBlock | undefined {
    let at: BurnBlock | undefined = burn;
    while (at && at.height > height) at = this.burns.get(at.parentHash);
    return at;
  }

  /** The blocks that hold or held a transaction, oldest first. */
  placesOf(txid: string): Block[] {
    return (this.placesByTxid.get(txid) ?? []).map((hash) => this.byIndexHash.get(hash) as Block);
  }
}
