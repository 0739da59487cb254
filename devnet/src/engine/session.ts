import { Cl, hexToCV, serializeCVBytes, ClarityType, type ClarityValue } from '@stacks/transactions';
import type { SDK } from '@stacks/clarinet-sdk-wasm';
import { sourceAsDeployed, sourceForVm } from '../network.js';
import type { ContractAbi } from '../tx/abi.js';
import type { Action, BlockPlan, ExecResult, PlannedTx, VmEvent, VmTip } from '../chain/types.js';
import { HELPER_ID, HELPER_NAME, HELPER_OWNER, HELPER_SOURCE, NOBODY, RUNTIME_ERROR_RESULT } from './helper.js';
import { boxedError, DeployFailed, FeeNotPaid, isPanic, VmPanic } from './errors.js';
import { muted, withClockAt, type WasmHandles } from './wasm.js';

export interface Genesis {
  readonly timeMs: number;
  readonly stx: readonly { readonly address: string; readonly amount: bigint }[];
  readonly sbtc: readonly { readonly address: string; readonly amount: bigint }[];
}

export const SBTC_ID = 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token';
export const SBTC_ASSET = `${SBTC_ID}::sbtc-token`;
const U64_MAX = (1n << 64n) - 1n;

/** The Clarity VM of the SDK, driven block by block. Nothing here knows about nonces, fees as a policy, or forks. */
export class VmSession {
  private issuerInUse = '';
  private interfaces: Map<string, ContractAbi> | undefined;

  private constructor(
    private readonly handles: WasmHandles,
    private vm: SDK,
  ) {}

  /** Boots epoch 4.0 and the fee helper; `timeMs` is the time of the first block. */
  static async boot(handles: WasmHandles, timeMs: number): Promise<VmSession> {
    const options = new handles.sdk.SDKOptions(false, false, false);
    const vm = new handles.sdk.SDK(() => undefined, options);
    await withClockAt(timeMs, () => muted(() => vm.initEmptySession(undefined)));
    muted(() => vm.setEpoch('4.0'));
    const session = new VmSession(handles, vm);
    session.reserveReferences();
    session.deployInNewBlock([{ deployContract: deployArgs(HELPER_OWNER, HELPER_NAME, HELPER_SOURCE, 4) }]);
    return session;
  }

  /** The balances that the chain begins with. To be called once, before the first block. */
  grant(genesis: Genesis): void {
    for (const grant of genesis.stx) this.mintStx(grant.address, grant.amount);
    for (const grant of genesis.sbtc) this.vm.mintFT(`${SBTC_ID}.sbtc-token`, grant.address, grant.amount);
    this.vm.deployer = NOBODY; // so that short contract names never match an interface, see callInOpenBlock
  }

  /** Drops the wasm objects of this session; it cannot be used afterwards. */
  free(): void {
    this.vm.free();
  }

  /** The pointer that an image must keep to find the session again. */
  get pointer(): number {
    return (this.vm as unknown as { __wbg_ptr: number }).__wbg_ptr;
  }

  /** A session over memory that was loaded from an image. */
  static attach(handles: WasmHandles, pointer: number): VmSession {
    const vm = Object.create(handles.sdk.SDK.prototype) as SDK;
    (vm as unknown as { __wbg_ptr: number }).__wbg_ptr = pointer;
    return new VmSession(handles, vm);
  }

  /** The interfaces are learnt while the memory shows the newest state; the sender is a part of the memory. */
  beforeMove(): void {
    this.allInterfaces();
    this.issuerInUse = '';
  }

  /** To be called whenever the memory under the session was rewound. */
  forgetCaches(): void {
    this.issuerInUse = '';
    this.interfaces = undefined;
  }

  tip(): VmTip {
    return {
      stacksHeight: this.vm.stacksBlockHeight,
      burnHeight: this.vm.burnBlockHeight,
      blockTime: Number(this.vm.getBlockTime()),
    };
  }

