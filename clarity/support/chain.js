// A chain in memory: the real Clarity VM at epoch 4.0 with the real sbtc-token, and the calls of a test.
import { getSDK } from '@stacks/clarinet-sdk';
import { serializeCV } from '@stacks/transactions';
import { observe } from './observed.js';
import { toJson } from './values.js';

export const SBTC = 'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token';
const CLARITY_VERSION = 4;

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

export class Chain {
  #sdk;

  static async start(options) {
    const sdk = await getSDK(options);
    await sdk.initEmptySession(undefined);
    sdk.setEpoch('4.0');
    return new Chain(sdk);
  }

  constructor(sdk) {
    this.#sdk = sdk;
  }

  get burnHeight() {
    return BigInt(this.#sdk.burnBlockHeight);
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

  /** What the VM knows of a contract: its functions with the types of their arguments. */
  interfaceOf(contract) {
    return this.#sdk.getContractsInterfaces().get(contract);
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
    const prints = receipt.events
      .filter((event) => event.event === 'print_event' && event.data.contract_identifier !== SBTC)
      .map((event) => ({
        contract: event.data.contract_identifier.split('.')[1],
        rawHex: event.data.raw_value,
        value: toJson(event.data.value),
      }));
    observe(contract.split('.')[1], method, outcome, prints);
    return { ...outcome, result: receipt.result, prints, events: receipt.events, costs: receipt.costs };
  }

  read(contract, method, args) {
    const result = this.readValue(contract, method, args);
    const outcome = toJson(result);
    observe(contract.split('.')[1], method, outcome, []);
    return outcome;
  }

  readValue(contract, method, args) {
    return muted(() => this.#sdk.callReadOnlyFn(contract, method, args, contract.split('.')[0])).result;
  }
}

export function hexOf(value) {
  return serializeCV(value);
}
