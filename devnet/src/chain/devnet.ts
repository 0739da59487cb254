import { randomUUID } from 'node:crypto';
import type { Engine, ReplayBlock } from '../engine/engine.js';
import { VmPanic } from '../engine/errors.js';
import { admit, type AccountView } from '../mempool/admission.js';
import { Mempool, type DropReason, type PendingTx, type Replaced } from '../mempool/mempool.js';
import { MiningRules } from '../mempool/miningRules.js';
import type { ContractAbi } from '../tx/abi.js';
import { decodeTx, type DecodedTx } from '../tx/decode.js';
import { ApiView } from './apiView.js';
import { BlockTree, burnWithoutBlock, genesisBlocks, nextBlock, siblingOf } from './ledger.js';
import { bringVmTo, checkReplay } from './catchUp.js';
import { executeBlock, planOf } from './miner.js';
import { parties, selectTxs } from './selection.js';
import type { Images } from '../persistence/images.js';
import type { LogRecord } from '../persistence/records.js';
import { simulateTx } from './simulation.js';
import type { ChainEvent, ReorgOptions } from './events.js';
import type { Block, BurnBlock, Receipt } from './types.js';

export interface KnownTx {
  readonly tx: DecodedTx;
  readonly receivedMs: number;
  readonly tenure: BurnBlock; // of the tip when it first came
}

/** The chain: accounts, mempool, blocks and forks on top of the VM. Every change runs alone, see `exclusive`. */
export class Devnet implements AccountView {
  readonly instance = randomUUID();
  readonly mempool = new Mempool();
  readonly tree: BlockTree;
  readonly api: ApiView;
  readonly mirrorApi: ApiView;
  readonly views: Set<ApiView>; // all that follow the chain
  readonly genesisHeight: number;
  private readonly nonces = new Map<string, bigint>();
  private readonly txs = new Map<string, KnownTx>();
  private readonly listeners: ((event: ChainEvent) => void)[] = [];
  private waitingBurns: BurnBlock[] = []; // came without a Stacks block, oldest first
  private queue: Promise<unknown> = Promise.resolve();
  private fork = 0;

  constructor(
    readonly engine: Engine,
    readonly images: Images | undefined,
    readonly rules: MiningRules = new MiningRules(),
  ) {
    const genesis = genesisBlocks(engine.genesis.timeMs, engine.genesisTip);
    this.tree = new BlockTree(genesis);
    this.api = new ApiView(this.tree);
    this.mirrorApi = new ApiView(this.tree);
    this.views = new Set([this.api, this.mirrorApi]);
    this.genesisHeight = genesis.length;
  }

  onChange(listener: (event: ChainEvent) => void): void {
    this.listeners.push(listener);
  }

