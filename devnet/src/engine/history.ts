import type { BlockPlan } from '../chain/types.js';
import { heldStrings, putBack, type HeldStrings } from './references.js';
import type { WasmHandles } from './wasm.js';
import { apply, collect, copyPieces, differingPieces, type Undo } from './pages.js';

/**
 * How the engine goes back. The state after each sealed block has a name (its index block hash).
 * `live` is the VM as it stands: the last sealed state, or that plus a block being tried.
 */
export interface StateHistory {
  /** Names the live state. */
  seal(id: string): void;
  /** Makes live the last sealed state again. */
  discard(): Promise<void>;
  /** Makes live an older sealed state and forgets the newer ones; false when it is not kept. */
  rewind(id: string): Promise<boolean>;
  /**
   * Runs `read` on an older sealed state; undefined when it is not kept. What `read` changes is lost. Live may show that state until `toTip`:
   * who reads one block asks several things of it.
   */
  readAt<T>(id: string, read: () => T): Promise<{ value: T } | undefined>;
  /** Makes live the last sealed state again when it shows an older one. To be awaited before anything but `readAt`. */
  toTip(): Promise<void>;
}

/** What somebody remembers of the VM's state. */
export interface Remembered {
  /** The newest state has become another one. */
  forget(): void;
  /** The memory is about to show an older state than the newest, or the newest again. */
  beforeMove(): void;
}

/** Copies of changed memory: one full copy of the last sealed state and, per block, what it overwrote. */
export class PageHistory implements StateHistory {
  private shadow: Buffer;
  private strings: HeldStrings;
  private readonly undos: { id: string; undo: Undo }[] = [];
  private older: string | undefined; // the state that live shows, when it is not the newest

  constructor(
    private readonly handles: Pick<WasmHandles, 'memory' | 'externrefs'>,
    private baseId: string, // the oldest state that is kept
    private readonly keep: number,
    private readonly remembered: Remembered,
  ) {
    this.shadow = Buffer.from(this.live());
    this.strings = heldStrings(handles.externrefs);
  }

  private live(): Buffer {
    return Buffer.from(this.handles.memory.buffer);
  }

  seal(id: string): void {
    const live = this.live();
    this.growShadow(live.length);
    const offsets = differingPieces(live, this.shadow);
    this.undos.push({ id, undo: collect(this.shadow, offsets) });
    copyPieces(live, this.shadow, offsets);
    this.strings = heldStrings(this.handles.externrefs);
    if (this.undos.length > this.keep) this.baseId = (this.undos.shift() as { id: string }).id;
  }

  async discard(): Promise<void> {
    this.restore();
    this.remembered.forget();
  }

  async toTip(): Promise<void> {
    if (this.older === undefined) return;
    this.remembered.beforeMove();
    this.restore();
  }

  private restore(): void {
    const live = this.live();
    this.growShadow(live.length);
    copyPieces(this.shadow, live, differingPieces(this.shadow, live));
    putBack(this.strings, this.handles.externrefs);
    this.older = undefined;
  }

  async rewind(id: string): Promise<boolean> {
    const newer = this.newerThan(id);
    if (newer === undefined) return false;
    for (let count = newer; count > 0; count--) {
      const last = this.undos.pop();
      if (last) apply(last.undo, this.shadow);
    }
    await this.discard();
    return true;
  }

  async readAt<T>(id: string, read: () => T): Promise<{ value: T } | undefined> {
    const newer = this.newerThan(id);
    if (newer === undefined) return undefined;
    if (newer === 0) await this.toTip();
    else if (this.older !== id) this.show(id, newer);
    try {
      return { value: read() };
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  private show(id: string, newer: number): void {
    this.remembered.beforeMove();
    this.restore();
    const live = this.live();
    for (let index = this.undos.length - 1; index >= this.undos.length - newer; index--) {
      apply((this.undos[index] as { undo: Undo }).undo, live);
    }
    this.older = id;
  }

  /** How many sealed blocks lie after `id`; undefined when the way back to it is not kept. */
  private newerThan(id: string): number | undefined {
    if (id === this.baseId) return this.undos.length;
    const index = this.undos.findLastIndex((entry) => entry.id === id);
    return index < 0 ? undefined : this.undos.length - 1 - index;
  }

  private growShadow(length: number): void {
    if (this.shadow.length === length) return;
    const grown = Buffer.alloc(length);
    this.shadow.copy(grown);
    this.shadow = grown;
  }
}

/** What a replaying history needs from the engine: a fresh VM at genesis, and running a block on it. */
export interface Replayer {
  reboot(): Promise<void>;
  run(plan: BlockPlan): void;
}

/** Keeps no memory, only the plans: going back is a fresh VM that runs them again. Slow, but independent of memory layout. */
export class ReplayHistory implements StateHistory {
  private readonly sealed: { id: string; plan: BlockPlan }[] = [];
  private pending: BlockPlan | undefined;

  constructor(
    private readonly genesisId: string,
    private readonly replayer: Replayer,
  ) {}

  /** To be called with every plan that was run and not discarded, before `seal`. */
  ran(plan: BlockPlan): void {
    this.pending = plan;
  }

  seal(id: string): void {
    if (!this.pending) throw new Error('nothing was run since the last seal');
    this.sealed.push({ id, plan: this.pending });
    this.pending = undefined;
  }

  async discard(): Promise<void> {
    await this.replay(this.sealed.length);
  }

  async rewind(id: string): Promise<boolean> {
    const length = this.lengthAt(id);
    if (length === undefined) return false;
    this.sealed.length = length;
    await this.replay(length);
    return true;
  }

  async readAt<T>(id: string, read: () => T): Promise<{ value: T } | undefined> {
    const length = this.lengthAt(id);
    if (length === undefined) return undefined;
    if (length === this.sealed.length) return { value: read() };
    await this.replay(length);
    try {
      return { value: read() };
    } finally {
      await this.replay(this.sealed.length);
    }
  }

  async toTip(): Promise<void> {
    // It is there: each reading went back to it.
  }

  private lengthAt(id: string): number | undefined {
    if (id === this.genesisId) return 0;
    const index = this.sealed.findIndex((entry) => entry.id === id);
    return index < 0 ? undefined : index + 1;
  }

  private async replay(length: number): Promise<void> {
    this.pending = undefined;
    await this.replayer.reboot();
    for (const { plan } of this.sealed.slice(0, length)) this.replayer.run(plan);
  }
}
