import {
  Cl,
  getAddressFromPrivateKey,
  makeContractCall,
  makeSTXTokenTransfer,
  PostConditionMode,
} from '@stacks/transactions';
import { sha512t256OfText } from './hashes.js';
import type { Devnet } from './devnet.js';
import { SBTC_ID } from '../engine/session.js';
import { network } from '../network.js';

const KEY = `${sha512t256OfText('bithedge devnet faucet')}01`; // worthless outside a devnet
const FEE = 1000;

export function faucetAddress(): string {
  return getAddressFromPrivateKey(KEY, network().name);
}

export const FAUCET_STX = 10n ** 16n;
export const FAUCET_SBTC = 10n ** 15n;

export interface Granted {
  readonly txid: string;
  readonly rawHex: string;
}

/** Gives away STX and sBTC with ordinary signed transactions from an account that is rich since genesis. */
export class Faucet {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly devnet: Devnet) {}

  stx(recipient: string, amount: bigint): Promise<Granted> {
    return this.inTurn(async (nonce) => {
      const tx = await makeSTXTokenTransfer({
        recipient,
        amount,
        senderKey: KEY,
        fee: FEE,
        nonce,
        network: network().name,
        memo: 'faucet',
      });
      return tx.serializeBytes();
    });
  }

  sbtc(recipient: string, amount: bigint): Promise<Granted> {
    const [contractAddress, contractName] = SBTC_ID.split('.') as [string, string];
    return this.inTurn(async (nonce) => {
      const tx = await makeContractCall({
        contractAddress,
        contractName,
        functionName: 'transfer',
        functionArgs: [Cl.uint(amount), Cl.principal(faucetAddress()), Cl.principal(recipient), Cl.none()],
        senderKey: KEY,
        fee: FEE,
        nonce,
        network: network().name,
        postConditionMode: PostConditionMode.Allow,
        validateWithAbi: false,
      });
      return tx.serializeBytes();
    });
  }

  /** One at a time, because each takes the next nonce. */
  private inTurn(make: (nonce: bigint) => Promise<Uint8Array>): Promise<Granted> {
    const run = this.queue.then(async () => {
      const raw = await make(this.nextNonce());
      const txid = await this.devnet.submit(raw, true);
      return { txid, rawHex: Buffer.from(raw).toString('hex') };
    });
    this.queue = run.catch(() => undefined);
    return run;
  }

  /** The lowest nonce that no waiting transaction uses, so that a hole left by a fork is filled. */
  private nextNonce(): bigint {
    const waiting = new Set(this.devnet.mempool.noncesOf(faucetAddress()));
    let nonce = this.devnet.nonce(faucetAddress());
    while (waiting.has(nonce)) nonce++;
    return nonce;
  }
}
