// Epochs, locks and settlements of the vault. A test account plays the registry.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { ascii } from '../support/values.js';
import { EPOCH_BLOCKS, ROOT, TIERS, TOKENS, World } from '../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const asRegistry = { vault: { registry: 'registry' } };

/** 1,000 of capital and a capacity of 800 in epoch 1 of a balanced book; the payer can pay. */
function openWorld(token = 'STX') {
  const world = World.start(chain, asRegistry);
  world.fund(token, 'balanced', 1_000n, 'provider');
  world.reopen(token, 'balanced', 800n);
  chain.mint(token, addressOf('registry'), 1_000n);
  return world;
}

function lockOf(overrides = {}) {
  return { policyId: 1n, token: 'STX', tier: 'balanced', collateral: 300n, premium: 40n, payer: 'registry', ...overrides };
}

describe('open-epochs', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const opening = { token: 'STX', tier: 'moderate', epoch: 0n, weight: 2n ** 63n, capacity: 1_001n, root: 'ab'.repeat(31) };
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.openEpochs([opening], sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_NOT_ALLOCATOR', () => (sender = 'allocator') && world.setPaused(true)],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_UNKNOWN_BOOK', () => (opening.tier = 'balanced')],
      ['vault ERR_EPOCH_NOT_OVER', () => chain.advance(EPOCH_BLOCKS - 1n)],
      ['vault ERR_EPOCH_NOT_OVER', () => chain.advance(1n)],
      ['vault ERR_NOT_NEXT_EPOCH', () => (opening.epoch = 2n)],
      ['vault ERR_NOT_NEXT_EPOCH', () => (opening.epoch = 1n)],
      ['vault ERR_INVALID_ROOT', () => (opening.root = ROOT)],
      ['vault ERR_WEIGHT_TOO_LARGE', () => (opening.weight = 2n ** 63n - 1n)],
      ['vault ERR_CAPACITY_ABOVE_AVAILABLE', () => world.fund('STX', 'balanced', 1_000n, 'provider')],
      ['vault ERR_CAPACITY_ABOVE_AVAILABLE', () => (opening.capacity = 1_000n)],
    ]);
  });

  test('opensSixBooksInOneCall', () => {
    const world = World.start(chain);
    const books = TOKENS.flatMap((token) => TIERS.map((tier) => ({ token, tier })));
    for (const { token, tier } of books) world.fund(token, tier, 1_000n, 'provider');
    chain.advance(EPOCH_BLOCKS);
    const receipt = world.openEpochs(books.map((book, index) => ({ ...book, weight: 4096n + BigInt(index), capacity: 800n })));
    const startsAt = chain.burnHeight;
    const endsAt = String(startsAt + EPOCH_BLOCKS);
    const facts = books.map((book, index) => [
      'epoch-opened',
      { ...book, epoch: '1', 'starts-at': String(startsAt), 'ends-at': endsAt, weight: String(4096 + index), capacity: '800', root: `0x${ROOT}` },
    ]);
    expectPrints(receipt, facts);
    for (const { token, tier } of books) {
      expect(world.book(token, tier)).toEqual({ epoch: '1', 'ends-at': endsAt, capacity: '800', used: '0', root: `0x${ROOT}` });
    }
    expect(world.read('vault', 'get-unsold-capacity', [ascii('STX')])).toBe('2400');
  });

  test('isAllOrNone', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 1_000n, 'provider');
    chain.advance(EPOCH_BLOCKS);
    const good = { token: 'STX', tier: 'balanced', capacity: 500n };
    const receipt = world.openEpochs([good, { token: 'STX', tier: 'aggressive', capacity: 501n }]);
    expect(outcomeOf(receipt)).toBe('vault ERR_CAPACITY_ABOVE_AVAILABLE');
    expect(world.book('STX', 'balanced').epoch).toBe('0');
    expect(outcomeOf(world.openEpochs([good, good]))).toBe('vault ERR_EPOCH_NOT_OVER');
    expect(outcomeOf(world.openEpochs([good, { token: 'STX', tier: 'aggressive', capacity: 500n }]))).toBe('ok');
  });

  test('countsWhatTheOtherBooksMayStillSell', () => {
    const world = openWorld();
    // balanced may still sell 800 of the 1,000 available; 300 of it are sold, so 700 are available and 500 are promised.
    expect(outcomeOf(world.lockCollateral(lockOf(), 'registry'))).toBe('ok');
    expect(world.totals('STX').available).toBe('700');
    expect(world.read('vault', 'get-unsold-capacity', [ascii('STX')])).toBe('500');
    chain.advance(3n);
    const aggressive = (capacity) => world.openEpochs([{ token: 'STX', tier: 'aggressive', capacity }]);
    expect(outcomeOf(aggressive(201n))).toBe('vault ERR_CAPACITY_ABOVE_AVAILABLE');
    expect(outcomeOf(aggressive(200n))).toBe('ok');
    // What an epoch did not sell is free again once it is over.
    chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    expect(world.read('vault', 'get-unsold-capacity', [ascii('STX')])).toBe('200');
  });

  test('startsWithNothingUsed', () => {
    const world = openWorld();
    world.lockCollateral(lockOf(), 'registry');
    expect(world.book('STX', 'balanced')).toMatchObject({ epoch: '1', capacity: '800', used: '300' });
    world.reopen('STX', 'balanced', 500n);
    expect(world.book('STX', 'balanced')).toMatchObject({ epoch: '2', capacity: '500', used: '0' });
  });
});

