// Observations, agreement, records, and which record is the first.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { ascii, list, principal, tuple, uint } from '../support/values.js';
import { OracleWorld as World, usd } from '../support/world.js';

const EIGHT = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const recordOf = (world, asset = 'BTC', height = chain.burnHeight) => world.read('oracle', 'get-recorded-price', [ascii(asset), uint(height)]);
const firstOf = (world, { from, after = 0n, at }) => world.read('oracle', 'get-first-price', [ascii('BTC'), uint(from), uint(after), uint(at)]);
const isWithout = (world, from, after = 0n) => world.read('oracle', 'is-without-price', [ascii('BTC'), uint(from), uint(after)]);

/** Every submitter sends his price of BTC, in turn. Returns the last receipt. */
function observe(world, prices) {
  return Object.entries(prices).map(([name, price]) => world.submitPrices({ BTC: price }, name)).at(-1);
}

describe('submitPrices', () => {
  test('refusesInOrder', () => {
    const world = World.start(chain);
    const item = { asset: 'ETH', price: 0n, observedAt: 0n };
    let sender = 'stranger';
    const submit = () =>
      world.call('oracle', 'submit-prices', [list([tuple({ asset: ascii(item.asset), price: uint(item.price), 'observed-at': uint(item.observedAt) })])], sender);
    expectRefusalsInOrder(submit, [
      ['oracle ERR_NOT_SUBMITTER', () => (sender = 'submitter-1')],
      ['oracle ERR_UNKNOWN_ASSET', () => (item.asset = 'STX')],
      ['oracle ERR_INVALID_PRICE', () => (item.price = 2n ** 63n)],
      ['oracle ERR_INVALID_PRICE', () => (item.price = 2n ** 63n - 1n)],
      ['oracle ERR_OBSERVED_AT_OFF', () => (item.observedAt = 2n ** 128n - 1n)],
      // The call makes a block 10 seconds later.
      ['oracle ERR_OBSERVED_AT_OFF', () => (item.observedAt = world.now + 10n - 601n)],
      ['oracle ERR_OBSERVED_AT_OFF', () => (item.observedAt = world.now + 10n + 601n)],
      ['oracle ERR_OBSERVED_AT_OFF', () => (item.observedAt = world.now + 10n + 600n)],
    ]);
    item.observedAt -= 1n;
    expect(outcomeOf(submit())).toBe('oracle ERR_OBSERVED_BEFORE');
  });

  test('oneBadItemRefusesTheCall', () => {
    const world = World.start(chain);
    expect(outcomeOf(world.submitPrices({ BTC: 1n, STX: 0n }))).toBe('oracle ERR_INVALID_PRICE');
    expect(world.read('oracle', 'get-observation', [ascii('BTC'), principal(addressOf('submitter-1'))])).toBeNull();
  });

  test('oneAloneRecordsNothing', () => {
    const world = World.start(chain);
    const observedAt = world.now;
    const seen = { price: String(usd(60_000)), height: String(chain.burnHeight), 'observed-at': String(observedAt) };
    expectPrints(world.submitPrices({ BTC: usd(60_000) }, 'submitter-1', observedAt), [
      ['price-observed', { asset: 'BTC', submitter: addressOf('submitter-1'), ...seen }],
    ]);
    expect(world.read('oracle', 'get-observation', [ascii('BTC'), principal(addressOf('submitter-1'))])).toEqual(seen);
    world.submitPrices({ BTC: usd(60_000) }, 'submitter-1');
    expect(world.price('BTC')).toBeNull();
  });

  test('twoWhoAgreeRecordTheMeanAndTheEarlierTime', () => {
    const world = World.start(chain);
    const first = world.now;
    world.submitPrices({ BTC: 100_000n }, 'submitter-1', first);
    const receipt = world.submitPrices({ BTC: 101_000n }, 'submitter-2', first + 5n);
    const height = String(chain.burnHeight);
    const record = { price: '100500', previous: '0', 'observed-at': String(first) };
    const submitters = ['submitter-1', 'submitter-2'].map(addressOf);
    expectPrints(receipt, [
      ['price-observed', { asset: 'BTC', price: '101000', height, 'observed-at': String(first + 5n), submitter: addressOf('submitter-2') }],
      ['price-recorded', { asset: 'BTC', height, ...record, submitters }],
    ]);
    expect(recordOf(world)).toEqual(record);
    expect(world.price('BTC')).toEqual({ ...record, height });
  });

  test.each([
    // 100 bp above the lowest is the most.
    [{ s1: 100_000n, s2: 101_001n }, null],
    [{ s1: 101_000n, s2: 100_000n }, '100500'],
    // The first record of a height stays: it is made by two, or by three, of whom the middle one counts.
    [{ s1: 100_000n, s2: 100_900n, s3: 100_100n }, '100450'],
    [{ s1: 100_000n, s2: 100_900n, s3: 100_100n }, '100100', 3n],
    // A lie does not count, whoever is first.
    [{ s1: 50_000n, s2: 100_000n, s3: 100_200n }, '100100'],
    [{ s1: 150_000n, s2: 100_000n, s3: 100_200n }, '100100'],
    // The mean of the two in the middle rounds down.
    [{ s1: 1n, s2: 100_000n, s3: 3n, s4: 100_001n }, '100000'],
  ])('of %o records %s', (prices, expected, quorum = 2n) => {
    const world = World.start(chain, { roles: { submitters: EIGHT, quorum } });
    observe(world, prices);
    expect(recordOf(world)?.price ?? null).toBe(expected);
  });

  test('theMostCountAndOfAsManyTheClosest', () => {
    const world = World.start(chain, { roles: { submitters: EIGHT, quorum: 3n } });
    // Two camps of two, below the quorum; then the higher one has three.
    observe(world, { s1: 100_000n, s2: 100_001n, s3: 110_000n, s4: 110_100n });
    expect(recordOf(world)).toBeNull();
    observe(world, { s5: 110_050n });
    expect(recordOf(world).price).toBe('110050');

    const tied = World.start(chain, { roles: { submitters: EIGHT, quorum: 3n } });
    observe(tied, { s3: 110_000n, s4: 110_001n, s1: 100_000n, s2: 100_002n, s5: 110_900n });
    expect(recordOf(tied).price).toBe('110001');
    // Three above by now: the next height has three below as well, closer together, and none of them older than the record.
    chain.advance(1n);
    observe(tied, { s6: 100_001n });
    expect(recordOf(tied).price).toBe('100001');
  });

  test('eightAgree', () => {
    const world = World.start(chain, { roles: { submitters: EIGHT, quorum: 8n } });
    const prices = [107n, 100n, 103n, 101n, 106n, 102n, 105n, 104n].map((price) => price + 100_000n);
    const receipt = observe(world, Object.fromEntries(EIGHT.map((name, i) => [name, prices[i]])));
    const [{ price, submitters }] = printsOf(receipt, 'price-recorded');
    expect(price).toBe('100103');
    expect(submitters).toHaveLength(8);
  });

  test('theFirstRecordOfAHeightStays', () => {
    const world = World.start(chain);
    world.recordPrices({ BTC: 100_000n });
    expectPricesObservedOnly(world.submitPrices({ BTC: 100_500n }, 'submitter-3'));
    expect(recordOf(world).price).toBe('100000');
  });

  test('anObservationCountsAtItsHeightAndTheNext', () => {
    const world = World.start(chain);
    world.submitPrices({ BTC: 100_000n }, 'submitter-1');
    chain.advance(2n);
    world.submitPrices({ BTC: 100_000n }, 'submitter-2');
    expect(recordOf(world)).toBeNull();
    chain.advance(1n);
    world.submitPrices({ BTC: 100_000n }, 'submitter-3');
    expect(recordOf(world)).toMatchObject({ price: '100000', previous: '0' });
  });

  test('aCrashOfAnySizeGetsThroughWithTwoAndNamesTheRecordBefore', () => {
    const world = World.start(chain);
    world.recordPrices({ BTC: usd(60_000) });
    const before = String(chain.burnHeight);
    chain.advance(3n);
    world.recordPrices({ BTC: usd(6) });
    expect(recordOf(world)).toMatchObject({ price: String(usd(6)), previous: before });
  });

  test('noRecordIsOlderThanTheOneBefore', () => {
    const world = World.start(chain);
    const early = world.now;
    world.submitPrices({ BTC: 100_000n }, 'submitter-3', early);
    world.recordPrices({ BTC: 100_000n });
    chain.advance(1n);
    // submitter-3 is fresh by height, but saw less than the record: submitter-1 alone makes none.
    world.submitPrices({ BTC: 100_000n }, 'submitter-1');
    const { 'observed-at': observedAt } = recordOf(world) ?? { 'observed-at': '0' };
    expect(observedAt === '0' || BigInt(observedAt) >= early).toBe(true);
  });
});

