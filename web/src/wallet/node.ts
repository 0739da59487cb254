/** The routes of a Stacks node and its API that the development wallet needs. */
import { WalletError } from './wallet';

export interface Balances {
  readonly stx: bigint;
  readonly sbtc: bigint;
}

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** What a node says when it refuses a transaction, as a sentence. Source: the node's `mempool` rejection reasons. */
const REFUSALS: Record<string, string> = {
  NotEnoughFunds: 'This account has too little STX for the amount and the network fee.',
  BadNonce: 'The network expected another transaction of this account first. Please try again.',
  ConflictingNonceInMempool: 'Another transaction of this account is still waiting. Please wait for it.',
  FeeTooLow: 'The network fee is too low at the moment. Please try again.',
};

export class StacksNode {
  readonly #url: string;
  readonly #fetch: Fetch;

  constructor(url: string, fetchImpl: Fetch = (input, init) => fetch(input, init)) {
    this.#url = url.replace(/\/+$/, '');
    this.#fetch = fetchImpl;
  }

  /** The nonce after everything that ran or waits; a gap below a waiting transaction comes first. */
  async nextNonce(address: string): Promise<bigint> {
    const [account, nonces] = await Promise.all([
      this.#json<{ nonce: number }>(`/v2/accounts/${address}?proof=0`),
      this.#json<{ possible_next_nonce: number; detected_missing_nonces?: number[] }>(
        `/extended/v1/address/${address}/nonces`,
      ),
    ]);
    const missing = (nonces.detected_missing_nonces ?? []).filter((it) => it >= account.nonce);
    return BigInt(missing.length > 0 ? Math.min(...missing) : Math.max(account.nonce, nonces.possible_next_nonce));
  }

  /** The node's middle estimate in micro-STX. */
  async fee(payloadHex: string, transactionBytes: number): Promise<bigint> {
    const answer = await this.#json<{ estimations: { fee: number }[] }>('/v2/fees/transaction', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ transaction_payload: payloadHex, estimated_len: transactionBytes }),
    });
    const middle = answer.estimations[Math.floor(answer.estimations.length / 2)];
    if (middle === undefined) {
      throw new WalletError('UNREACHABLE', 'The network could not say what a transaction costs at the moment.');
    }
    return BigInt(Math.max(middle.fee, transactionBytes));
  }

  /** Answers the transaction id with `0x`. */
  async broadcast(transaction: Uint8Array): Promise<string> {
    const response = await this.#send('/v2/transactions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: transaction as Uint8Array<ArrayBuffer>,
    });
    const text = await response.text();
    if (!response.ok) {
      throw refusalOf(text);
    }
    const txid = text.trim().replace(/^"|"$/g, '').toLowerCase();
    return txid.startsWith('0x') ? txid : `0x${txid}`;
  }

  async balances(address: string, sbtcAsset: string): Promise<Balances> {
    const answer = await this.#json<{
      stx: { balance: string; locked?: string };
      fungible_tokens?: Record<string, { balance: string } | undefined>;
    }>(`/extended/v1/address/${address}/balances`);
    return {
      stx: BigInt(answer.stx.balance) - BigInt(answer.stx.locked ?? '0'),
      sbtc: BigInt(answer.fungible_tokens?.[sbtcAsset]?.balance ?? '0'),
    };
  }

  /** Devnet only: tokens out of nothing, in effect with the next block. */
  async faucet(token: 'stx' | 'sbtc', address: string, amount: bigint): Promise<void> {
    const path = `/extended/v1/faucets/${token}?address=${address}&amount=${amount}`;
    await this.#json<unknown>(path, { method: 'POST' });
  }

  async #json<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.#send(path, init);
    if (!response.ok) {
      throw new WalletError('UNREACHABLE', `The network answered ${response.status} to ${path.split('?')[0]}.`);
    }
    return (await response.json()) as T;
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(this.#url + path, init);
    } catch {
      throw new WalletError('UNREACHABLE', 'The network cannot be reached. Nothing was sent.');
    }
  }
}

function refusalOf(text: string): WalletError {
  let reason = '';
  try {
    reason = String((JSON.parse(text) as { reason?: unknown }).reason ?? '');
  } catch {
    // Not JSON: an answer of something in between; the code below says it in general words.
  }
  const sentence = REFUSALS[reason] ?? `The network refused the transaction${reason === '' ? '' : ` (${reason})`}.`;
  return new WalletError(reason === 'NotEnoughFunds' ? 'NOT_ENOUGH' : 'REFUSED', sentence);
}
