import { describe, expect, it } from 'vitest';
import type { Operations } from '../../src/api/operations';
import type { Incident, Status } from '../../src/api/shapes';
import { stoppedTokens, stopping } from '../../src/app/Banners';
import { healthOf, toneOf, worst } from '../../src/app/health';
import { nextTheme } from '../../src/app/theme';

const asOf = { height: 1, indexBlockHash: '0x', burnHeight: 1, final: true };
const status: Status = { state: 'READY', reason: '', appliedHeight: 1, asOf, ageMs: 0, halted: [] };
const part = (name: string, state: 'UP' | 'DOWN') => ({ name, state, reason: '', details: null });

describe('health', () => {
  it.each([
    ['UP', 'good'],
    ['FOLLOWING', 'good'],
    ['READY', 'good'],
    ['BACKFILLING', 'warn'],
    ['DEGRADED', 'warn'],
    ['HALTED', 'bad'],
    ['DOWN', 'bad'],
    ['UNKNOWN', 'quiet'],
  ])('%s is %s', (state, tone) => {
    expect(toneOf(state)).toBe(tone);
  });

  it('is of every part when the server knows them', () => {
    const operations: Operations = {
      parts: {
        watcher: part('watcher', 'UP'),
        submitter: part('submitter', 'UP'),
        oracle: part('oracle', 'DOWN'),
        topology: part('topology', 'UP'),
      },
      transactions: [],
      asOf,
    };
    const parts = healthOf(operations, status);
    expect(parts.map((it) => [it.name, it.tone, it.word])).toEqual([
      ['watcher', 'good', 'Up'],
      ['submitter', 'good', 'Up'],
      ['oracle', 'bad', 'Down'],
      ['topology', 'good', 'Up'],
    ]);
    expect(worst(parts)).toBe('bad');
  });

  it('is of the one that answers otherwise', () => {
    expect(healthOf(null, status)).toEqual([{ name: 'topology', tone: 'good', word: 'Ready', reason: '' }]);
    expect(healthOf(null, { ...status, halted: ['books: incident i-1'] })).toEqual([
      { name: 'topology', tone: 'bad', word: 'Halted', reason: 'books: incident i-1' },
    ]);
    expect(worst(healthOf(null, null))).toBe('quiet');
  });
});

describe('incidents that stop quotes', () => {
  const incident = (token: Incident['token'], stopsQuotesNow: boolean) => ({ token, stopsQuotesNow }) as Incident;

  it('leaves out those that do not', () => {
    expect(stopping([incident('STX', false), incident('SBTC', true)])).toHaveLength(1);
  });

  it.each([
    [['STX'], 'STX'],
    [['SBTC', 'SBTC'], 'sBTC'],
    [['STX', 'SBTC'], 'STX and sBTC'],
    [[null], 'STX and sBTC'],
    [[], ''],
  ] as const)('of %j says %s', (tokens, said) => {
    expect(stoppedTokens(tokens.map((token) => incident(token, true)))).toBe(said);
  });
});

it('goes round the themes', () => {
  expect(['system', 'light', 'dark'].map((it) => nextTheme(it as 'system'))).toEqual(['light', 'dark', 'system']);
});
