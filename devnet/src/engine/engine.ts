import type { BlockPlan, ExecResult, VmTip } from '../chain/types.js';
import { BootImage, IMAGE_TIME } from './bootImage.js';
import { PageHistory, ReplayHistory, type StateHistory } from './history.js';
import { VmSession, SBTC_ID, type Genesis } from './session.js';
import { loadWasm, type WasmHandles } from './wasm.js';
import type { ContractAbi } from '../tx/abi.js';

export type HistoryKind = 'pages' | 'replay';

/** A sealed block to be run once more. `check` throws when the VM does not do again what it did. */
export interface ReplayBlock {
  readonly id: string;
  readonly plan: BlockPlan;
  readonly check: (results: readonly ExecResult[], tip: VmTip) => void;
}

let loaded: WasmHandles | undefined;

/** The VM together with its way back in time. One per process: the wasm module has one memory. */
export class Engine {
  private readonly bootAbis: Map<string, ContractAbi>;
  private historyOrNone: StateHistory | undefined;
  private historyKind: HistoryKind = 'pages';
  private keep = 0;
  private bootCopy: { readonly memory: Buffer; readonly pointer: number } | undefined;

  private constructor(
    readonly handles: WasmHandles,
    readonly genesis: Genesis,
    readonly genesisTip: VmTip,
    private session_: VmSession | undefined,
    private readonly image: BootImage | null = BootImage.find(),
  ) {
    this.bootAbis = new Map(image?.abis);
  }

  static async boot(genesis: Genesis, image: BootImage | null = BootImage.find()): Promise<Engine> {
    const handles = (loaded ??= loadWasm());
    const session = await bootSession(handles, genesis, image);
    return new Engine(handles, genesis, session.tip(), session, image);
  }

  /** Boots a VM and keeps it for all that start later. */
  static async makeBootImage(path?: string): Promise<void> {
    const engine = await Engine.boot({ timeMs: IMAGE_TIME * 1000, stx: [], sbtc: [] }, null);
    engine.startHistory('pages', 'genesis', 1);
    await engine.learnSbtc();
    BootImage.save(engine.handles, engine.session.pointer, engine.bootAbis, path);
  }

  /** An engine without a session yet: `adopt` or `reboot` gives it one. `genesisTip` is where its boot once ended. */
  static dormant(genesis: Genesis, genesisTip: VmTip): Engine {
    return new Engine((loaded ??= loadWasm()), genesis, genesisTip, undefined);
  }

  /** To be called once, when the name of the present state is known. */
  startHistory(kind: HistoryKind, id: string, keep: number): void {
    this.configure(kind, keep);
    // A replaying history boots again at every step back; the copy of the booted VM saves it seconds each time.
    if (kind === 'replay')
      this.bootCopy ??= { memory: Buffer.from(Buffer.from(this.handles.memory.buffer)), pointer: this.session.pointer };
    this.historyOrNone =
      kind === 'pages'
        ? new PageHistory(this.handles, id, keep, { forget: () => this.session.forgetCaches(), beforeMove: () => this.session.beforeMove() })
        : new ReplayHistory(id, { reboot: () => this.reboot(), run: (plan) => void this.session.runBlock(plan) });
  }

  /** A replaying history must begin at genesis; one of pages begins wherever the VM stands. */
  get canStartAnywhere(): boolean {
    return this.historyKind === 'pages';
  }

  get keptBlocks(): number {
    return this.keep;
  }

  configure(kind: HistoryKind, keep: number): void {
    this.historyKind = kind;
    this.keep = keep;
  }

  get session(): VmSession {
    if (!this.session_) throw new Error('the VM was not started');
    return this.session_;
  }

  get history(): StateHistory {
    if (!this.historyOrNone) throw new Error('the history was not started');
    return this.historyOrNone;
  }

  /** The newest state, wherever the history last read. */
  async toTip(): Promise<void> {
    await this.historyOrNone?.toTip();
  }

  runBlock(plan: BlockPlan): ExecResult[] {
    const results = this.session.runBlock(plan);
    if (this.historyOrNone instanceof ReplayHistory) this.historyOrNone.ran(plan);
    return results;
  }

  /** A fresh VM at genesis in the same process. */
  async reboot(): Promise<void> {
    if (this.bootCopy) {
      Buffer.from(this.handles.memory.buffer).fill(0).set(this.bootCopy.memory);
      return this.adopt(this.bootCopy.pointer);
    }
    this.session_?.free();
    this.session_ = await bootSession(this.handles, this.genesis, this.image);
  }

  /**
   * Runs blocks that are known from before and checks them; `start` names the state as it is. The history keeps the newest ones.
   */
  async runKnown(blocks: readonly ReplayBlock[], start: string): Promise<void> {
    const silent = this.historyKind === 'pages' ? Math.max(0, blocks.length - this.keep) : 0;
    for (const block of blocks.slice(0, silent)) this.runChecked(block);
    this.startHistory(this.historyKind, blocks[silent - 1]?.id ?? start, this.keep);
    for (const block of blocks.slice(silent)) {
      this.runChecked(block);
      this.history.seal(block.id);
    }
  }

  private runChecked({ plan, check }: ReplayBlock): void {
    check(this.runBlock(plan), this.session.tip());
  }

  /** Takes an image that was just put into the memory as the session. */
  adopt(pointer: number): void {
    this.session_ = VmSession.attach(this.handles, pointer);
  }

  contractInterface(contractId: string): ContractAbi | undefined {
    return this.session.contractInterface(contractId) ?? this.bootAbis.get(contractId);
  }

  /**
   * Learns the interfaces of the built-in sBTC contracts, which the SDK does not tell: deploys their own source under another
   * name, reads the interface, and goes back. Needs a started history. Nothing is done when the boot image has them.
   */
  async learnSbtc(): Promise<void> {
    if (this.bootAbis.size > 0) return;
    const issuer = SBTC_ID.split('.')[0];
    const scratch = 'ST000000000000000000002AMW42H';
    const names = ['sbtc-registry', 'sbtc-token'];
    try {
      this.session.deployScratch(
        scratch,
        names.map((name) => [name, this.session.contractSource(`${issuer}.${name}`) ?? '']),
      );
      for (const name of names) {
        const abi = this.session.contractInterface(`${scratch}.${name}`);
        if (!abi) throw new Error(`no interface of ${name}`);
        this.bootAbis.set(`${issuer}.${name}`, abi);
      }
    } finally {
      await this.history.discard();
    }
  }
}

/** A VM at genesis: out of the image where that can be, booted otherwise. */
async function bootSession(handles: WasmHandles, genesis: Genesis, image: BootImage | null): Promise<VmSession> {
  const pointer = image?.load(handles, genesis.timeMs);
  const session =
    pointer === undefined ? await VmSession.boot(handles, genesis.timeMs) : VmSession.attach(handles, pointer);
  session.grant(genesis);
  return session;
}
