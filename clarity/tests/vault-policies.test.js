// Locks and their ends.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf } from '../support/refusals.js';
import { ascii, uint } from '../support/values.js';
import { GRACE, TOKENS, VaultWorld as World } from '../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

/** A balanced book of 100,000 that may sell 80,000 (70,000 of sBTC), and a test account as the registry, with money: it buys for itself, as the token lets nobody pay for another. */
function selling(token, vault = {}) {
  const world = World.start(chain, { roles: { registry: 'registry' }, vault: { epochBlocks: 200n, ...vault } });
  world.fund(token, 'balanced', 100_000n, 'provider');
  world.reopen({ token, tier: 'balanced', capacity: token === 'STX' ? 80_000n : 70_000n, weight: WEIGHT });
  chain.mint(token, addressOf('registry'), 100_000n);
  return world;
}

/** All 100,000 are free when the epoch opens. */
const WEIGHT = 100_000n * 4096n;
const lockOf = (token, overrides = {}) => ({ token, tier: 'balanced', collateral: 20_000n, premium: 1_001n, owner: 'registry', ...overrides });

describe('lockCollateral', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const owner = addressOf(`registry ${world.deployer}`);
    const lock = { policyId: 2n, token: 'STX', tier: 'moderate', collateral: 25_001n, premium: 0n, owner, expirationHeight: chain.burnHeight };
    let sender = 'owner';
    const start = () => world.initialiseRoles({ registry: owner }) && world.initialiseVault();
    const open = () => {
      world.fund('STX', 'balanced', 100_000n, 'provider');
      reopen(20_000n);
    };
    const reopen = (capacity) => world.reopen({ token: 'STX', tier: 'balanced', capacity, weight: WEIGHT });
    expectRefusalsInOrder(() => world.lockCollateral(lock, sender), [
      ['vault ERR_NOT_INITIALISED', start],
      ['vault ERR_NOT_REGISTRY', () => (sender = owner) && world.setPaused(true)],
      ['vault ERR_UNKNOWN_BOOK', () => (lock.tier = 'balanced')],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_NOT_NEXT_POLICY', () => chain.advance(10n) || (lock.policyId = 1n)],
      ['vault ERR_EPOCH_OVER', open],
      ['vault ERR_INVALID_EXPIRATION', () => (lock.expirationHeight = chain.burnHeight + 2_893n)],
      ['vault ERR_INVALID_EXPIRATION', () => (lock.expirationHeight = chain.burnHeight + 2_892n)],
      ['vault ERR_ZERO_PREMIUM', () => (lock.premium = 25_002n)],
      ['vault ERR_PREMIUM_ABOVE_COLLATERAL', () => (lock.premium = 25_001n)],
      ['vault ERR_ABOVE_CAPACITY', () => reopen(80_000n)],
      ['vault ERR_ABOVE_POLICY_SHARE', () => Object.assign(lock, { collateral: 25_000n, premium: 25_000n })],
      ['vault ERR_PAYMENT_IN_FAILED', () => chain.mint('STX', owner, 24_999n)],
      ['vault ERR_PAYMENT_IN_FAILED', () => chain.mint('STX', owner, 1n)],
    ]);
    // 33 % of 100,000 a day: 8,000 are left of it.
    const next = { ...lock, policyId: 2n, collateral: 8_001n, premium: 1n };
    chain.mint('STX', owner, 10n);
    expect(outcomeOf(world.lockCollateral(next, sender))).toBe('vault ERR_ABOVE_DAY_SHARE');
    expect(outcomeOf(world.lockCollateral({ ...next, collateral: 8_000n }, sender))).toBe('ok');
    expect(outcomeOf(world.lockCollateral({ ...next, policyId: 3n, expirationHeight: lock.expirationHeight - 144n }, sender))).toBe('ok');
    expect(outcomeOf(world.lockCollateral({ ...next, policyId: 3n }, sender))).toBe('vault ERR_NOT_NEXT_POLICY');
  });

  test.each(TOKENS)('in %s locksTheCollateralAndTakesThePremium', (token) => {
    const world = selling(token);
    const expirationHeight = chain.burnHeight + 300n;
    // 5 % of 1,001 is 50.05: the fee is 50, the providers get 951.
    const lock = {
      registry: addressOf('registry'), owner: addressOf('registry'), token, tier: 'balanced', epoch: '1',
      collateral: '20000', premium: '951', 'expiration-height': String(expirationHeight),
    };
    expectPrints(world.lockCollateral(lockOf(token, { expirationHeight }), 'registry'), [['collateral-locked', { ...lock, 'policy-id': '1', fee: '50' }]]);
    expect(world.lock(1n)).toEqual(lock);
    expect(world.book(token, 'balanced')).toMatchObject({ used: '20000', capital: '100000', locked: '20000', 'premium-pending': '951' });
    expect(world.vintage(token, 'balanced', 1n)).toMatchObject({ locked: '20000', losses: '0', 'premium-pending': '951', 'premium-earned': '0' });
    expect(world.read('vault', 'get-day-locked', [ascii(token), ascii('balanced'), uint(expirationHeight)])).toBe('20000');
    expect(world.holding(token)).toBe(101_001n);
    expect(world.read('vault', 'get-last-policy-id')).toBe('1');
  });
});