function expectPricesObservedOnly(receipt) {
  expect(outcomeOf(receipt)).toBe('ok');
  expect(receipt.prints.map(({ value }) => value.topic)).toEqual(['price-observed']);
}

describe('first prices', () => {
  test('areShownByTheRecordBefore', () => {
    const world = World.start(chain);
    const heights = [0, 5, 9].map((blocks) => {
      chain.advance(BigInt(blocks));
      world.recordPrices({ BTC: 100_000n + BigInt(blocks) });
      return chain.burnHeight;
    });
    const [a, b, c] = heights;
    expect(firstOf(world, { from: a + 1n, at: b })).toEqual({ ok: { price: '100005', height: String(b) } });
    expect(firstOf(world, { from: b, at: b }).ok.height).toBe(String(b));
    expect(outcomeOf(firstOf(world, { from: a + 1n, at: c }))).toBe('oracle ERR_NOT_FIRST_PRICE');
    expect(outcomeOf(firstOf(world, { from: a, at: b }))).toBe('oracle ERR_NOT_FIRST_PRICE');
    expect(outcomeOf(firstOf(world, { from: b + 1n, at: b }))).toBe('oracle ERR_NO_PRICE');
    expect(outcomeOf(firstOf(world, { from: a, at: a + 1n }))).toBe('oracle ERR_NO_PRICE');
    expect(firstOf(world, { from: 0n, at: a }).ok.height).toBe(String(a));
    expect([isWithout(world, c), isWithout(world, c + 1n)]).toEqual([false, true]);
  });

  test('countOnlyWhenObservedLater', () => {
    const world = World.start(chain);
    world.recordPrices({ BTC: 100_000n });
    const [a, time] = [chain.burnHeight, world.now];
    // A block later the observation of submitter-2 would still count, and make a record that is half as old.
    chain.advance(2n);
    world.recordPrices({ BTC: 100_001n });
    const b = chain.burnHeight;
    expect(outcomeOf(firstOf(world, { from: a, after: time, at: a }))).toBe('oracle ERR_NO_PRICE');
    expect(firstOf(world, { from: a, after: time, at: b }).ok.price).toBe('100001');
    expect([isWithout(world, a, time), isWithout(world, a, world.now)]).toEqual([false, true]);
  });

  test('isWithoutPriceBeforeTheFirst', () => {
    expect(isWithout(World.start(chain), 0n)).toBe(true);
  });
});

test('isNearObservationsLooksAtEveryFreshOne', () => {
  const world = World.start(chain);
  const near = (reference) => world.read('oracle', 'is-near-observations', [ascii('BTC'), uint(reference), uint(200n)]);
  expect(near(100_000n)).toBe(true);
  world.submitPrices({ BTC: 102_000n }, 'submitter-3');
  expect([near(100_000n), near(99_999n), near(2n ** 63n - 1n)]).toEqual([true, false, false]);
  chain.advance(2n);
  expect(near(1n)).toBe(true);
});
