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

/** Answers by path; what is not there is not known. */
function node(answers: Record<string, unknown>): { asked: string[]; fetch: (url: string) => Promise<Response> } {
  const paths: string[] = [];
  return {
    asked: paths,
    fetch: async (url) => {
      const path = url.replace(NODE, '').split('?')[0] ?? '';
      paths.push(path);
      const answer = answers[path] ?? Response.json({ error: 'not found' }, { status: 404 });
      return answer instanceof Response ? answer.clone() : Response.json(answer);
    },
  };
}

const NEW_TX = '/extended/v3/transactions/0x0a';
const NEW_NONCES = '/extended/v3/principals/ST1/nonces';
const OLD_TX = '/extended/v1/tx/0x0a';
const OLD_NONCES = '/extended/v1/address/ST1/nonces';
const GONE = Response.json({ error: 'Gone', message: 'This endpoint has been disabled.' }, { status: 410 });
const OFF = { [OLD_TX]: GONE, [OLD_NONCES]: GONE };

/** A server that has no such route. */
function noRoute(path: string): Response {
  const message = `Route GET:${path} not found`;
  return Response.json({ message, error: 'Not Found', statusCode: 404 }, { status: 404 });
}

const MISSING = { [NEW_TX]: noRoute(NEW_TX), [NEW_NONCES]: noRoute(NEW_NONCES) };

describe('a transaction whose answer was lost', () => {
  it.each([
    ['is in the mempool', { status: 'pending' }, { tx_status: 'pending' }, 6, 'WAITING'],
    ['ran', { status: 'success', block: { height: 9 } }, { tx_status: 'success', block_height: 9 }, 7, 'IN_BLOCK'],
    ['is not there: that proves nothing', undefined, undefined, 6, 'UNKNOWN'],
    ['is not there and its account has never sent', undefined, undefined, null, 'UNKNOWN'],
    ['is not there and another one ran with its nonce', undefined, undefined, 7, 'UNSENT'],
  ])('%s, as each generation of the API tells', async (_, newer, older, executed, stage) => {
    const since = node({ ...OFF, [NEW_TX]: newer, [NEW_NONCES]: { last_confirmed_nonce: executed } });
    const before = node({ ...MISSING, [OLD_TX]: older, [OLD_NONCES]: { last_executed_tx_nonce: executed } });
    for (const { asked: paths, fetch } of [since, before]) {
      const found = await lookUp(LOST, NODE, fetch);
      expect(found.stage).toBe(stage);
      expect(found.height).toBe(stage === 'IN_BLOCK' ? 9 : null);
      // The older answer is the one about nonces: what ran between the two is found by the newer one.
      expect(paths.findLastIndex((path) => path.endsWith('nonces'))).toBeLessThan(paths.indexOf(NEW_TX));
    }
  });

  it('was thrown out, which only the older route tells', async () => {
    const answers = { [NEW_NONCES]: { last_confirmed_nonce: 6 }, [OLD_TX]: { tx_status: 'dropped_replace_by_fee' } };
    expect((await lookUp(LOST, NODE, node(answers).fetch)).stage).toBe('DROPPED');
  });

  it.each([
    ['something in between', new Response('', { status: 502 }), GONE],
    ['a page that is not found', new Response('<html>', { status: 404 }), GONE],
    ['neither generation', noRoute(NEW_TX), GONE],
    ['a server without either', noRoute(NEW_TX), noRoute(OLD_TX)],
    ['an API that fails on it', new Response('{}', { status: 500 }), noRoute(OLD_TX)],
  ])('stays unknown when %s answers', async (_, newer, older) => {
    const answers = { [NEW_NONCES]: { last_confirmed_nonce: 9 }, [NEW_TX]: newer, [OLD_TX]: older };
    expect((await lookUp(LOST, NODE, node(answers).fetch)).stage).toBe('UNKNOWN');
  });

  it('stays unknown when the nonces are not told', async () => {
    const answers = { [NEW_NONCES]: new Response('', { status: 502 }), [OLD_NONCES]: GONE };
    expect((await lookUp(LOST, NODE, node(answers).fetch)).stage).toBe('UNKNOWN');
  });
});

describe('a call that only a wallet knows', () => {
  const contract_call = { contract_id: 'ST9.vault', function_name: 'withdraw' };
  const OLD = '/extended/v1/address/ST1';
  const NEW = '/extended/v3/principals/ST1';
  const older = { tx_id: '0x0b', nonce: 7, sender_address: 'ST1', contract_call };
  const newer = { tx_id: '0x0b', sender: { address: 'ST1', nonce: 7 }, contract_call };

  it.each([
    ['the mempool', { [`${NEW}/mempool/transactions`]: { results: [newer] } }],
    ['what ran', { [`${NEW}/transactions`]: { results: [{ transaction: newer, involvement: 'sender' }] } }],
    ['the mempool, before version 9', { [`${OLD}/mempool`]: { results: [older] } }],
    ['what ran, before version 9', { [`${OLD}/transactions`]: { results: [older] } }],
  ])('is found in %s', async (_, answers) => {
    const found = await lookUp(ASKED, NODE, node(answers).fetch);
    expect(found).toMatchObject({ id: 'asked:1', txid: '0x0b', stage: 'SENT', nonce: 7 });
  });

  const call = { ...contract_call, function_name: 'request-exit' };
  it.each([
    ['an older one', { ...older, nonce: 6 }, { ...newer, sender: { address: 'ST1', nonce: 6 } }],
    ['of another account', { ...older, sender_address: 'ST2' }, { ...newer, sender: { address: 'ST2', nonce: 7 } }],
    ['of another function', { ...older, contract_call: call }, { ...newer, contract_call: call }],
    ['a transfer', { ...older, contract_call: undefined }, { ...newer, contract_call: undefined }],
  ])('is not taken for %s', async (_, old, since) => {
    for (const answers of [
      { [`${OLD}/mempool`]: { results: [old] }, [`${OLD}/transactions`]: { results: [old] } },
      {
        [`${NEW}/mempool/transactions`]: { results: [since] },
        [`${NEW}/transactions`]: { results: [{ transaction: since, involvement: 'sender' }] },
      },
    ])
      expect(await lookUp(ASKED, NODE, node(answers).fetch)).toEqual(ASKED);
  });
});
