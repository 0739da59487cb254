import { describe, expect, it } from 'vitest';
import { failed, OWN_CODES, ok, ownProblem } from '../../src/api/answer';
import { withQuery } from '../../src/api/client';
import { afterAnswer, belongs, burstWaitMs, LOADING, type Loadable, pollMs, valueIn } from '../../src/api/live';

const unreachable = ownProblem(OWN_CODES.unreachable, 'The server does not answer.', true);
const absent = ownProblem(OWN_CODES.notAvailable, 'This server does not offer it.', false);
const aborted = ownProblem(OWN_CODES.aborted, 'Given up.', false);
const ready: Loadable<number> = { state: 'ready', value: 7, atMs: 1_000, problem: null };

describe('afterAnswer', () => {
  it.each([
    ['the first answer', LOADING, ok(8), { state: 'ready', value: 8, atMs: 2_000, problem: null }],
    ['a first failure', LOADING, failed<number>(unreachable), { state: 'failed', problem: unreachable }],
    ['a later failure', ready, failed<number>(unreachable), { ...ready, problem: unreachable }],
    [
      'an answer after a failure',
      { ...ready, problem: unreachable },
      ok(9),
      { state: 'ready', value: 9, atMs: 2_000, problem: null },
    ],
    ['a request that was given up', ready, failed<number>(aborted), ready],
  ] as const)('%s', (_, before, answer, expected) => {
    expect(afterAnswer<number>(before, answer, 2_000)).toEqual(expected);
  });

  it('keeps the old value in sight', () => {
    expect(valueIn(afterAnswer(ready, failed<number>(unreachable), 2_000))).toBe(7);
    expect(valueIn(LOADING)).toBeNull();
  });
});

describe('pollMs', () => {
  it('is what the route says for what changes between blocks', () => {
    expect(pollMs(ready, true, 3_000)).toBe(3_000);
    expect(pollMs({ state: 'failed', problem: absent }, true, 3_000)).toBe(60_000);
  });

  it.each([
    ['without a stream', ready, false, 5_000],
    ['with a stream', ready, true, 30_000],
    ['with a stream but no answer yet', LOADING, true, 5_000],
    ['a route that is not there', { state: 'failed', problem: absent }, true, 60_000],
    ['a server that is not there', { state: 'failed', problem: unreachable }, false, 5_000],
  ] as const)('%s', (_, loadable, isLive, ms) => {
    expect(pollMs(loadable, isLive)).toBe(ms);
  });
});

it.each([
  [0, 10_000, 0],
  [9_000, 10_000, 0],
  [9_400, 10_000, 400],
])('asked at %s, now %s: waits %s ms', (askedAtMs, nowMs, waitMs) => {
  expect(burstWaitMs(askedAtMs, nowMs)).toBe(waitMs);
});

describe('belongs', () => {
  it.each([
    ['pool', { books: [] }, true],
    ['provider:ST1', { provider: 'ST1' }, true],
    ['provider:ST1', { provider: 'ST2' }, false],
    ['policy:7', { policyId: 7 }, true],
    ['policy:7', { policyId: 77 }, false],
    ['transaction:0xab', { txid: '0xab' }, true],
    ['transaction:0xab', {}, false],
  ])('%s and %j: %s', (topic, data, expected) => {
    expect(belongs(topic, data)).toBe(expected);
  });
});

describe('withQuery', () => {
  it.each([
    ['/v1/policies', {}, '/v1/policies'],
    ['/v1/policies', { owner: undefined, limit: 5 }, '/v1/policies?limit=5'],
    ['/v1/policies', { book: 'STX:balanced', cursor: '1:2' }, '/v1/policies?book=STX%3Abalanced&cursor=1%3A2'],
  ])('%s %j', (path, query, expected) => {
    expect(withQuery(path, query)).toBe(expected);
  });
});