  /**
   * Opens the next block and runs the plan in it. Leading deploys go through `mineBlock`, which opens the block itself;
   * the SDK has no way to deploy into a block that is already open.
   */
  runBlock(plan: BlockPlan): ExecResult[] {
    const results = new Map<PlannedTx, ExecResult>();
    const deploys = plan.txs.filter((tx) => tx.action.kind === 'deploy');
    if (plan.tenureStart) {
      if (deploys.length > 0) throw new Error('a deploy cannot run in the first block of a tenure');
      muted(() => this.vm.mineEmptyBurnBlock());
    } else {
      this.runDeploys(deploys, results);
    }
    for (const tx of plan.txs) {
      if (tx.action.kind !== 'deploy') results.set(tx, this.runOne(tx));
    }
    return plan.txs.map((tx) => results.get(tx) as ExecResult);
  }

  /** Deploys sources that nobody sent, in a block that the caller will discard. */
  deployScratch(owner: string, contracts: readonly (readonly [name: string, source: string])[]): void {
    this.deployInNewBlock(contracts.map(([name, source]) => ({ deployContract: deployArgs(owner, name, source, 3) })));
  }

  private runDeploys(deploys: readonly PlannedTx[], results: Map<PlannedTx, ExecResult>): void {
    const calls: object[] = [];
    const slots: PlannedTx[] = [];
    for (const tx of deploys) {
      if (tx.fee > 0n) calls.push({ callPublicFn: payArgs(tx) });
      const { action } = tx;
      if (action.kind !== 'deploy' || tx.withheld) {
        results.set(tx, withheldResult(tx));
        continue;
      }
      const [owner, name] = action.contractId.split('.') as [string, string];
      slots[calls.length] = tx;
      calls.push({ deployContract: deployArgs(owner, name, sourceForVm(action.code), action.clarityVersion) });
    }
    const answers = this.deployInNewBlock(calls, slots);
    answers.forEach((answer, index) => {
      const tx = slots[index];
      if (tx) results.set(tx, { resultHex: '0x0703', events: parseEvents(answer.events), vmError: null });
    });
  }

  private deployInNewBlock(calls: object[], slots: readonly (PlannedTx | undefined)[] = []): { events: string }[] {
    this.interfaces = undefined;
    try {
      return muted(() => this.vm.mineBlock(calls)) as { events: string }[];
    } catch (error) {
      if (isPanic(error)) throw new VmPanic('a deploy', error);
      const message = String(error);
      const failed = slots.find(
        (tx) => tx?.action.kind === 'deploy' && message.includes(`error: ${tx.action.contractId} `),
      );
      if (failed) throw new DeployFailed(failed, boxedError(message));
      throw new Error(`the VM could not open a block: ${message}`);
    }
  }

  private runOne(tx: PlannedTx): ExecResult {
    if (tx.fee > 0n) {
      const paid = this.callInOpenBlock(HELPER_ID, 'pay', [cvBytes(Cl.uint(tx.fee))], tx.feePayer);
      if (!paid.resultHex.startsWith('0x07')) throw new FeeNotPaid(tx);
    }
    if (tx.withheld) return withheldResult(tx);
    try {
      return this.runAction(tx.action, tx.origin);
    } catch (error) {
      if (error instanceof VmPanic) error.tx = tx;
      throw error;
    }
  }

  private runAction(action: Action, sender: string): ExecResult {
    switch (action.kind) {
      case 'call':
        return this.callInOpenBlock(action.contractId, action.functionName, action.args, sender);
      case 'transfer': {
        const args = [Cl.uint(action.amount), Cl.principal(action.recipient), Cl.bufferFromHex(action.memoHex)];
        return this.callInOpenBlock(HELPER_ID, 'transfer', args.map(cvBytes), sender);
      }
      case 'deploy':
        throw new Error('a deploy runs at the head of its block');
    }
  }

  /**
   * Runs a public function without opening a new block. `callReadOnlyFn` does not advance the tip, commits writes, and
   * refuses public functions only when it finds their interface; a short name is looked up under `deployer`
   * (nobody) but executed under the session's sender, so the look-up misses.
   */
  private callInOpenBlock(contractId: string, fn: string, args: readonly Uint8Array[], sender: string): ExecResult {
    const [issuer, name] = contractId.split('.') as [string, string];
    if (issuer !== this.issuerInUse) {
      this.vm.executeCommand(`::set_tx_sender ${issuer}`);
      this.issuerInUse = issuer;
    }
    try {
      const { result, events } = this.rawCall(name, fn, args, sender);
      return { resultHex: result, events: parseEvents(events), vmError: null };
    } catch (error) {
      if (error instanceof VmPanic) throw error;
      return { resultHex: RUNTIME_ERROR_RESULT, events: [], vmError: boxedError(String(error)) };
    }
  }

