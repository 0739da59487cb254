import { describe, expect, it } from 'vitest';
import type { Operations, Part } from '../../src/api/operations';
import type { Incident, Prices } from '../../src/api/shapes';
import { byUrgency, toneOfIncident } from '../../src/operations/IncidentsCard';
import { venuesOf } from '../../src/operations/OracleCard';
import { listAt, numberAt, partNamed, remarksOf, signersOf, textAt } from '../../src/operations/parts';
import { transactionTone, withoutTxid } from '../../src/operations/SubmitterCard';

const part = (details: Record<string, unknown>): Part => ({ name: 'tx-submitter', state: 'UP', reason: '', details });

describe('details of a part', () => {
  const details = { audit: { gaps: 0, reason: '' }, list: [1], lag: '5' };

  it.each([
    ['a number', numberAt(details, 'audit', 'gaps'), 0],
    ['a number that is a text', numberAt(details, 'lag'), null],
    ['nothing there', numberAt(details, 'no', 'where'), null],
    ['an empty text', textAt(details, 'audit', 'reason'), null],
    ['no details at all', textAt(undefined, 'x'), null],
  ])('%s', (_, got, expected) => {
    expect(got).toBe(expected);
  });

  it('reads lists, also those that are not there', () => {
    expect([listAt(details, 'list'), listAt(details, 'audit'), listAt(null, 'x')]).toEqual([[1], [], []]);
  });

  it('finds a part by a word of its name', () => {
    const operations: Operations = {
      parts: [part({})],
      transactions: [],
      asOf: { height: 1, indexBlockHash: '0x', burnHeight: 1, final: true },
    };
    expect(partNamed(operations, 'submitter')?.name).toBe('tx-submitter');
    expect(partNamed(operations, 'oracle')).toBeNull();
    expect(partNamed(null, 'oracle')).toBeNull();
  });
});

describe('signersOf', () => {
  it('reads the accounts; a nonce below zero is none yet', () => {
    const signers = signersOf(
      part({
        signers: {
          keeper: { address: 'ST3', pending: 1, waiting: 2, parked: 0, nextNonce: 8, feesOfDayMicroStx: 630 },
          allocator: { nextNonce: -1 },
        },
      }),
    );
    expect(signers[0]).toEqual({
      role: 'keeper',
      address: 'ST3',
      pending: 1,
      waiting: 2,
      parked: 0,
      nextNonce: 8,
      feesOfDay: 630n,
    });
    expect(signers[1]).toMatchObject({ role: 'allocator', nextNonce: null, feesOfDay: null });
  });

  it('is empty without a submitter', () => {
    expect(signersOf(null)).toEqual([]);
  });

  it('puts troubles before notes', () => {
    expect(remarksOf(part({ notes: ['n'], troubles: ['t'], words: [7] }))).toEqual(['t', 'n']);
  });
});

describe('incidents', () => {
  const incident = (id: string, state: Incident['state'], height: number, stopsQuotesNow = false) =>
    ({ id, state, height, stopsQuotesNow }) as Incident;

  it('shows what waits for a person first, then the newest', () => {
    const ids = byUrgency([
      incident('a', 'RESOLVED', 9),
      incident('b', 'ACKNOWLEDGED', 8),
      incident('c', 'OPEN', 1),
      incident('d', 'OPEN', 5),
    ]).map((it) => it.id);
    expect(ids).toEqual(['d', 'c', 'b', 'a']);
  });

  it.each([
    ['OPEN', true, 'bad'],
    ['OPEN', false, 'warn'],
    ['RESOLVED', false, 'good'],
  ] as const)('%s, stops quotes %s: %s', (state, stops, tone) => {
    expect(toneOfIncident(incident('a', state, 1, stops))).toBe(tone);
  });
});

it.each([
  ['FINAL', 'good'],
  ['parked', 'warn'],
  ['ABORTED', 'bad'],
  ['IN_MEMPOOL', 'info'],
  ['DROPPED', 'bad'],
])('a transaction that is %s is %s', (state, tone) => {
  expect(transactionTone(state)).toBe(tone);
});

it('lists venues that have a part before those that were left out', () => {
  const prices = {
    prices: [
      {
        asset: 'BTC',
        used: [{ source: 'kraken', price: 5n, weight: 2, ageMs: 100 }],
        dropped: [{ source: 'okx', price: 9n, ageMs: 200, reason: 'OUTLIER' }],
      },
    ],
  } as unknown as Prices;
  expect(venuesOf(prices).map((it) => [it.source, it.weight, it.reason])).toEqual([
    ['kraken', 2, ''],
    ['okx', null, 'OUTLIER'],
  ]);
});

describe('a transaction without an id', () => {
  it.each([
    ['ACCEPTED', 'not signed yet'],
    ['PARKED', 'not signed yet'],
    // final, and never "not signed yet" beside it
    ['FINAL', '–'],
    ['DROPPED', '–'],
  ])('that is %s says %s', (state, said) => {
    expect(withoutTxid(state)).toBe(said);
  });
});
