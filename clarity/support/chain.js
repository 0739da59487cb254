// A chain in memory: the real Clarity VM at epoch 4.0 with the real sbtc-token, and the calls of a test.
import { Cl, serializeCV } from '@stacks/transactions';
import { addressOf } from './accounts.js';
import { observe } from './observed.js';
import { toJson } from './values.js';
import { freshSession } from './vm.js';

export const SBTC = 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token';
const CLARITY_VERSION = 4;
const FIRST_BLOCK_AT_MS = 1_790_000_000_000;

/** The VM writes every print to the console; the tests read them from the result. */
function muted(work) {
  const log = console.log;
  console.log = () => {};
  try {
    return work();
  } finally {
    console.log = log;
  }
}

/** The VM begins its blocks at the time of the machine; here every chain begins at the same time, so that recordings repeat. */
async function atFixedTime(work) {
  const RealDate = globalThis.Date;
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length > 0 ? args : [FIRST_BLOCK_AT_MS]));
    }
  };
  try {
    return await work();
  } finally {
    globalThis.Date = RealDate;
  }
}

/** Those of every contract in the call but the token's, in order. */
function printsOf(events) {
  return events
    .filter((event) => event.event === 'print_event' && event.data.contract_identifier !== SBTC)
    .map((event) => ({
      contract: event.data.contract_identifier.split('.')[1],
      rawHex: event.data.raw_value,
      value: toJson(event.data.value),
    }));
}

export class Chain {
  #sdk;
  #clock;

  /** The one before is no more. */
  static async start(options) {
    const sdk = await atFixedTime(() =>
      freshSession(options, async (started) => {
        await started.initEmptySession(undefined);
        started.setEpoch('4.0');
      }),
    );
    return new Chain(sdk);
  }

  constructor(sdk) {
    this.#sdk = sdk;
    this.#clock = this.deploy('clock', '(define-read-only (now) stacks-block-time)', addressOf('clock'));
  }

  get burnHeight() {
    return BigInt(this.#sdk.burnBlockHeight);
  }

  /** The time of the last block, in seconds; a call makes a block 10 seconds later, a burn block comes after 590. */
  get time() {
    return this.readValue(this.#clock, 'now', []).value;
  }

  advance(burnBlocks) {
    this.#sdk.mineEmptyBurnBlocks(Number(burnBlocks));
  }

  advanceTo(burnHeight) {
    if (burnHeight > this.burnHeight) this.advance(burnHeight - this.burnHeight);
  }

  deploy(name, source, deployer) {
    muted(() => this.#sdk.deployContract(name, source, { clarityVersion: CLARITY_VERSION }, deployer));
    return `${deployer}.${name}`;
  }

  mint(token, account, amount) {
    if (token === 'STX') this.#sdk.mintSTX(account, BigInt(amount));
    else this.#sdk.mintFT(`${SBTC}.sbtc-token`, account, BigInt(amount));
  }

  balance(token, account) {
    const asset = token === 'STX' ? 'STX' : `.${SBTC.split('.')[1]}.sbtc-token`;
    const balances = this.#sdk.getAssetsMap();
    for (const [name, holders] of balances) {
      if (name === asset || name.endsWith(asset)) return holders.get(account) ?? 0n;
    }
    return 0n;
  }

  transferStx(amount, recipient, sender) {
    return muted(() => this.#sdk.transferSTX(BigInt(amount), recipient, sender));
  }

  /** Calls a public function; prints are those of every contract in the call, in order. */
  call(contract, method, args, sender) {
    const receipt = muted(() => this.#sdk.callPublicFn(contract, method, args, sender));
    const outcome = toJson(receipt.result);
    const prints = printsOf(receipt.events);
    observe(contract.split('.')[1], method, outcome, prints);
    return { ...outcome, result: receipt.result, prints, events: receipt.events, costs: receipt.costs };
  }

  /** As `call`, of a contract that is not ours: only the prints of ours are observed, not the function. */
  callAny(contract, method, args, sender) {
    const { result, events } = muted(() => this.#sdk.callPublicFn(contract, method, args, sender));
    return { ...toJson(result), result, events, prints: printsOf(events) };
  }

  read(contract, method, args) {
    const result = this.readValue(contract, method, args);
    const outcome = toJson(result);
    observe(contract.split('.')[1], method, outcome, []);
    return outcome;
  }

  /** The entry of a map as a node gives it: an optional. The SDK throws where there is none. */
  mapEntry(contract, map, key) {
    try {
      return muted(() => this.#sdk.getMapEntry(contract, map, key));
    } catch {
      return Cl.none();
    }
  }

  readValue(contract, method, args) {
    return muted(() => this.#sdk.callReadOnlyFn(contract, method, args, contract.split('.')[0])).result;
  }
}

export function hexOf(value) {
  return serializeCV(value);
}
