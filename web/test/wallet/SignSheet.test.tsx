// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PreparedCall } from '../../src/wallet/call';
import { developmentAddress } from '../../src/wallet/development';
import { forget, transactions } from '../../src/wallet/kept';
import { SignSheet } from '../../src/wallet/SignSheet';
import { Strip } from '../../src/wallet/Strip';
import { becomeDevelopmentAccount } from '../../src/wallet/session';
import { CONTRACTS, depositCall, purchaseCall, QUOTE } from './calls';

const ME = developmentAddress(1);
const TXID = `0x${'5'.repeat(64)}`;
const BLOCK = { height: 9, indexBlockHash: '0x00', burnHeight: 5, final: true };
const NETWORK = {
  network: 'devnet',
  chainId: 0x80000000,
  contracts: { ...CONTRACTS, oracle: null },
  nodeUrl: 'http://node',
  explorerUrl: null,
  callsEnabled: false,
  developmentWallet: true,
  finalityBurnBlocks: 6,
  burnBlockSeconds: 600,
} as const;

class SilentSource {
  readonly readyState = 2;
  addEventListener(): void {}
  close(): void {}
}

/** Service and node in one: answers by path, remembers what was broadcast. */
class World {
  readonly broadcast: Uint8Array[] = [];
  /** The answer to what is broadcast is lost on the way. */
  isLosing = false;
  /** What the node says of any transaction. */
  known: unknown = null;
  constructor(private readonly prepared: { status: number; body: unknown }) {}

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(input).replace('http://node', '').split('?')[0] ?? '';
    if (path === '/v2/transactions') {
      this.broadcast.push(init?.body as Uint8Array);
      if (this.isLosing) throw new TypeError('connection reset');
      return Response.json(TXID.slice(2));
    }
    if (path.startsWith('/extended/v3/transactions/') && this.known !== null) return Response.json(this.known);
    if (path.endsWith(':prepare')) return Response.json(this.prepared.body, { status: this.prepared.status });
    const answers: Record<string, unknown> = {
      '/v1/network': NETWORK,
      [`/v2/accounts/${ME}`]: { nonce: 0, balance: `0x${900_000_000_000n.toString(16)}` },
      [`/extended/v3/principals/${ME}/nonces`]: { next_nonce: 0, mempool: { missing_nonces: [] } },
      [`/extended/v3/principals/${ME}/balances/ft/${encodeURIComponent(NETWORK.contracts.sbtcToken)}`]: {
        balance: '0',
      },
      '/extended/v1/faucets/sbtc': {},
      '/v2/fees/transaction': { estimations: [{ fee: 300 }] },
      '/v1/transactions': {
        txid: TXID,
        status: this.isLosing ? 'REGISTERED' : 'PENDING',
        final: false,
        watched: true,
        sender: null,
        contract: null,
        function: null,
        height: null,
        burnHeight: null,
        indexBlockHash: null,
        error: null,
        sinceMs: null,
        asOf: BLOCK,
      },
    };
    const answer = answers[path];
    return answer === undefined ? Response.json({ code: 'UNKNOWN_ROUTE' }, { status: 404 }) : Response.json(answer);
  };
}

function answerOf(call: PreparedCall): { status: number; body: unknown } {
  const conditions = call.postConditions.map((it) => ({
    ...it,
    type: 'stx',
    principal: ME,
    condition: 'eq',
    amount: '100000000',
  }));
  return {
    status: 200,
    body: { call: { ...call, postConditions: conditions }, summary: 'Deposits', warnings: [], asOf: BLOCK },
  };
}

async function until(what: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !what(); round++) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  expect(what()).toBe(true);
}

function button(label: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((it) => it.textContent === label);
  if (found === undefined) throw new Error(`no button "${label}" in ${document.body.textContent}`);
  return found;
}

async function open(world: World): Promise<void> {
  globalThis.fetch = world.fetch;
  await becomeDevelopmentAccount(1, { ...NETWORK });
  const intent = { kind: 'deposit', person: ME, token: 'STX', tier: 'balanced', amount: 100_000_000n } as const;
  act(() => render(<SignSheet title="Deposit" intent={intent} onClose={() => undefined} />, document.body));
}

beforeEach(() => {
  Object.assign(globalThis, { EventSource: SilentSource });
});
afterEach(() => {
  act(() => render(null, document.body));
  for (const it of transactions.value) forget(it.id);
});