// A quarter of the capital behind the epoch for a policy, a third for a day: whoever brings a million for an hour changes neither.
test('aDepositOfThisEpochRaisesNoShare', () => {
  const world = selling('STX');
  expect(outcomeOf(world.fund('STX', 'balanced', 1_000_000n, 'whale'))).toBe('ok');
  const expirationHeight = chain.burnHeight + 300n;
  const lock = (collateral) => outcomeOf(world.lockCollateral(lockOf('STX', { collateral, premium: 1n, expirationHeight }), 'registry'));
  expect(lock(25_001n)).toBe('vault ERR_ABOVE_POLICY_SHARE');
  expect(lock(25_000n)).toBe('ok');
  expect(lock(8_001n)).toBe('vault ERR_ABOVE_DAY_SHARE');
  expect(lock(8_000n)).toBe('ok');
  expect(outcomeOf(world.withdraw({ token: 'STX', tier: 'balanced', capital: 1_000_000n }, 'whale'))).toBe('ok');
});

// What older policies hold backs no new ones, but is capital of the same people: 100,000 less 20,000 locked, and those 20,000.
test('sharesCountWhatIsLockedForEpochsBefore', () => {
  const world = selling('STX');
  const far = chain.burnHeight + 1_000n;
  const lock = (collateral, expirationHeight) => outcomeOf(world.lockCollateral(lockOf('STX', { collateral, premium: 1n, expirationHeight }), 'registry'));
  expect(lock(20_000n, far)).toBe('ok');
  world.reopen({ token: 'STX', tier: 'balanced', capacity: 60_000n, weight: 80_000n * 4096n });
  expect(lock(25_001n, far + 144n)).toBe('vault ERR_ABOVE_POLICY_SHARE');
  expect(lock(25_000n, far + 144n)).toBe('ok');
  expect(lock(25_000n, far + 288n)).toBe('ok');
  // Another came and went with a loss: what is left is less.
  world.settlePolicy(1n, 20_000n, 'registry');
  expect(lock(20_001n, far + 432n)).toBe('vault ERR_ABOVE_CAPACITY');
  world.reopen({ token: 'STX', tier: 'balanced', capacity: 14_000n, weight: 30_000n * 4096n });
  expect(lock(14_000n, far + 576n)).toBe('ok');
});