describe('lock-collateral', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const lock = lockOf({ policyId: 0n, tier: 'moderate', collateral: 801n, premium: 0n, payer: 'payer' });
    let sender = 'stranger';
    chain.mint('STX', addressOf('payer'), 1_000n);
    chain.mint('STX', addressOf('registry'), 1_000n);
    const empty = () => {
      const ask = { provider: 'provider', token: 'STX', tier: 'balanced', epoch: 1n, capital: 201n, capitalLimit: 201n };
      world.withdraw(ask);
      lock.collateral = 800n;
    };
    const open = () => {
      world.fund('STX', 'balanced', 1_000n, 'provider');
      world.reopen('STX', 'balanced', 800n);
    };
    expectRefusalsInOrder(() => world.lockCollateral(lock, sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault({ registry: 'registry' })],
      ['vault ERR_NOT_REGISTRY', () => (sender = 'registry') && world.setPaused(true)],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_POLICY_LOCKED_BEFORE', () => (lock.policyId = 1n)],
      ['vault ERR_UNKNOWN_BOOK', () => (lock.tier = 'balanced') && chain.advance(EPOCH_BLOCKS)],
      ['vault ERR_EPOCH_OVER', open],
      ['vault ERR_ZERO_PREMIUM', () => (lock.premium = 802n)],
      ['vault ERR_PREMIUM_ABOVE_COLLATERAL', () => (lock.premium = 800n)],
      ['vault ERR_ABOVE_CAPACITY', empty],
      ['vault ERR_ABOVE_AVAILABLE', () => world.fund('STX', 'balanced', 1n, 'provider')],
      // The payer must be who sends the transaction: nobody else's premium is taken.
      ['vault ERR_PAYMENT_IN_FAILED', () => (lock.payer = 'registry')],
    ]);
  });

  test.each(TOKENS)('of %s locksAndTakesPremiumAndFee', (token) => {
    const world = openWorld(token);
    // fee = floor(99 x 500 / 10,000) = floor(4.95) = 4
    const receipt = world.lockCollateral(lockOf({ token, premium: 99n }), 'registry');
    const lock = { token, tier: 'balanced', epoch: '1', collateral: '300', premium: '95' };
    expectPrints(receipt, [['collateral-locked', { 'policy-id': '1', ...lock, fee: '4' }]]);
    expect(world.lock(1n)).toEqual(lock);
    expect(world.totals(token)).toEqual({ available: '700', locked: '300', premium: '95', fees: '4' });
    expect(world.holding(token)).toBe(1_099n);
    expect(world.book(token, 'balanced').used).toBe('300');
  });

  test('sellsUpToTheCapacityAndNotAUnitMore', () => {
    const world = openWorld();
    expect(outcomeOf(world.lockCollateral(lockOf({ collateral: 799n }), 'registry'))).toBe('ok');
    expect(outcomeOf(world.lockCollateral(lockOf({ policyId: 2n, collateral: 2n, premium: 1n }), 'registry'))).toBe('vault ERR_ABOVE_CAPACITY');
    expect(outcomeOf(world.lockCollateral(lockOf({ policyId: 2n, collateral: 1n, premium: 1n }), 'registry'))).toBe('ok');
  });

  test('refusesAPolicyThatWasLockedEvenWhenItIsSettled', () => {
    const world = openWorld();
    const again = () => outcomeOf(world.lockCollateral(lockOf(), 'registry'));
    expect(again()).toBe('ok');
    expect(again()).toBe('vault ERR_POLICY_LOCKED_BEFORE');
    world.settlePolicy(1n, 'buyer', 0n, 'registry');
    expect(again()).toBe('vault ERR_POLICY_LOCKED_BEFORE');
  });

  test.each([0n, 10_000n])('takesAFeeOf %s bp', (feeBps) => {
    const world = World.start(chain, { vault: { registry: 'registry', feeBps } });
    world.fund('STX', 'balanced', 1_000n, 'provider');
    world.reopen('STX', 'balanced', 800n);
    chain.mint('STX', addressOf('registry'), 40n);
    const fee = feeBps === 0n ? '0' : '40';
    const premium = feeBps === 0n ? '40' : '0';
    expect(printsOf(world.lockCollateral(lockOf(), 'registry'), 'collateral-locked')[0]).toMatchObject({ fee, premium });
  });
});