describe('signing', () => {
  it('shows what moves, sends after a press and follows the transaction', async () => {
    const world = new World(answerOf(depositCall(100_000_000n, 100_000_000n, ME)));
    await open(world);
    await until(() => document.body.textContent?.includes('You send exactly 100 STX to the vault.') ?? false);
    expect(world.broadcast).toHaveLength(0);
    button('Sign and send').click();
    await until(() => transactions.value.some((it) => it.txid === TXID && it.stage === 'WAITING'));
    expect(world.broadcast).toHaveLength(1);
    expect(transactions.value[0]).toMatchObject({ kind: 'deposit', label: 'Deposit 100 STX (balanced)', address: ME });
  });

  it('never says that nothing was sent when the answer is lost, and never pays twice', async () => {
    const world = new World(answerOf(depositCall(100_000_000n, 100_000_000n, ME)));
    world.isLosing = true;
    await open(world);
    await until(() => document.body.textContent?.includes('equal to what you asked for') ?? false);
    button('Sign and send').click();
    await until(() => transactions.value[0]?.stage === 'UNKNOWN' && world.broadcast.length === 1);
    await until(() => document.body.textContent?.includes('it may have been sent, or not') ?? false);
    expect(document.body.textContent).not.toMatch(/nothing was sent/i);

    // The page is loaded anew, the same is asked for again: it waits.
    act(() => render(null, document.body));
    await open(world);
    await until(() => document.body.textContent?.includes('The same is on its way already') ?? false);
    expect(button('Sign and send').disabled).toBe(true);

    // The strip sends the same bytes once more: one transaction, whatever the network had.
    act(() => render(<Strip />, document.body));
    world.isLosing = false;
    button('Send the same again').click();
    await until(() => transactions.value[0]?.stage !== 'UNKNOWN');
    expect(world.broadcast).toHaveLength(2);
    expect(world.broadcast[1]).toEqual(world.broadcast[0]);
  });

  it('is found by a look when its answer was lost', async () => {
    const world = new World(answerOf(depositCall(100_000_000n, 100_000_000n, ME)));
    world.isLosing = true;
    await open(world);
    await until(() => document.body.textContent?.includes('equal to what you asked for') ?? false);
    world.known = { status: 'abort_by_response', block: { height: 4 }, fee_rate: '300' };
    button('Sign and send').click();
    await until(() => document.body.textContent?.includes('Failed. Nothing was deposited. Fee 0.0003 STX.') ?? false);
  });

  it('is not possible when another account is connected meanwhile', async () => {
    const world = new World(answerOf(depositCall(100_000_000n, 100_000_000n, ME)));
    await open(world);
    await until(() => document.body.textContent?.includes('equal to what you asked for') ?? false);
    await act(() =>
      becomeDevelopmentAccount(2, { ...NETWORK }).then(
        () => undefined,
        () => undefined,
      ),
    );
    await until(() => document.body.textContent?.includes('Another account is connected now') ?? false);
    expect(button('Sign and send').disabled).toBe(true);
  });

  it('is not possible when the call is another than asked for', async () => {
    const world = new World(answerOf(depositCall(900_000_000n, 900_000_000n, ME)));
    await open(world);
    await until(() => document.body.textContent?.includes('not what you asked for') ?? false);
    expect(button('Sign and send').disabled).toBe(true);
    button('Sign and send').click();
    expect(world.broadcast).toHaveLength(0);
  });

  it('says a refusal in plain words', async () => {
    const body = { code: 'INCIDENT_OPEN', detail: 'incident 7 of STX' };
    await open(new World({ status: 409, body }));
    await until(() => document.body.textContent?.includes('Your funds are in the contract') ?? false);
  });

  it('is over when the price ends, signs nothing then, and asks for a new one when it is pressed', async () => {
    const quote = { ...QUOTE, buyer: ME, endsAtMs: 1 };
    const world = new World(answerOf(purchaseCall(quote)));
    globalThis.fetch = world.fetch;
    await becomeDevelopmentAccount(1, { ...NETWORK });
    let asked = 0;
    const renew = async () => {
      asked++;
      return {
        ok: false,
        problem: { code: 'NO_CAPACITY', sentence: '', status: 409, retryable: false, largestAmount: null },
      } as const;
    };
    const sheet = (
      <SignSheet title="Buy" intent={{ kind: 'purchase', person: ME, quote }} renew={renew} onClose={() => undefined} />
    );
    act(() => render(sheet, document.body));
    await until(() => document.body.textContent?.includes('This price has ended') ?? false);
    expect([...document.querySelectorAll('button')].some((it) => it.textContent === 'Sign and send')).toBe(false);
    button('Get a new price').click();
    await until(() => asked === 1 && (document.body.textContent?.includes('Not at the moment') ?? false));
    expect(world.broadcast).toHaveLength(0);
  });
});
