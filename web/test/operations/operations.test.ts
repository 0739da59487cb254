import { describe, expect, it } from 'vitest';
import type { SubmitterPart } from '../../src/api/operations';
import type { Incident, Prices } from '../../src/api/shapes';
import { byUrgency, toneOfIncident } from '../../src/operations/IncidentsCard';
import { venuesOf } from '../../src/operations/OracleCard';
import { remarksOf, signersOf } from '../../src/operations/parts';
import { transactionTone, withoutTxid } from '../../src/operations/SubmitterCard';

type Details = NonNullable<SubmitterPart['details']>;

const part = (details: Partial<Details>): SubmitterPart => ({
  name: 'tx-submitter',
  state: 'UP',
  reason: '',
  details: { signers: {}, troubles: [], notes: [], oldestWaitingBurnBlocks: 0, ...details },
});

describe('signersOf', () => {
  it('reads the accounts; a nonce below zero is none yet', () => {
    const account = { address: 'ST3', pending: 1, waiting: 2, parked: 0, nextNonce: 8, feesOfDayMicroStx: 630 };
    const signers = signersOf(part({ signers: { keeper: account, allocator: { ...account, nextNonce: -1 } } }));
    expect(signers[0]).toEqual({
      role: 'keeper',
      address: 'ST3',
      pending: 1,
      waiting: 2,
      parked: 0,
      nextNonce: 8,
      feesOfDay: 630n,
    });
    expect(signers[1]).toMatchObject({ role: 'allocator', nextNonce: null });
  });

  it('is empty without a submitter, and with one that says nothing', () => {
    expect(signersOf(null)).toEqual([]);
    expect(signersOf({ ...part({}), details: null })).toEqual([]);
  });

  it('puts troubles before notes', () => {
    expect(remarksOf(part({ notes: ['n'], troubles: ['t'] }))).toEqual(['t', 'n']);
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