describe('settle-policy', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    let [sender, payout, recipient] = ['stranger', 301n, world.vault];
    const lock = () => {
      world.fund('STX', 'balanced', 1_000n, 'provider');
      world.reopen('STX', 'balanced', 800n);
      chain.mint('STX', addressOf('registry'), 1_000n);
      world.lockCollateral(lockOf(), 'registry');
    };
    expectRefusalsInOrder(() => world.settlePolicy(1n, recipient, payout, sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault({ registry: 'registry' })],
      ['vault ERR_NOT_REGISTRY', () => (sender = 'registry')],
      ['vault ERR_UNKNOWN_LOCK', lock],
      ['vault ERR_PAYOUT_ABOVE_LOCK', () => (payout = 300n)],
      // The vault cannot pay itself; nothing of the refused settlement stays.
      ['vault ERR_PAYMENT_OUT_FAILED', () => (recipient = 'buyer')],
    ]);
  });

  test.each(TOKENS)('of %s refusesAPaymentTheTokenRefuses', (token) => {
    const world = openWorld(token);
    world.lockCollateral(lockOf({ token }), 'registry');
    const before = world.totals(token);
    expect(outcomeOf(world.settlePolicy(1n, world.vault, 1n, 'registry'))).toBe('vault ERR_PAYMENT_OUT_FAILED');
    expect(world.totals(token)).toEqual(before);
    expect(world.lock(1n)).not.toBeNull();
  });

  test.each(TOKENS.flatMap((token) => [0n, 120n, 300n].map((payout) => [token, payout])))('of %s pays %s', (token, payout) => {
    const world = openWorld(token);
    world.lockCollateral(lockOf({ token }), 'registry');
    const before = world.balance(token, 'buyer');
    const receipt = world.settlePolicy(1n, 'buyer', payout, 'registry');
    // premium 40 less the fee of 2
    const fields = { 'policy-id': '1', token, tier: 'balanced', epoch: '1', collateral: '300', payout: String(payout), premium: '38' };
    expectPrints(receipt, [['policy-settled', fields]]);
    expect(world.balance(token, 'buyer') - before).toBe(payout);
    expect(world.totals(token)).toEqual({ available: String(1_000n - payout), locked: '0', premium: '38', fees: '2' });
    expect(world.holding(token)).toBe(1_040n - payout);
    expect(world.lock(1n)).toBeNull();
    // Capacity that a settlement frees is for the next epoch.
    expect(world.book(token, 'balanced').used).toBe('300');
  });

  test('belongsToTheEpochOfItsSaleHoweverLateItIs', () => {
    const world = openWorld();
    world.lockCollateral(lockOf(), 'registry');
    world.reopen('STX', 'balanced', 100n);
    world.reopen('STX', 'balanced', 100n);
    const [settled] = printsOf(world.settlePolicy(1n, 'buyer', 5n, 'registry'), 'policy-settled');
    expect(settled.epoch).toBe('1');
    expect(world.book('STX', 'balanced')).toMatchObject({ epoch: '3', used: '0' });
  });

  test('S9 settlingOrReleasingTwiceIsRefused', () => {
    const world = openWorld();
    world.lockCollateral(lockOf(), 'registry');
    world.lockCollateral(lockOf({ policyId: 2n }), 'registry');
    expect(outcomeOf(world.settlePolicy(1n, 'buyer', 300n, 'registry'))).toBe('ok');
    expect(outcomeOf(world.settlePolicy(2n, 'buyer', 0n, 'registry'))).toBe('ok');
    for (const [policyId, payout] of [[1n, 300n], [1n, 0n], [2n, 300n], [2n, 0n]]) {
      expect(outcomeOf(world.settlePolicy(policyId, 'buyer', payout, 'registry'))).toBe('vault ERR_UNKNOWN_LOCK');
    }
  });
});