  private rawCall(
    contract: string,
    fn: string,
    args: readonly Uint8Array[],
    sender: string,
  ): { result: string; events: string } {
    const call = new this.handles.sdk.CallFnArgs(contract, fn, [...args], sender);
    let answer;
    try {
      answer = muted(() => this.vm.callReadOnlyFn(call));
    } catch (error) {
      // After a panic inside the VM its arguments stay borrowed for ever: only rewinding the memory frees them.
      if (isPanic(error)) throw new VmPanic(`${contract}::${fn}`, error);
      call.free();
      throw error;
    }
    const out = { result: answer.result, events: answer.events };
    answer.free();
    call.free();
    return out;
  }

  /** A read-only call on the state as it is now. The caller has checked that the function is read-only. */
  readOnly(contractId: string, fn: string, args: readonly Uint8Array[], sender: string): string {
    return this.rawCall(contractId, fn, args, sender).result;
  }

  stxBalance(principal: string): bigint {
    const account = hexToCV(this.readOnly(HELPER_ID, 'account', [cvBytes(Cl.principal(principal))], HELPER_OWNER));
    if (account.type !== ClarityType.Tuple) throw new Error('stx-account is not a tuple');
    return BigInt((account.value['unlocked'] as { value: bigint | string }).value);
  }

  contractSource(contractId: string): string | undefined {
    try {
      const source = muted(() => this.vm.getContractSource(contractId));
      return source === undefined ? undefined : sourceAsDeployed(source);
    } catch {
      return undefined;
    }
  }

  /** Interfaces of the contracts deployed through transactions up to the newest state; boot contracts are not among them. */
  contractInterface(contractId: string): ContractAbi | undefined {
    return this.allInterfaces().get(contractId);
  }

  private allInterfaces(): Map<string, ContractAbi> {
    this.interfaces ??= new Map(
      [...(this.vm.getContractsInterfaces() as unknown as Map<string, unknown>)].map(([id, abi]) => [
        id,
        plain(abi) as ContractAbi,
      ]),
    );
    return this.interfaces;
  }

  dataVar(contractId: string, name: string): string | undefined {
    try {
      return muted(() => this.vm.getDataVar(contractId, name));
    } catch {
      return undefined;
    }
  }

  mapEntry(contractId: string, map: string, key: Uint8Array): string | undefined {
    try {
      return muted(() => this.vm.getMapEntry(contractId, map, key));
    } catch {
      return undefined;
    }
  }

  private mintStx(address: string, amount: bigint): void {
    for (let left = amount; left > 0n; left -= U64_MAX) this.vm.mintSTX(address, left > U64_MAX ? U64_MAX : left);
  }

  /** Grows the reference table once: a rewind cannot shrink it, and the VM refuses to grow a table that changed under it. */
  private reserveReferences(): void {
    const many = Array.from({ length: 4096 }, () => new Uint8Array(0));
    new this.handles.sdk.CallFnArgs('x', 'y', many, NOBODY).free();
  }
}

function withheldResult(tx: PlannedTx): ExecResult {
  const why = tx.withheld;
  if (!why) throw new Error('not withheld');
  return why.kind === 'post-condition'
    ? { resultHex: why.resultHex, events: [], vmError: null }
    : { resultHex: RUNTIME_ERROR_RESULT, events: [], vmError: why.vmError };
}

function deployArgs(sender: string, name: string, content: string, clarityVersion: number): object {
  return { name, content, options: { clarityVersion }, sender };
}

function payArgs(tx: PlannedTx): object {
  return { contract: HELPER_ID, method: 'pay', args_maps: [cvBytes(Cl.uint(tx.fee))], sender: tx.feePayer };
}

function cvBytes(value: ClarityValue): Uint8Array {
  return serializeCVBytes(value);
}

function parseEvents(json: string): VmEvent[] {
  return (JSON.parse(json) as string[]).map((line) => JSON.parse(line) as VmEvent);
}

/** Maps that the wasm boundary makes out of JSON objects, turned back into plain objects. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  if (Array.isArray(value)) return value.map(plain);
  return value;
}
