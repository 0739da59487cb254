import { describe, expect, it } from 'vitest';
import { type Act, asked, signed, unknown } from '../../src/wallet/followed';
import { lookUp } from '../../src/wallet/lookup';

const NODE = 'http://node';
const ACT: Act = {
  kind: 'withdrawal',
  label: 'Withdraw',
  address: 'ST1',
  scope: 'STX:balanced',
  target: 'ST9.vault.withdraw',
};
const LOST = unknown(signed(ACT, { txid: '0x0a', nonce: 7, fee: '300', bytes: '00' }, 1), 'lost');
const ASKED = unknown(asked('asked:1', ACT, 7, 1), 'lost');

/** Answers by path; what is not there is 404. */
function node(answers: Record<string, unknown>): { asked: string[]; fetch: (url: string) => Promise<Response> } {
  const paths: string[] = [];
  return {
    asked: paths,
    fetch: async (url) => {
      const path = url.replace(NODE, '').split('?')[0] ?? '';
      paths.push(path);
      return path in answers ? Response.json(answers[path]) : new Response('no', { status: 404 });
    },
  };
}

const TX = '/extended/v1/tx/0x0a';
const NONCES = '/extended/v1/address/ST1/nonces';
const MEMPOOL = '/extended/v1/address/ST1/mempool';
const MINED = '/extended/v1/address/ST1/transactions';

describe('a transaction whose answer was lost', () => {
  it.each([
    ['is in the mempool', { [TX]: { tx_status: 'pending' }, [NONCES]: { last_executed_tx_nonce: 6 } }, 'WAITING'],
    ['ran', { [TX]: { tx_status: 'success', block_height: 9 }, [NONCES]: { last_executed_tx_nonce: 7 } }, 'IN_BLOCK'],
    ['is not there: that proves nothing', { [NONCES]: { last_executed_tx_nonce: 6 } }, 'UNKNOWN'],
    ['is not there and its account has never sent', { [NONCES]: { last_executed_tx_nonce: null } }, 'UNKNOWN'],
    ['is not there and the nonces are not known', {}, 'UNKNOWN'],
    ['is not there and another one ran with its nonce', { [NONCES]: { last_executed_tx_nonce: 7 } }, 'UNSENT'],
  ])('%s', async (_, answers, stage) => {
    const { asked: paths, fetch } = node(answers);
    expect((await lookUp(LOST, NODE, fetch)).stage).toBe(stage);
    // The older answer is the one about nonces: what ran between the two is found by the newer one.
    expect(paths).toEqual([NONCES, TX]);
  });

  /** An API since its version 9 that has the routes before it switched off. */
  it.each([
    ['is in the mempool', { status: 'pending' }, 6, 'WAITING'],
    ['ran', { status: 'success', block: { height: 9 } }, 7, 'IN_BLOCK'],
    ['is not there and another one ran with its nonce', null, 7, 'UNSENT'],
    ['is not there: that proves nothing', null, 6, 'UNKNOWN'],
  ])('%s, as the new routes tell', async (_, tx, executed, stage) => {
    const fetch = async (url: string) => {
      if (url.includes('/extended/v1/')) return new Response('{"error":"Gone"}', { status: 410 });
      if (url.endsWith('/nonces')) return Response.json({ last_confirmed_nonce: executed });
      return tx === null ? new Response('no', { status: 404 }) : Response.json(tx);
    };
    const found = await lookUp(LOST, NODE, fetch);
    expect(found.stage).toBe(stage);
    expect(found.height).toBe(stage === 'IN_BLOCK' ? 9 : null);
  });

  it('stays unknown when something in between answers', async () => {
    const fetch = async (url: string) =>
      url.includes('nonces') ? Response.json({ last_executed_tx_nonce: 9 }) : new Response('', { status: 502 });
    expect((await lookUp(LOST, NODE, fetch)).stage).toBe('UNKNOWN');
  });
});

describe('a call that only a wallet knows', () => {
  const call = { contract_id: 'ST9.vault', function_name: 'withdraw' };
  const it1 = { tx_id: '0x0b', nonce: 7, sender_address: 'ST1', contract_call: call };

  it('is found in the mempool', async () => {
    const found = await lookUp(ASKED, NODE, node({ [MEMPOOL]: { results: [it1] } }).fetch);
    expect(found).toMatchObject({ id: 'asked:1', txid: '0x0b', stage: 'SENT', nonce: 7 });
  });

  it('is found among what ran, when the mempool is not told', async () => {
    const found = await lookUp(ASKED, NODE, node({ [MINED]: { results: [it1] } }).fetch);
    expect(found.txid).toBe('0x0b');
  });

  it.each([
    ['an older one', { ...it1, nonce: 6 }],
    ['of another account', { ...it1, sender_address: 'ST2' }],
    ['of another function', { ...it1, contract_call: { ...call, function_name: 'request-exit' } }],
    ['a transfer', { tx_id: '0x0b', nonce: 7, sender_address: 'ST1' }],
  ])('is not taken for %s', async (_, other) => {
    expect(await lookUp(ASKED, NODE, node({ [MEMPOOL]: { results: [other] } }).fetch)).toEqual(ASKED);
  });
});
