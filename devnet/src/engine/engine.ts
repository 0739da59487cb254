import type { BlockPlan, ExecResult, VmTip } from '../chain/types.js';
import { PageHistory, ReplayHistory, type StateHistory } from './history.js';
import { VmSession, SBTC_ID, type Genesis } from './session.js';
import { loadWasm, type WasmHandles } from './wasm.js';
import type { ContractAbi } from '../tx/abi.js';

export type HistoryKind = 'pages' | 'replay';

let loaded: WasmHandles | undefined;

/** The VM together with its way back in time. One per process: the wasm module has one memory. */
export class Engine {
  private bootAbis = new Map<string, ContractAbi>();
  private historyOrNone: StateHistory | undefined;
  private historyKind: HistoryKind = 'pages';
  private keep = 0;

  private constructor(
    readonly handles: WasmHandles,
    readonly genesis: Genesis,
    readonly genesisTip: VmTip,
    private current: VmSession,
  ) {}

  static async boot(genesis: Genesis): Promise<Engine> {
    const handles = (loaded ??= loadWasm());
    const session = await VmSession.boot(handles, genesis);
    return new Engine(handles, genesis, session.tip(), session);
  }

  /** An engine over memory that an image was just loaded into. */
  static attach(genesis: Genesis, genesisTip: VmTip, pointer: number): Engine {
    const handles = (loaded ??= loadWasm());
    return new Engine(handles, genesis, genesisTip, VmSession.attach(handles, pointer));
  }

  static handles(): WasmHandles {
    return (loaded ??= loadWasm());
  }

  /** To be called once, when the name of the present state is known. */
  startHistory(kind: HistoryKind, id: string, keep: number): void {
    this.historyKind = kind;
    this.keep = keep;
    this.historyOrNone =
      kind === 'pages'
        ? new PageHistory(this.handles.memory, id, keep, () => this.current.forgetCaches())
        : new ReplayHistory(id, { reboot: () => this.reboot(), run: (plan) => void this.current.runBlock(plan) });
  }

  get session(): VmSession {
    return this.current;
  }

  get history(): StateHistory {
    if (!this.historyOrNone) throw new Error('the history was not started');
    return this.historyOrNone;
  }

  runBlock(plan: BlockPlan): ExecResult[] {
    const results = this.current.runBlock(plan);
    if (this.historyOrNone instanceof ReplayHistory) this.historyOrNone.ran(plan);
    return results;
  }

  /** A fresh VM at genesis in the same process. */
  async reboot(): Promise<void> {
    this.current.free();
    this.current = await VmSession.boot(this.handles, this.genesis);
  }

  /** Boots again and runs the given blocks; the history then starts before the newest of them that may be kept. */
  async rebuild(blocks: readonly { id: string; plan: BlockPlan }[], genesisId: string): Promise<void> {
    await this.reboot();
    const silent = this.historyKind === 'pages' ? Math.max(0, blocks.length - this.keep) : 0;
    for (const { plan } of blocks.slice(0, silent)) this.current.runBlock(plan);
    this.startHistory(this.historyKind, blocks[silent - 1]?.id ?? genesisId, this.keep);
    for (const { id, plan } of blocks.slice(silent)) {
      this.runBlock(plan);
      this.history.seal(id);
    }
  }

  contractInterface(contractId: string): ContractAbi | undefined {
    return this.current.contractInterface(contractId) ?? this.bootAbis.get(contractId);
  }

  /**
   * Learns the interfaces of the built-in sBTC contracts, which the SDK does not tell: deploys their own source under another
   * name, reads the interface, and goes back. Needs a started history.
   */
  async learnSbtc(): Promise<void> {
    const issuer = SBTC_ID.split('.')[0];
    const scratch = 'ST000000000000000000002AMW42H';
    const names = ['sbtc-registry', 'sbtc-token'];
    try {
      this.current.deployScratch(scratch, names.map((name) => [name, this.current.contractSource(`${issuer}.${name}`) ?? '']));
      for (const name of names) {
        const abi = this.current.contractInterface(`${scratch}.${name}`);
        if (!abi) throw new Error(`no interface of ${name}`);
        this.bootAbis.set(`${issuer}.${name}`, abi);
      }
    } finally {
      await this.history.discard();
    }
  }
}
