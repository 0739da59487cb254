// The owner's key in the hands of a thief: nothing for a week, for five against a guardian who looks; and who leaves meanwhile loses
// nothing. And the keeper, who may nothing that others may not.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../support/accounts.js';
import { Chain } from '../../support/chain.js';
import { Pool } from '../../support/pool.js';
import { Random } from '../../support/random.js';
import { outcomeOf } from '../../support/refusals.js';
import { seedsOf } from '../../support/scale.js';
import { NO_SHARES, ROOT_DELAY, stx, usd } from '../../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
const ROLES = ['owner', 'guardian', 'allocator', 'registry', 'fee-recipient', 'quoter', 'submitter'];
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

function pool() {
  const made = new Pool(chain, { vault: { epochBlocks: 144n, shares: NO_SHARES } });
  made.deposit(BOOK, stx(100_000), 'leaver');
  made.deposit(BOOK, stx(100_000), 'sleeper');
  made.nextEpoch([BOOK]);
  made.record();
  return made;
}

const announceAll = (made) => ROLES.forEach((role) => made.saw(made.world.announceRole(role, 'thief')));

/** The guardian takes back all but the one announcement that he may not. */
const vetoAll = (made) => ROLES.filter((name) => name !== 'guardian').forEach((role) => made.world.vetoRole(role));
const applyAll = (made) => ROLES.map((role) => outcomeOf(made.world.applyRole(role, role === 'owner' ? 'thief' : 'owner')));

const WEEK = 1_008n;
const MONTH = 4_032n;

test('againstAGuardianWhoLooksHeNeedsFourWeeksToUnseatHimAndAnotherForTheRest', () => {
  const made = pool();
  const before = made.world.read('roles', 'get-roles');
  const stolenAt = chain.burnHeight;
  announceAll(made);
  vetoAll(made);
  for (const blocks of [WEEK, MONTH - WEEK - 1n]) {
    chain.advance(blocks);
    expect(applyAll(made)).not.toContain('ok');
  }
  chain.advance(1n);
  expect(applyAll(made).filter((outcome) => outcome === 'ok')).toHaveLength(1);
  expect(made.world.read('roles', 'get-roles')).toEqual({ ...before, guardian: addressOf('thief') });
  announceAll(made);
  chain.advance(WEEK - 1n);
  expect(applyAll(made)).toEqual(Array(7).fill('roles ERR_ANNOUNCED_TOO_RECENTLY'));
  chain.advance(1n);
  expect(outcomeOf(made.world.applyRole('registry'))).toBe('ok');
  expect(chain.burnHeight - stolenAt).toBe(MONTH + WEEK);
  console.info(`owner, against a guardian: nothing of value moves for ${MONTH + WEEK} blocks, withdrawals are open meanwhile`);
});

test('whoOwnsTheSameKeyAndLooksKeepsTheGuardianByAnnouncingHimLast', () => {
  const made = pool();
  const before = made.world.read('roles', 'get-roles');
  for (let month = 0; month < 2; month += 1) {
    announceAll(made);
    vetoAll(made);
    made.world.announceRole('guardian', 'guardian');
    chain.advance(MONTH);
    applyAll(made);
    expect(made.world.read('roles', 'get-roles')).toEqual(before);
  }
});

test.each(seedsOf(1, 12))('at random for five weeks, against a guardian who looks once a day, seed %s', (seed) => {
  const random = new Random(seed);
  const made = pool();
  const before = made.world.read('roles', 'get-roles');
  const stolenAt = chain.burnHeight;
  const applied = [];
  while (chain.burnHeight < stolenAt + MONTH + WEEK) {
    for (let act = 0; act < 4; act += 1) {
      const role = random.pick(ROLES);
      if (random.below(4) === 0) made.world.announceRole(role, 'thief');
      else if (outcomeOf(made.world.applyRole(role, role === 'owner' ? 'thief' : 'owner')) === 'ok') applied.push(role);
    }
    vetoAll(made);
    chain.advance(BigInt(100 + random.below(45)));
  }
  // A guardian who was announced once and then left alone for four weeks: nothing else is ever his.
  expect(applied.filter((role) => role !== 'guardian')).toEqual([]);
  const { guardian: _guardian, ...roles } = made.world.read('roles', 'get-roles');
  expect(roles).toEqual(Object.fromEntries(Object.entries(before).filter(([role]) => role !== 'guardian')));
  console.info(`owner, at random, seed ${seed}: ${applied.length} roles of 7 in ${MONTH + WEEK} blocks; 0 lost`);
});