describe('settlePolicy', () => {
  test('refusesInOrder', () => {
    const world = selling('STX');
    let [sender, payout] = ['buyer', 20_001n];
    expectRefusalsInOrder(() => world.settlePolicy(1n, payout, sender), [
      ['vault ERR_UNKNOWN_LOCK', () => world.lockCollateral(lockOf('STX'), 'registry')],
      ['vault ERR_NOT_REGISTRY', () => (sender = 'registry')],
      ['vault ERR_PAYOUT_ABOVE_LOCK', () => (payout = 20_000n)],
    ]);
    // S9: once only.
    expect(outcomeOf(world.settlePolicy(1n, 0n, 'registry'))).toBe('vault ERR_UNKNOWN_LOCK');
    expect(outcomeOf(world.voidPolicy(1n, 'registry'))).toBe('vault ERR_UNKNOWN_LOCK');
  });

  test.each(TOKENS)('in %s paysTheOwnerAndFreesTheRest', (token) => {
    const world = selling(token);
    world.lockCollateral(lockOf(token), 'registry');
    const lock = world.lock(1n);
    const before = world.balance(token, 'registry');
    world.setPaused(true);
    expectPrints(world.settlePolicy(1n, 7_000n, 'registry'), [['policy-settled', { ...lock, 'policy-id': '1', payout: '7000' }]]);
    expect(world.balance(token, 'registry') - before).toBe(7_000n);
    expect(world.lock(1n)).toBeNull();
    const day = [ascii(token), ascii('balanced'), uint(lock['expiration-height'])];
    expect(world.read('vault', 'get-day-locked', day)).toBe('0');
    // Capacity is used once an epoch, whatever ends: used stays.
    expect(world.book(token, 'balanced')).toMatchObject({
      used: '20000', capital: '93000', locked: '0', 'premium-pending': '0', 'premium-earned': '951',
    });
    expect(world.vintage(token, 'balanced', 1n)).toMatchObject({ locked: '0', losses: '7000', 'premium-pending': '0', 'premium-earned': '951' });
  });

  test('isOfTheRegistryThatLockedItAlsoWhenAnotherCameAfter', () => {
    const world = selling('STX', { epochBlocks: 5_000n });
    world.lockCollateral(lockOf('STX', { expirationHeight: chain.burnHeight + 5_000n }), 'registry');
    world.announceRole('registry', 'registry-2');
    chain.advance(1_008n);
    world.applyRole('registry');
    expect(outcomeOf(world.settlePolicy(1n, 0n, 'registry-2'))).toBe('vault ERR_NOT_REGISTRY');
    expect(outcomeOf(world.lockCollateral(lockOf('STX'), 'registry'))).toBe('vault ERR_NOT_REGISTRY');
    chain.mint('STX', addressOf('registry-2'), 10n);
    const next = lockOf('STX', { collateral: 9_000n, premium: 10n, owner: 'registry-2' });
    expect(outcomeOf(world.lockCollateral(next, 'registry-2'))).toBe('ok');
    expect(outcomeOf(world.settlePolicy(1n, 20_000n, 'registry'))).toBe('ok');
    expect(outcomeOf(world.settlePolicy(2n, 0n, 'registry'))).toBe('vault ERR_NOT_REGISTRY');
    expect(outcomeOf(world.voidPolicy(2n, 'registry'))).toBe('vault ERR_NOT_REGISTRY');
    expect(outcomeOf(world.voidPolicy(2n, 'registry-2'))).toBe('ok');
  });
});

describe('voidPolicy', () => {
  test('refusesInOrder', () => {
    const world = selling('STX');
    let sender = 'buyer';
    expectRefusalsInOrder(() => world.voidPolicy(1n, sender), [
      ['vault ERR_UNKNOWN_LOCK', () => world.lockCollateral(lockOf('STX'), 'registry')],
      ['vault ERR_NOT_REGISTRY', () => (sender = 'registry')],
    ]);
  });

  test.each(TOKENS)('in %s paysThePremiumBackAndFreesTheLock', (token) => {
    const world = selling(token);
    world.lockCollateral(lockOf(token), 'registry');
    const lock = world.lock(1n);
    const before = world.balance(token, 'registry');
    expectPrints(world.voidPolicy(1n, 'registry'), [['policy-voided', { ...lock, 'policy-id': '1' }]]);
    expect(world.balance(token, 'registry') - before).toBe(951n);
    expect(world.book(token, 'balanced')).toMatchObject({ capital: '100000', locked: '0', 'premium-pending': '0', 'premium-earned': '0' });
    expect(world.vintage(token, 'balanced', 1n)).toMatchObject({ locked: '0', losses: '0', 'premium-pending': '0', 'premium-earned': '0' });
    expect(world.totals(token).fees).toBe('50');
  });

  test('ofAPremiumThatWasAllFeePaysNothingBack', () => {
    const world = selling('STX', { feeBps: 10_000n });
    world.lockCollateral(lockOf('STX'), 'registry');
    expect(outcomeOf(world.voidPolicy(1n, 'registry'))).toBe('ok');
  });
});

test('policiesOfAClosedBookEndAsAlways', () => {
  const world = selling('STX');
  world.lockCollateral(lockOf('STX'), 'registry');
  world.lockCollateral(lockOf('STX', { collateral: 9_000n, premium: 10n }), 'registry');
  chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']) + GRACE);
  world.closeBook('STX', 'balanced');
  expect(outcomeOf(world.settlePolicy(1n, 20_000n, 'registry'))).toBe('ok');
  expect(outcomeOf(world.voidPolicy(2n, 'registry'))).toBe('ok');
  expect(world.book('STX', 'balanced')).toMatchObject({ capital: '80000', locked: '0' });
});