  private emit(event: ChainEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Runs `work` on the newest state when all earlier work is done: the VM holds one state, and a block must not see another half-way. */
  exclusive<T>(work: () => Promise<T> | T): Promise<T> {
    return this.inTurn(async () => {
      await this.engine.toTip();
      return work();
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.queue.then(work);
    this.queue = run.catch(() => undefined);
    return run;
  }

  nonce(address: string): bigint {
    return this.nonces.get(address) ?? 0n;
  }

  /** The nonce after a block of the line. */
  nonceAfter(address: string, block: Block): bigint {
    return this.nonce(address) - this.noncesUsed(address, this.tree.canonical.slice(block.height));
  }

  noncesUsed(address: string, blocks: readonly Block[]): bigint {
    let count = 0n;
    for (const { txid } of blocks.flatMap((block) => block.receipts))
      count += BigInt(parties(this.tx(txid)).filter((party) => party.address === address).length);
    return count;
  }

  balance(address: string): bigint {
    return this.engine.session.stxBalance(address);
  }

  contractExists(contractId: string): boolean {
    return this.engine.session.contractSource(contractId) !== undefined;
  }

  contractInterface(contractId: string): ContractAbi | undefined {
    return this.engine.contractInterface(contractId);
  }

  /** Of a contract that the state has which is being read. */
  contractInterfaceThere(contractId: string): ContractAbi | undefined {
    return this.contractExists(contractId) ? this.contractInterface(contractId) : undefined;
  }

  /** Whether a function was called in a block of the node's line, so that its cost is known. */
  hasExecuted(contractId: string, functionName: string): boolean {
    for (const { tx } of this.txs.values()) {
      const { action } = tx;
      if (action.kind !== 'call' || action.contractId !== contractId || action.functionName !== functionName) continue;
      if (this.tree.placesOf(tx.txid).some((block) => this.tree.isCanonical(block))) return true;
    }
    return false;
  }

  knownTx(txid: string): KnownTx | undefined {
    return this.txs.get(txid);
  }

  /** Takes a signed transaction into the mempool, or throws DecodeError, WrongNetwork or Rejection. Returns its txid. */
  submit(raw: Uint8Array, unlimitedChaining = false): Promise<string> {
    return this.exclusive(() => {
      const tx = decodeTx(raw);
      if (this.mempool.get(tx.txid)) return tx.txid;
      admit(tx, this, this.mempool, unlimitedChaining);
      this.accept(tx, Date.now());
      return tx.txid;
    });
  }

  private accept(tx: DecodedTx, atMs: number): void {
    const tenure = this.txs.get(tx.txid)?.tenure ?? this.tree.tip.burn;
    this.txs.set(tx.txid, { tx, receivedMs: atMs, tenure });
    this.emit({ kind: 'tx', tx, atMs, replaced: this.enqueue(tx, atMs) });
  }

  private enqueue(tx: DecodedTx, receivedMs: number): Replaced[] {
    const { tenure } = this.txs.get(tx.txid) as KnownTx;
    const entry = { tx, receivedMs, burnHeight: this.burnTip.height, tenure };
    return this.mempool.add(entry, (other) => this.onAnotherFork(other));
  }

  onAnotherFork({ tenure }: PendingTx): boolean {
    return this.tree.isOnAnotherFork(tenure);
  }

  /** Mines one Stacks block; with `tenureStart` a burn block comes first. */
  mine(tenureStart: boolean): Promise<Block> {
    return this.exclusive(() => this.mineNow(tenureStart));
  }

  /** The newest burn block, whether a Stacks block came with it or not. */
  get burnTip(): BurnBlock {
    return this.waitingBurns.at(-1) ?? this.tree.tip.burn;
  }

  /** Mines a burn block that brings no Stacks block: the chain stalls. */
  stall(): Promise<BurnBlock> {
    return this.exclusive(() => {
      const burn = burnWithoutBlock(this.tree.tip, this.waitingBurns, this.fork);
      this.burnCame(burn, Date.now());
      this.expire();
      return burn;
    });
  }

  private burnCame(burn: BurnBlock, atMs: number): void {
    this.waitingBurns.push(burn);
    this.emit({ kind: 'burn', burn, atMs });
  }

  /** After a stall every block begins the tenure of the oldest burn block that waits, because the VM cannot skip one. */
  private async mineNow(newBurn: boolean): Promise<Block> {
    if (newBurn && this.waitingBurns.length > 0)
      this.burnCame(burnWithoutBlock(this.tree.tip, this.waitingBurns, this.fork), Date.now());
    const [waiting] = this.waitingBurns;
    const tenureStart = newBurn || waiting !== undefined;
    const ready = this.mempool.all().filter(({ tx }) => this.rules.mayMine(tx));
    const chosen = selectTxs(ready, this, !tenureStart, this.rules.maxTxsPerBlock);
    try {
      const receipts = await executeBlock(this.engine, chosen, tenureStart);
      const block = nextBlock(this.tree.tip, this.engine.session.tip(), tenureStart, this.fork, receipts, waiting);
      this.engine.history.seal(block.indexHash);
      this.seal(block, Date.now());
      this.expire();
      return block;
    } catch (error) {
      await this.engine.history.discard();
      throw error;
    }
  }

  private seal(block: Block, atMs: number): void {
    const burnAnnounced = this.waitingBurns[0]?.hash === block.burn.hash;
    if (burnAnnounced) this.waitingBurns.shift();
    this.tree.push(block);
    this.settle(block);
    this.emit({ kind: 'block', block, burnAnnounced, atMs });
  }

  private settle(block: Block): void {
    for (const { txid } of block.receipts) this.markMined(this.tx(txid));
    for (const view of this.views) view.follow();
  }

  /** Not while replaying: there the record of the drop does it. */
  private expire(): void {
    const due = this.rules.expired(this.mempool.all(), this.burnTip.height);
    for (const txid of due) this.mempool.drop(txid, 'StaleGarbageCollect', null);
    if (due.length > 0) this.emit({ kind: 'drop', txids: due, reason: 'StaleGarbageCollect' });
  }

  private markMined(tx: DecodedTx): void {
    this.mempool.remove(tx.txid);
    for (const party of parties(tx)) this.nonces.set(party.address, party.nonce + 1n);
    for (const other of this.mempool.conflictsOf(tx)) this.mempool.drop(other.tx.txid, 'ReplaceAcrossFork', tx.txid);
  }

  /** Orphans the newest `depth` blocks. Their transactions go back to the mempool, or are lost. */
  reorg(depth: number, how: ReorgOptions): Promise<Block[]> {
    return this.exclusive(() => this.reorgNow(depth, how, Date.now()));
  }

  private async reorgNow(depth: number, how: ReorgOptions, atMs: number): Promise<Block[]> {
    const target = this.tree.at(this.tree.tip.height - depth);
    if (!target || target.height < this.genesisHeight) throw new RangeError(`cannot orphan ${depth} blocks`);
    if (!(await this.engine.history.rewind(target.indexHash))) await this.rebuild(target);
    return this.orphan(depth, how, atMs);
  }

  /** A block beside the tip that never becomes canonical unless it is adopted. */
  compete(keepTxs: boolean): Promise<Block> {
    return this.exclusive(() => {
      const { tip } = this.tree;
      if (tip.height <= this.genesisHeight) throw new RangeError('the first block has no competitor');
      this.fork++;
      const parent = this.tree.at(tip.height - 1) as Block;
      const block = siblingOf(tip, parent, this.fork, keepTxs ? tip.receipts : []);
      this.putAside(block, Date.now());
      return block;
    });
  }

  private putAside(block: Block, atMs: number): void {
    this.tree.addAside(block);
    this.emit({ kind: 'aside', block, atMs });
  }

  /** Goes over to a block whose parent is on the line; returns what that orphaned. */
  adopt(block: Block): Promise<Block[]> {
    return this.exclusive(async () => {
      const parent = this.tree.find(block.parentIndexHash);
      if (this.tree.isCanonical(block) || !parent || !this.tree.isCanonical(parent))
        throw new RangeError('the block is on the line already, or its parent is not');
      const depth = this.tree.tip.height - parent.height;
      const orphaned = depth > 0 ? await this.reorgNow(depth, { keep: true, show: false }, Date.now()) : [];
      const plan = planOf(block, (txid) => this.tx(txid));
      try {
        checkReplay(block, this.engine.runBlock(plan), this.engine.session.tip());
      } catch (error) {
        await this.engine.history.discard();
        throw error;
      }
      this.engine.history.seal(block.indexHash);
      this.takeOver(block, Date.now());
      return orphaned;
    });
  }

  private takeOver(block: Block, atMs: number): void {
    if (this.waitingBurns[0]?.hash === block.burn.hash) this.waitingBurns.shift();
    this.tree.adopt(block);
    this.settle(block);
    this.emit({ kind: 'adopt', block, atMs });
  }

  private orphan(depth: number, how: ReorgOptions, atMs: number): Block[] {
    const orphaned = this.tree.cut(depth);
    for (const block of [...orphaned].reverse()) this.undoNonces(block);
    this.fork++;
    if (orphaned.some((block) => block.tenureStart)) this.waitingBurns = []; // they stood on a burn block that is gone
    if (how.keep) this.returnToMempool(orphaned, atMs);
    if (how.show) for (const view of this.views) view.follow(true);
    this.emit({ kind: 'reorg', orphaned, how, atMs });
    return orphaned;
  }

  private undoNonces(block: Block): void {
    for (const { txid } of [...block.receipts].reverse()) {
      for (const party of parties(this.tx(txid))) this.nonces.set(party.address, party.nonce);
    }
  }

  private returnToMempool(orphaned: readonly Block[], atMs: number): void {
    for (const { txid } of orphaned.flatMap((block) => block.receipts)) {
      const tx = this.tx(txid);
      if (this.mempool.conflictsOf(tx).length === 0) this.enqueue(tx, atMs);
    }
  }

  /** Makes the VM stand after `target` although that state is not kept any more. */
  private rebuild(target: Block): Promise<void> {
    return bringVmTo(this, target);
  }

  /** Runs `read` on the state at the tip. When the VM breaks in it, its memory is put back before the next one. */
  read<T>(read: () => T): Promise<T> {
    return this.exclusive(async () => {
      try {
        return read();
      } catch (error) {
        if (error instanceof VmPanic) await this.engine.history.discard();
        throw error;
      }
    });
  }

  /** Runs `read` on the state after a block; undefined when that state is not kept. */
  readAt<T>(block: Block, read: () => T): Promise<{ value: T } | undefined> {
    return this.inTurn(() => this.engine.history.readAt(block.indexHash, read));
  }

  /** The receipt that a signed transaction would have in the next block; nothing of it stays. */
  simulate(tx: DecodedTx): Promise<{ tip: Block; receipt: Receipt }> {
    return this.exclusive(async () => ({ tip: this.tree.tip, receipt: await simulateTx(this.engine, tx, this) }));
  }

  /** A transaction that left the mempool is back, and what took its nonce goes, whatever the fees. */
  restore(txid: string): Promise<void> {
    return this.exclusive(() => {
      const known = this.txs.get(txid);
      if (!known || this.mempool.get(txid)) throw new RangeError(`${txid} is not known or is waiting already`);
      const used = parties(known.tx).some((party) => party.nonce < this.nonce(party.address));
      if (used) throw new RangeError(`a nonce of ${txid} is used already`);
      this.accept(known.tx, Date.now());
    });
  }

  dropFromMempool(txids: readonly string[], reason: DropReason): Promise<string[]> {
    return this.exclusive(() => {
      const gone = txids.filter((txid) => this.mempool.drop(txid, reason, null));
      if (gone.length > 0) this.emit({ kind: 'drop', txids: gone, reason });
      return gone;
    });
  }

  forgetMempool(senders?: readonly string[]): Promise<string[]> {
    return this.exclusive(() => {
      const gone = this.mempool.forget(senders && new Set(senders));
      this.emit({ kind: 'forget', ...(senders && { senders }) });
      return gone;
    });
  }

  /** Applies a record of the log to everything but the VM, which is brought to the tip afterwards by `catchUp`. */
  replay(record: LogRecord): void {
    switch (record.t) {
      case 'genesis':
        return;
      case 'tx':
        return this.accept(decodeTx(Buffer.from(record.raw, 'hex')), record.at);
      case 'drop':
        for (const txid of record.txids) this.mempool.drop(txid, record.reason, null);
        return this.emit({ kind: 'drop', txids: record.txids, reason: record.reason });
      case 'forget':
        this.mempool.forget(record.senders && new Set(record.senders));
        return this.emit({ kind: 'forget', ...(record.senders && { senders: record.senders }) });
      case 'block':
        return this.seal(record.block, record.at);
      case 'burn':
        return this.burnCame(record.burn, record.at);
      case 'aside':
        this.fork++;
        return this.putAside(record.block, record.at);
      case 'adopt':
        return this.takeOver(this.tree.find(record.hash) as Block, record.at);
      case 'reorg':
        this.orphan(record.depth, { keep: record.keep, show: record.show }, record.at);
    }
  }

  /** The blocks after `height` up to and with `target`, as the VM has to run them. */
  blocksAfter(height: number, target: Block = this.tree.tip): ReplayBlock[] {
    return this.tree.canonical.slice(height, target.height).map((block) => ({
      id: block.indexHash,
      plan: planOf(block, (txid) => this.tx(txid)),
      check: (results, tip) => checkReplay(block, results, tip),
    }));
  }

  private tx(txid: string): DecodedTx {
    const known = this.txs.get(txid);
    if (!known) throw new Error(`transaction ${txid} is in a block but its bytes are not known`);
    return known.tx;
  }
}
