import { describe, expect, it } from 'vitest';
import { object, whole } from '../../src/api/decode';
import { backoffMs, request, type Transport } from '../../src/api/http';

const decode = object({ height: whole });

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Answers in order; the last one for all that follow. A text that begins with `!` is a failure of the network. */
function transport(...answers: readonly [number, unknown][]): Transport & { sent: Sent[]; slept: number[] } {
  const sent: Sent[] = [];
  const slept: number[] = [];
  return {
    sent,
    slept,
    fetch: async (url, init) => {
      const [status, body] = answers[Math.min(sent.length, answers.length - 1)] ?? [500, ''];
      sent.push({ url, init });
      if (typeof body === 'string' && body.startsWith('!')) throw new TypeError(body);
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
    sleep: async (ms) => void slept.push(ms),
    random: () => 0,
  };
}

describe('request', () => {
  it('gives the decoded answer', async () => {
    const net = transport([200, { height: 523 }]);
    expect(await request({ path: '/status', decode }, net)).toEqual({ ok: true, value: { height: 523 } });
    expect(net.sent).toHaveLength(1);
  });

  it('gives the code and the sentence of a problem', async () => {
    const net = transport([422, { code: 'NO_CAPACITY', detail: 'No book has room.', largestAmount: '5000' }]);
    expect(await request({ path: '/v1/quotes', decode, method: 'POST', body: {} }, net)).toEqual({
      ok: false,
      problem: {
        code: 'NO_CAPACITY',
        sentence: 'No book has room.',
        status: 422,
        retryable: false,
        largestAmount: 5000n,
      },
    });
  });

  it('tries a GET three times while the server is not ready, and waits twice as long each time', async () => {
    const net = transport([503, { code: 'NOT_READY', detail: 'reading' }], [503, ''], [200, { height: 1 }]);
    expect((await request({ path: '/status', decode }, net)).ok).toBe(true);
    expect(net.slept).toEqual([200, 400]);
  });

  it('gives up after the third try', async () => {
    const net = transport([503, { code: 'NO_PRICE', detail: 'BTC: no two sources agree' }]);
    const answer = await request({ path: '/v1/risk', decode }, net);
    expect(answer.ok ? '' : answer.problem.code).toBe('NO_PRICE');
    expect(net.sent).toHaveLength(3);
  });

  it('sends a POST once, whatever happens', async () => {
    const net = transport([200, '!network']);
    const answer = await request({ path: '/v1/transactions', decode, method: 'POST', body: { txid: '0x1' } }, net);
    expect(answer.ok ? '' : answer.problem.code).toBe('UNREACHABLE');
    expect(net.sent).toHaveLength(1);
  });

  it('does not repeat what is wrong with the request', async () => {
    const net = transport([400, { code: 'INVALID_FIELD', detail: 'limit: expected 1 to 500, got 0' }]);
    await request({ path: '/v1/policies?limit=0', decode }, net);
    expect(net.sent).toHaveLength(1);
  });

  it.each([
    ['a route that is not there', 404, { code: 'HTTP_404', detail: 'No static resource' }, 'NOT_AVAILABLE'],
    ['a thing that is not there', 404, { code: 'NOT_FOUND', detail: 'policy 7 does not exist' }, 'NOT_FOUND'],
    ['a page instead of an answer', 200, '<!doctype html>', 'NOT_AVAILABLE'],
    ['another shape', 200, { height: 'x' }, 'UNREADABLE'],
    ['a failure without a word', 500, 'oops', 'HTTP_500'],
  ])('says of %s', async (_, status, body, code) => {
    const answer = await request({ path: '/v1/pool/metrics?limit=5', decode }, transport([status, body]));
    expect(answer.ok ? '' : answer.problem.code).toBe(code);
  });

  it('names the route without its query', async () => {
    const answer = await request({ path: '/v1/pool/metrics?limit=5', decode }, transport([404, '']));
    expect(answer.ok ? '' : answer.problem.sentence).toBe('This server does not offer /v1/pool/metrics.');
  });

  it('writes bigints as decimal strings', async () => {
    const net = transport([200, { height: 1 }]);
    await request({ path: '/v1/quotes', decode, method: 'POST', body: { amount: 10n ** 18n } }, net);
    expect(net.sent[0]?.init.body).toBe('{"amount":"1000000000000000000"}');
    expect(net.sent[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' });
  });

  it('says when it was given up', async () => {
    const abort = new AbortController();
    abort.abort();
    const answer = await request({ path: '/status', decode, signal: abort.signal }, transport([200, '!aborted']));
    expect(answer.ok ? '' : answer.problem.code).toBe('ABORTED');
  });
});

describe('backoffMs', () => {
  it.each([
    [1, 0, 200],
    [1, 0.999, 399],
    [2, 0, 400],
    [3, 0.5, 1_200],
  ])('attempt %s with %s', (attempt, random, ms) => {
    expect(backoffMs(attempt, random)).toBe(ms);
  });
});
