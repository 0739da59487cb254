import { sha256 } from '@noble/hashes/sha256';
import { bytesToHex } from '@stacks/common';
import {
  Cl,
  deserializeTransaction,
  encodeStructuredDataBytes,
  publicKeyFromSignatureRsv,
  serializeCV,
} from '@stacks/transactions';
import { describe, expect, it } from 'vitest';
import { DevelopmentWallet, developmentAddress, developmentKey } from '../../src/wallet/development';
import type { Signed } from '../../src/wallet/followed';
import { StacksNode } from '../../src/wallet/node';
import { type AgreedCall, review } from '../../src/wallet/review';
import type { WalletNetwork } from '../../src/wallet/wallet';
import { CONTRACTS, DEPOSIT, depositCall } from './calls';

const NETWORK: WalletNetwork = { network: 'devnet', chainId: 0x80000000, nodeUrl: 'http://node' };

/** A node that remembers what it was sent. */
class FakeNode {
  readonly requests: { path: string; body: unknown }[] = [];
  constructor(private readonly answers: Record<string, unknown>) {}

  readonly fetch = async (input: string, init?: RequestInit): Promise<Response> => {
    const path = input.replace('http://node', '').split('?')[0] ?? '';
    this.requests.push({ path: input.replace('http://node', ''), body: init?.body });
    const answer = this.answers[path];
    if (answer instanceof Response) {
      return answer.clone();
    }
    return answer === undefined ? new Response('no', { status: 404 }) : Response.json(answer);
  };
}

const wallet = new DevelopmentWallet(1, NETWORK);
const account = `/v2/accounts/${wallet.address}`;
const nonces = `/extended/v3/principals/${wallet.address}/nonces`;
const oldNonces = `/extended/v1/address/${wallet.address}/nonces`;
const GONE = Response.json({ error: 'Gone' }, { status: 410 });
const FEES = { estimations: [{ fee: 200 }, { fee: 5_000 }, { fee: 9_000 }] };

function newNonces(next_nonce: number, missing_nonces: number[]) {
  return { next_nonce, last_confirmed_nonce: 2, mempool: { last_nonce: null, pending_nonces: [], missing_nonces } };
}

function agreed(): AgreedCall {
  const { call } = review(depositCall(), { ...DEPOSIT }, CONTRACTS);
  if (call === null) {
    throw new Error('the fixture is agreed to');
  }
  return call;
}

function walletOn(answers: Record<string, unknown>): { node: FakeNode; wallet: DevelopmentWallet } {
  const node = new FakeNode({
    [account]: { nonce: 3 },
    [nonces]: newNonces(3, []),
    '/v2/fees/transaction': FEES,
    ...answers,
  });
  return { node, wallet: new DevelopmentWallet(1, NETWORK, new StacksNode('http://node/', node.fetch)) };
}

describe('keys', () => {
  it('are the same for everybody and different for each account', () => {
    expect(developmentKey(1)).toBe(developmentKey(1));
    expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(developmentAddress)).size).toBe(8);
    expect(developmentAddress(1)).toMatch(/^ST[0-9A-Z]+$/);
  });

  it.each([0, 9, 1.5])('of account %d do not exist', (number) => {
    expect(() => developmentKey(number)).toThrow(/expected 1 to 8/);
  });

  it.each(['testnet', 'mainnet'] as const)('are never used on %s', (network) => {
    expect(() => new DevelopmentWallet(1, { ...NETWORK, network })).toThrow(/devnet only/);
  });
});

