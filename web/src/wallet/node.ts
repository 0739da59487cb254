/** The routes of a Stacks node and its API that the development wallet needs. */
import { WalletError } from './wallet';

export interface Balances {
  readonly stx: bigint;
  readonly sbtc: bigint;
}

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 15_000;
const LOST = 'The answer of the network was lost: it may have been sent, or not. It is looked for.';

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

  /** Answers the transaction id with `0x`. Sending the same bytes again is the same transaction. */
  async broadcast(transaction: Uint8Array): Promise<string> {
    const { status, text } = await this.#post(transaction);
    if (status >= 200 && status < 300) {
      const txid = text.trim().replace(/^"|"$/g, '').toLowerCase();
      return txid.startsWith('0x') ? txid : `0x${txid}`;
    }
    // Only the node's own refusal proves something: what stands between us and it may have lost an answer.
    throw status === 400 ? refusalOf(text) : new WalletError('UNKNOWN', LOST);
  }

  async #post(transaction: Uint8Array): Promise<{ status: number; text: string }> {
    try {
      const response = await this.#fetch(`${this.#url}/v2/transactions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: transaction as Uint8Array<ArrayBuffer>,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, text: await response.text() };
    } catch {
      throw new WalletError('UNKNOWN', LOST);
    }
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
      return await this.#fetch(this.#url + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      throw new WalletError('UNREACHABLE', 'The network cannot be reached. Nothing was sent.');
    }
  }
}

function refusalOf(text: string): WalletError {
  let reason: string;
  try {
    reason = String((JSON.parse(text) as { reason?: unknown }).reason ?? '');
  } catch {
    return new WalletError('UNKNOWN', LOST); // Not JSON: an answer of something in between.
  }
  const sentence = `${REFUSALS[reason] ?? 'The network refused the transaction.'} Nothing was sent.`;
  return new WalletError(reason === 'NotEnoughFunds' ? 'NOT_ENOUGH' : 'REFUSED', sentence);
}
