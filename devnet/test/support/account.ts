import {
  Cl,
  getAddressFromPrivateKey,
  makeContractCall,
  makeContractDeploy,
  makeSTXTokenTransfer,
  PostConditionMode,
  sponsorTransaction,
  type ClarityValue,
  type StacksTransactionWire,
} from '@stacks/transactions';
import { createHash } from 'node:crypto';
import type { Answer, DevnetProcess } from './devnetProcess.js';

export interface Extra {
  readonly fee?: number;
  readonly nonce?: number;
  readonly postConditionMode?: PostConditionMode;
  readonly postConditions?: any[];
  readonly sponsored?: boolean;
}

/** A key with a running nonce that signs through stacks.js, the client that is independent of us. */
export class Account {
  readonly key: string;
  readonly address: string;
  nonce = 0;

  constructor(seed: string) {
    this.key = `${createHash('sha256').update(`test account ${seed}`).digest('hex')}01`;
    this.address = getAddressFromPrivateKey(this.key, 'testnet');
  }

  fund(microStx = 1_000_000_000_000): string[] {
    return ['--fund', `${this.address}=${microStx}`];
  }

  async transfer(recipient: string, amount: number, extra: Extra = {}): Promise<StacksTransactionWire> {
    return makeSTXTokenTransfer({
      recipient,
      amount,
      senderKey: this.key,
      network: 'testnet',
      memo: '',
      ...this.defaults(extra),
    });
  }

  async deploy(
    contractName: string,
    codeBody: string,
    extra: Extra & { clarityVersion?: number } = {},
  ): Promise<StacksTransactionWire> {
    return makeContractDeploy({
      contractName,
      codeBody,
      clarityVersion: 4,
      senderKey: this.key,
      network: 'testnet',
      postConditionMode: PostConditionMode.Allow,
      ...this.defaults({ fee: 20_000, ...extra }),
    });
  }

  async call(
    contractId: string,
    functionName: string,
    functionArgs: ClarityValue[] = [],
    extra: Extra = {},
  ): Promise<StacksTransactionWire> {
    const [contractAddress, contractName] = contractId.split('.') as [string, string];
    return makeContractCall({
      contractAddress,
      contractName,
      functionName,
      functionArgs,
      senderKey: this.key,
      network: 'testnet',
      validateWithAbi: false,
      postConditionMode: PostConditionMode.Allow,
      ...this.defaults(extra),
    });
  }

  async sponsor(transaction: StacksTransactionWire, extra: Extra = {}): Promise<StacksTransactionWire> {
    const { fee, nonce } = this.defaults(extra);
    return sponsorTransaction({
      transaction,
      sponsorPrivateKey: this.key,
      fee,
      sponsorNonce: nonce,
      network: 'testnet',
    });
  }

  /** Without a nonce of its own a transaction takes the next one. */
  private defaults(extra: Extra): Extra & { fee: number; nonce: number } {
    return { fee: 1000, ...extra, nonce: extra.nonce ?? this.nonce++ };
  }
}

export async function send(devnet: DevnetProcess, tx: StacksTransactionWire): Promise<Answer> {
  return devnet.post('/v2/transactions', tx.serializeBytes());
}

/** Sends a transaction that must be taken; its txid. */
export async function sendOk(
  devnet: DevnetProcess,
  pending: Promise<StacksTransactionWire> | StacksTransactionWire,
): Promise<string> {
  const answer = await send(devnet, await pending);
  if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.json)}`);
  return answer.json as string;
}

export async function readOnly(
  devnet: DevnetProcess,
  contractId: string,
  fn: string,
  args: ClarityValue[] = [],
  tip = '',
): Promise<any> {
  const [address, name] = contractId.split('.') as [string, string];
  const body = {
    sender: address,
    arguments: args.map((arg) => Cl.serialize(arg)).map((hex) => `0x${hex.replace(/^0x/, '')}`),
  };
  const query = tip === '' ? '' : `?tip=${tip}`;
  return (await devnet.post(`/v2/contracts/call-read/${address}/${name}/${fn}${query}`, body)).json;
}