describe('a call', () => {
  it('is signed in deny mode with the node’s nonce and fee, exactly as agreed', async () => {
    const { node, wallet: subject } = walletOn({ '/v2/transactions': `${'0'.repeat(63)}1` });
    const told: Signed[] = [];
    const wasSent = () => node.requests.some((it) => it.path === '/v2/transactions');
    const id = await subject.callContract(agreed(), (it) => {
      expect(wasSent()).toBe(false);
      told.push(it);
    });
    expect(id).toBe(`0x${'0'.repeat(63)}1`);
    const sent = node.requests.find((it) => it.path === '/v2/transactions')?.body as Uint8Array;
    const transaction = deserializeTransaction(sent);
    expect(transaction.chainId).toBe(0x80000000);
    expect(transaction.auth.spendingCondition.nonce).toBe(3n);
    expect(transaction.auth.spendingCondition.fee).toBe(5_000n);
    expect(transaction.postConditionMode).toBe(2);
    expect(transaction.postConditions.values).toHaveLength(1);
    expect(() => transaction.verifyOrigin()).not.toThrow();
    // What was told before it was sent is what was sent.
    expect(told).toEqual([{ txid: `0x${transaction.txid()}`, nonce: 3, fee: '5000', bytes: bytesToHex(sent) }]);
  });

  it.each([
    ['waiting transactions', 6, [], 6n],
    ['a gap', 6, [5, 4], 4n],
    ['a gap that was filled since', 6, [2], 6n],
    ['an API that lags', 1, [], 3n],
  ])('takes its nonce with regard to %s, from either generation of the API', async (_, next, missing, expected) => {
    const newer = walletOn({ [nonces]: newNonces(next, missing), [oldNonces]: GONE });
    expect(await new StacksNode('http://node', newer.node.fetch).nextNonce(wallet.address)).toBe(expected);
    const answer = { possible_next_nonce: next, detected_missing_nonces: missing };
    const older = walletOn({ [nonces]: new Response('no such route', { status: 404 }), [oldNonces]: answer });
    expect(await new StacksNode('http://node', older.node.fetch).nextNonce(wallet.address)).toBe(expected);
  });

  it.each([
    ['switched off', Response.json('Fee estimation not supported on this node', { status: 400 })],
    ['without a word on this call', Response.json({ reason: 'NoEstimateAvailable' }, { status: 400 })],
  ])('pays the rate of a transfer where estimation is %s', async (_, estimate) => {
    const { node } = walletOn({ '/v2/fees/transaction': estimate, '/v2/fees/transfer': 3 });
    expect(await new StacksNode('http://node', node.fetch).fee('00', 350)).toBe(1_050n);
  });

  it('takes no nonce that nobody told', async () => {
    const { node } = walletOn({ [nonces]: new Response('', { status: 500 }), [oldNonces]: GONE });
    const asking = new StacksNode('http://node', node.fetch).nextNonce(wallet.address);
    await expect(asking).rejects.toThrow('The network did not tell the nonces of the account.');
  });

  it.each([
    [{ error: 'transaction rejected', reason: 'NotEnoughFunds' }, /too little STX/],
    [
      { error: 'transaction rejected', reason: 'SomethingNew' },
      /^The network refused the transaction. Nothing was sent.$/,
    ],
  ])('that the node refuses is told as a sentence', async (body, sentence) => {
    const { wallet: subject } = walletOn({ '/v2/transactions': Response.json(body, { status: 400 }) });
    await expect(subject.callContract(agreed(), () => undefined)).rejects.toThrow(sentence);
  });

  it('to a node that is away says that nothing was sent', async () => {
    const node = new StacksNode('http://node', () => Promise.reject(new TypeError('failed')));
    const asking = new DevelopmentWallet(1, NETWORK, node).callContract(agreed(), () => undefined);
    await expect(asking).rejects.toThrow(/Nothing was sent/);
  });

  it.each([
    ['is lost', () => Promise.reject(new TypeError('failed'))],
    ['comes from something in between', () => Promise.resolve(new Response('bad gateway', { status: 502 }))],
    ['is no refusal of a node', () => Promise.resolve(new Response('<html>', { status: 400 }))],
  ])('whose answer %s is never told as not sent', async (_, broadcast) => {
    const { node } = walletOn({});
    const between = (input: string, init?: RequestInit) =>
      input.endsWith('/v2/transactions') ? broadcast() : node.fetch(input, init);
    const subject = new DevelopmentWallet(1, NETWORK, new StacksNode('http://node', between));
    const told: Signed[] = [];
    const asking = subject.callContract(agreed(), (it) => told.push(it));
    await expect(asking).rejects.toMatchObject({ code: 'UNKNOWN', message: expect.not.stringMatching(/nothing/i) });
    expect(told).toHaveLength(1);
  });
});

describe('funds', () => {
  const sbtc = `/extended/v3/principals/${wallet.address}/balances/ft/${encodeURIComponent(CONTRACTS.sbtcToken)}`;
  const oldBalances = `/extended/v1/address/${wallet.address}/balances`;
  it.each([
    ['0x00000000000000000000000000000000', '0', 2],
    ['0x0000000000000000000000d18c2e2800', '0', 1],
    ['0x0000000000000000000000d18c2e2800', '600000000', 0],
  ])('are asked for only where they lack, of either generation of the API: %s and %s', async (stx, tokens, asked) => {
    const older = { fungible_tokens: { [CONTRACTS.sbtcToken]: { balance: tokens } } };
    for (const api of [
      { [sbtc]: { asset_identifier: CONTRACTS.sbtcToken, balance: tokens }, [oldBalances]: GONE },
      { [sbtc]: new Response('no such route', { status: 404 }), [oldBalances]: tokens === '0' ? {} : older },
    ]) {
      const { node, wallet: subject } = walletOn({
        [account]: { nonce: 3, balance: stx, locked: '0xff' },
        ...api,
        '/extended/v1/faucets/stx': {},
        '/extended/v1/faucets/sbtc': {},
      });
      expect(await subject.fund(CONTRACTS.sbtcToken)).toBe(asked > 0);
      expect(node.requests.filter((it) => it.path.includes('/faucets/'))).toHaveLength(asked);
    }
  });
});

describe('a structured message', () => {
  it('is signed so that the key can be recovered from it', async () => {
    const domain = Cl.tuple({
      name: Cl.stringAscii('BitHedge Pool'),
      version: Cl.stringAscii('1'),
      'chain-id': Cl.uint(0x80000000),
    });
    const message = Cl.stringAscii('challenge');
    const signed = await wallet.signStructured({ domainHex: serializeCV(domain), messageHex: serializeCV(message) });
    expect(signed.publicKey).toBe(wallet.publicKey);
    const hash = bytesToHex(sha256(encodeStructuredDataBytes({ message, domain })));
    expect(publicKeyFromSignatureRsv(hash, signed.signature)).toBe(wallet.publicKey);
  });
});
