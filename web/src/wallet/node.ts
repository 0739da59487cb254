/** The routes of a Stacks node that the development wallet needs, and of its API what no node tells: what waits, and tokens. */
import { ofEither, type Route } from './generations';
import { WalletError } from './wallet';

export interface Balances {
  readonly stx: bigint;
  readonly sbtc: bigint;
}

interface Account {
  readonly nonce: number;
  /** Micro-STX in hex, with `0x`. */
  readonly balance: string;
}

interface NewNonces {
  readonly next_nonce: number;
  readonly mempool: { readonly missing_nonces: readonly number[] };
}

interface OldNonces {
  readonly possible_next_nonce: number;
  readonly detected_missing_nonces?: readonly number[];
}

interface OldBalances {
  readonly fungible_tokens?: Record<string, { balance: string } | undefined>;
}

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 15_000;
/** Fee estimation is switched off, or it never saw such a call. */
const NO_ESTIMATE = 400;
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
    const [account, waiting] = await Promise.all([this.#account(address), this.#waiting(address)]);
    const missing = waiting.missing.filter((it) => it >= account.nonce);
    return BigInt(missing.length > 0 ? Math.min(...missing) : Math.max(account.nonce, waiting.next));
  }

  #account(address: string): Promise<Account> {
    return this.#json<Account>(`/v2/accounts/${address}?proof=0`);
  }

  #waiting(address: string): Promise<{ next: number; missing: readonly number[] }> {
    return this.#either(
      'nonces',
      {
        url: `/extended/v3/principals/${address}/nonces`,
        read: (json) => {
          const { next_nonce, mempool } = json as NewNonces;
          return { next: next_nonce, missing: mempool.missing_nonces };
        },
      },
      {
        url: `/extended/v1/address/${address}/nonces`,
        read: (json) => {
          const { possible_next_nonce, detected_missing_nonces } = json as OldNonces;
          return { next: possible_next_nonce, missing: detected_missing_nonces ?? [] };
        },
      },
    );
  }

  /** The node's middle estimate in micro-STX; of a node that has none, the rate of a plain transfer. At least 1 a byte. */
  async fee(payloadHex: string, transactionBytes: number): Promise<bigint> {
    const response = await this.#send('/v2/fees/transaction', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ transaction_payload: payloadHex, estimated_len: transactionBytes }),
    });
    if (response.status === NO_ESTIMATE) {
      const rate = await this.#json<number>('/v2/fees/transfer');
      return BigInt(Math.max(rate, 1) * transactionBytes);
    }
    const { estimations } = await json<{ estimations: { fee: number }[] }>('/v2/fees/transaction', response);
    const middle = estimations[Math.floor(estimations.length / 2)];
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

  /** What can be spent. STX is as the node says at its tip: without what is locked. */
  async balances(address: string, sbtcAsset: string): Promise<Balances> {
    const [account, sbtc] = await Promise.all([this.#account(address), this.#token(address, sbtcAsset)]);
    return { stx: BigInt(account.balance), sbtc };
  }

  #token(address: string, asset: string): Promise<bigint> {
    return this.#either(
      'balances',
      {
        url: `/extended/v3/principals/${address}/balances/ft/${encodeURIComponent(asset)}`,
        read: (json) => BigInt((json as { balance: string }).balance),
      },
      {
        url: `/extended/v1/address/${address}/balances`,
        read: (json) => BigInt((json as OldBalances).fungible_tokens?.[asset]?.balance ?? '0'),
      },
    );
  }

  /** Devnet only: tokens out of nothing, in effect with the next block. */
  async faucet(token: 'stx' | 'sbtc', address: string, amount: bigint): Promise<void> {
    const path = `/extended/v1/faucets/${token}?address=${address}&amount=${amount}`;
    await this.#json<unknown>(path, { method: 'POST' });
  }

  async #either<T>(what: string, newer: Route<T>, older: Route<T>): Promise<T> {
    const told = await ofEither((path) => this.#send(path), newer, older);
    if (typeof told === 'object') return told.known;
    throw new WalletError('UNREACHABLE', `The network did not tell the ${what} of the account.`);
  }

  async #json<T>(path: string, init?: RequestInit): Promise<T> {
    return json(path, await this.#send(path, init));
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(this.#url + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      throw new WalletError('UNREACHABLE', 'The network cannot be reached. Nothing was sent.');
    }
  }
}

async function json<T>(path: string, response: Response): Promise<T> {
  if (!response.ok) {
    throw new WalletError('UNREACHABLE', `The network answered ${response.status} to ${path.split('?')[0]}.`);
  }
  return (await response.json()) as T;
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