test('unopposedForAWeekHeTakesWhatIsLeftButWhoLeftInTimeLostNothing', () => {
  const made = pool();
  made.buy({ ...BOOK, expirationHeight: chain.burnHeight + 2_000n });
  const lockedBefore = made.world.lock(1n);
  announceAll(made);
  const announcedAt = chain.burnHeight;
  expect(applyAll(made)).toEqual(Array(7).fill('roles ERR_ANNOUNCED_TOO_RECENTLY'));

  // The leaver asks to be kept out, and takes all that is free once the next epoch has begun.
  made.requestExit(BOOK, stx(100_000), 'leaver');
  made.nextEpoch([BOOK]);
  const before = chain.balance('STX', addressOf('leaver'));
  expect(outcomeOf(made.withdrawAll(BOOK, 'leaver'))).toBe('ok');
  const left = chain.balance('STX', addressOf('leaver')) - before;
  // All but his half of the 56,250 that a policy keeps.
  expect(left).toBe(stx(100_000) - stx(28_125));

  chain.advanceTo(announcedAt + WEEK);
  for (const role of ROLES.filter((name) => !['owner', 'guardian'].includes(name))) expect(outcomeOf(made.world.applyRole(role))).toBe('ok');
  const held = made.world.holding('STX');
  const stolen = plunder(made);
  console.info(`owner, unopposed for a week: takes ${Number(stolen) / 1e6} of ${Number(held) / 1e6} STX that were left; the leaver had taken ${Number(left) / 1e6}`);
  // The lock that was there before is out of his reach: it is the old registry's.
  expect(made.world.lock(1n)).toEqual(lockedBefore);
  expect(outcomeOf(made.world.settlePolicy(1n, 1n, 'thief'))).toBe('vault ERR_NOT_REGISTRY');
  expect(made.world.holding('STX')).toBeGreaterThanOrEqual(BigInt(lockedBefore.collateral));
});

/** Allocator and registry are his: he opens an epoch, locks its capacity for himself and pays it out, as often as it goes. */
function plunder(made) {
  const { world } = made;
  chain.mint('STX', addressOf('thief'), stx(1));
  const before = chain.balance('STX', addressOf('thief'));
  for (let round = 0; round < 8; round += 1) {
    chain.advanceTo(made.endOf(BOOK));
    const { capital, locked } = world.book(BOOK.token, BOOK.tier);
    const capacity = (BigInt(capital) * 8n) / 10n - BigInt(locked);
    if (capacity < 1n) break;
    world.openEpochs([{ ...BOOK, capacity }], 'thief');
    chain.advance(ROOT_DELAY);
    world.confirmOpenings([BOOK]);
    const locked_ = world.lockCollateral({ ...BOOK, collateral: capacity, premium: 1n, owner: 'thief', expirationHeight: chain.burnHeight + 9n }, 'thief');
    if (locked_.err) break;
    world.settlePolicy(BigInt(world.read('vault', 'get-last-policy-id')), capacity, 'thief');
  }
  return chain.balance('STX', addressOf('thief')) - before;
}

test('whilePausedNothingIsApplied', () => {
  const made = pool();
  announceAll(made);
  chain.advance(1_008n);
  made.world.setPaused(true);
  expect(applyAll(made)).toEqual(Array(7).fill('roles ERR_PAUSED'));
});

test('aKeeperMayNothingThatOthersMayNot', () => {
  const made = pool();
  made.buy({ ...BOOK, expirationHeight: chain.burnHeight + 20n });
  made.advance(20n);
  made.record({ BTC: usd(48_000), STX: usd(0.6) });
  const at = chain.burnHeight;
  const before = made.world.holding('STX');
  // Every height he could name: only the right one does anything.
  const random = new Random(4);
  const others = Array.from({ length: 40 }, () => BigInt(random.below(Number(at) * 2))).filter((height) => height !== at);
  for (const wrong of [at - 1n, at + 1n, 0n, 2n ** 128n - 1n, ...others]) {
    made.expire([{ policyId: 1n, btcAt: wrong, stxAt: at }]);
    made.expire([{ policyId: 1n, btcAt: at, stxAt: wrong }]);
    made.complete([{ policyId: 1n, btcAt: wrong, stxAt: at }]);
  }
  expect(made.world.holding('STX')).toBe(before);
  made.expire([{ policyId: 1n, btcAt: at, stxAt: at }]);
  expect(before - made.world.holding('STX')).toBe(stx(10_000));
});
