// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PreparedCall } from '../../src/wallet/call';
import { developmentAddress } from '../../src/wallet/development';
import { SignSheet } from '../../src/wallet/SignSheet';
import { becomeDevelopmentAccount } from '../../src/wallet/session';
import { transactions } from '../../src/wallet/transactions';
import { CONTRACTS, depositCall } from './calls';

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
  readonly broadcast: unknown[] = [];
  constructor(private readonly prepared: { status: number; body: unknown }) {}

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(input).replace('http://node', '').split('?')[0] ?? '';
    if (path === '/v2/transactions') {
      this.broadcast.push(init?.body);
      return Response.json(TXID.slice(2));
    }
    if (path === '/v1/deposits:prepare') return Response.json(this.prepared.body, { status: this.prepared.status });
    const answers: Record<string, unknown> = {
      '/v1/network': NETWORK,
      [`/v2/accounts/${ME}`]: { nonce: 0 },
      [`/extended/v1/address/${ME}/nonces`]: { possible_next_nonce: 0 },
      [`/extended/v1/address/${ME}/balances`]: { stx: { balance: '900000000000' }, fungible_tokens: {} },
      '/extended/v1/faucets/sbtc': {},
      '/v2/fees/transaction': { estimations: [{ fee: 300 }] },
      '/v1/transactions': {
        txid: TXID,
        status: 'PENDING',
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
  return { status: 200, body: { call: { ...call, postConditions: conditions }, summary: 'Deposits', asOf: BLOCK } };
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
afterEach(() => act(() => render(null, document.body)));

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
});
