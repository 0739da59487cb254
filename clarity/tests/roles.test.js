// Roles, announcements, vetoes, submitters and the pause.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { ascii } from '../support/values.js';
import { OracleWorld as World, principalOf } from '../support/world.js';

const WAIT = 1_008n;
/** The owner's one way round a guardian is the longest. */
const GUARDIAN_WAIT = 4_032n;
const LIFE = 2_016n;
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const rolesOf = (world) => world.read('roles', 'get-roles');
const announcedOf = (world, role) => world.read('roles', 'get-announced-role', [ascii(role)]);

describe('initialise', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const given = { quorum: 1n, submitters: ['submitter-1', 'submitter-1'] };
    let sender = 'stranger';
    const receipt = expectRefusalsInOrder(() => world.initialiseRoles(given, principalOf(sender)), [
      ['roles ERR_NOT_DEPLOYER', () => (sender = world.deployer)],
      ['roles ERR_INVALID_QUORUM', () => (given.quorum = 3n)],
      ['roles ERR_INVALID_QUORUM', () => (given.quorum = 2n)],
      ['roles ERR_REPEATED_SUBMITTER', () => (given.submitters = ['submitter-1', 'submitter-2'])],
    ]);
    expect(printsOf(receipt, 'initialised')).toHaveLength(1);
    expect(outcomeOf(world.initialiseRoles(given))).toBe('roles ERR_ALREADY_INITIALISED');
  });

  test('setsWhatItIsGiven', () => {
    const world = World.deploy(chain);
    expect(rolesOf(world)).toBeNull();
    const receipt = world.initialiseRoles();
    const roles = {
      owner: addressOf('owner'), guardian: addressOf('guardian'), allocator: addressOf('allocator'), registry: world.registry,
      'fee-recipient': addressOf('fee-recipient'), quoter: addressOf('quoter'),
    };
    const submitters = ['submitter-1', 'submitter-2', 'submitter-3'].map(addressOf);
    expectPrints(receipt, [['initialised', { ...roles, submitters, quorum: '2', height: String(chain.burnHeight) }]]);
    expect(rolesOf(world)).toEqual(roles);
    expect(world.read('roles', 'get-submitters')).toEqual({ submitters, quorum: '2' });
    expect(world.read('roles', 'get-pause')).toEqual({ paused: false, 'pause-ends-at': null });
  });
});

describe('announcements', () => {
  test('announceRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender] = ['treasurer', 'stranger'];
    expectRefusalsInOrder(() => world.announceRole(role, 'next', sender), [
      ['roles ERR_NOT_INITIALISED', () => world.initialiseRoles()],
      ['roles ERR_NOT_OWNER', () => (sender = 'owner')],
      ['roles ERR_UNKNOWN_ROLE', () => (role = 'allocator')],
    ]);
  });

  test('vetoRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender] = ['guardian', 'owner'];
    expectRefusalsInOrder(() => world.vetoRole(role, sender), [
      ['roles ERR_NOT_INITIALISED', () => world.initialiseRoles()],
      ['roles ERR_NOT_GUARDIAN', () => world.announceRole('guardian', 'next') && (sender = 'guardian')],
      ['roles ERR_OWN_REPLACEMENT', () => (role = 'allocator')],
      ['roles ERR_NOTHING_ANNOUNCED', () => world.announceRole('allocator', 'next')],
    ]);
  });

  test('applyRefusesInOrder', () => {
    const world = World.deploy(chain);
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.applyRole('allocator', sender), [
      ['roles ERR_NOT_INITIALISED', () => world.initialiseRoles()],
      ['roles ERR_NOT_OWNER', () => (sender = 'owner')],
      ['roles ERR_NOTHING_ANNOUNCED', () => world.announceRole('allocator', 'next') && world.setPaused(true)],
      ['roles ERR_PAUSED', () => world.setPaused(false)],
      ['roles ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(WAIT - 1n)],
      ['roles ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(1n + LIFE)],
      ['roles ERR_ANNOUNCEMENT_LAPSED', () => world.announceRole('allocator', 'next') && chain.advance(WAIT + LIFE - 1n)],
    ]);
    expect(outcomeOf(world.applyRole('allocator'))).toBe('roles ERR_NOTHING_ANNOUNCED');
  });

  test.each(['owner', 'guardian', 'allocator', 'registry', 'fee-recipient', 'quoter'])('changesOnly %s', (role) => {
    const world = World.start(chain);
    const before = rolesOf(world);
    const account = addressOf('next');
    const wait = role === 'guardian' ? GUARDIAN_WAIT : WAIT;
    const appliesAt = chain.burnHeight + wait;
    const announced = { account, 'applies-at': String(appliesAt), 'lapses-at': String(appliesAt + LIFE) };
    expectPrints(world.announceRole(role, 'next'), [['role-announced', { role, ...announced }]]);
    expect(announcedOf(world, role)).toEqual(announced);
    chain.advance(wait - 1n);
    expect(outcomeOf(world.applyRole(role, role === 'owner' ? 'next' : 'owner'))).toBe('roles ERR_ANNOUNCED_TOO_RECENTLY');
    chain.advance(1n);
    expect(rolesOf(world)).toEqual(before);
    expectPrints(world.applyRole(role, role === 'owner' ? 'next' : 'owner'), [['role-applied', { role, account }]]);
    expect(rolesOf(world)).toEqual({ ...before, [role]: account });
    expect(announcedOf(world, role)).toBeNull();
  });

  test('aNewOwnerMustAccept', () => {
    const world = World.start(chain);
    world.announceRole('owner', 'next');
    chain.advance(WAIT);
    expect(outcomeOf(world.applyRole('owner', 'owner'))).toBe('roles ERR_NOT_ANNOUNCED_OWNER');
    expect(outcomeOf(world.applyRole('owner', 'next'))).toBe('ok');
    expect(outcomeOf(world.announceRole('allocator', 'x', 'owner'))).toBe('roles ERR_NOT_OWNER');
  });

  test('severalWaitAtOnceAndTheLastOfARoleCountsAnew', () => {
    const world = World.start(chain);
    world.announceRole('allocator', 'first');
    world.announceRole('quoter', 'other');
    chain.advance(WAIT - 1n);
    world.announceRole('allocator', 'second');
    chain.advance(1n);
    expect(outcomeOf(world.applyRole('quoter'))).toBe('ok');
    expect(outcomeOf(world.applyRole('allocator'))).toBe('roles ERR_ANNOUNCED_TOO_RECENTLY');
    chain.advance(WAIT);
    world.applyRole('allocator');
    expect(rolesOf(world).allocator).toBe(addressOf('second'));
  });

  test('aVetoTakesOneBack', () => {
    const world = World.start(chain);
    world.announceRole('registry', 'thief');
    expectPrints(world.vetoRole('registry'), [['role-vetoed', { role: 'registry', account: addressOf('thief') }]]);
    chain.advance(WAIT);
    expect(outcomeOf(world.applyRole('registry'))).toBe('roles ERR_NOTHING_ANNOUNCED');
  });
});

describe('submitters', () => {
  const listed = (world) => world.read('roles', 'get-submitters').submitters;

  test('areAddedOneAnnouncementAtATimeUpToEight', () => {
    const world = World.start(chain, { roles: { submitters: ['s1', 's2', 's3', 's4', 's5', 's6', 's7'] } });
    const add = (name) => {
      world.announceRole('submitter', name);
      chain.advance(WAIT);
      return world.applyRole('submitter');
    };
    expect(outcomeOf(add('s7'))).toBe('roles ERR_REPEATED_SUBMITTER');
    expectPrints(add('s8'), [['role-applied', { role: 'submitter', account: addressOf('s8') }]]);
    expect(listed(world)).toHaveLength(8);
    expect(outcomeOf(add('s9'))).toBe('roles ERR_TOO_MANY_SUBMITTERS');
  });

  test('removeRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [sender, submitter] = ['owner', 'nobody'];
    expectRefusalsInOrder(() => world.removeSubmitter(submitter, sender), [
      ['roles ERR_NOT_INITIALISED', () => world.initialiseRoles({ submitters: ['s1', 's2', 's3', 's4'], quorum: 2n })],
      ['roles ERR_NOT_GUARDIAN', () => (sender = 'guardian')],
      ['roles ERR_UNKNOWN_SUBMITTER', () => world.removeSubmitter('s1') && (submitter = 's2')],
      ['roles ERR_REMOVED_RECENTLY', () => chain.advance(143n)],
      ['roles ERR_REMOVED_RECENTLY', () => chain.advance(1n)],
    ]);
    expect(listed(world)).toEqual(['s3', 's4'].map(addressOf));
    chain.advance(144n);
    submitter = 's3';
    expect(outcomeOf(world.removeSubmitter(submitter))).toBe('roles ERR_TOO_FEW_SUBMITTERS');
  });

  test('aRemovedOneCountsNoMore', () => {
    const world = World.start(chain);
    expectPrints(world.removeSubmitter('submitter-2'), [['submitter-removed', { account: addressOf('submitter-2') }]]);
    expect(outcomeOf(world.submitPrices({ BTC: 1n }, 'submitter-2'))).toBe('oracle ERR_NOT_SUBMITTER');
    expect(listed(world)).toEqual(['submitter-1', 'submitter-3'].map(addressOf));
  });
});

describe('pause', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    let [sender, paused] = ['owner', false];
    expectRefusalsInOrder(() => world.setPaused(paused, sender), [
      ['roles ERR_NOT_INITIALISED', () => world.initialiseRoles()],
      ['roles ERR_NOT_GUARDIAN', () => (sender = 'guardian')],
      ['roles ERR_NOT_PAUSED', () => (paused = true)],
    ]);
  });

  test('lapsesAndRests', () => {
    const world = World.start(chain);
    const until = chain.burnHeight + 432n;
    const isPaused = () => world.read('roles', 'is-paused');
    expectPrints(world.setPaused(true), [['paused-set', { paused: true, until: String(until) }]]);
    expect(outcomeOf(world.setPaused(true))).toBe('roles ERR_PAUSED_RECENTLY');
    chain.advanceTo(until - 1n);
    expect(isPaused()).toBe(true);
    chain.advance(1n);
    expect(isPaused()).toBe(false);
    expect(outcomeOf(world.setPaused(false))).toBe('roles ERR_NOT_PAUSED');
    chain.advance(143n);
    expect(outcomeOf(world.setPaused(true))).toBe('roles ERR_PAUSED_RECENTLY');
    chain.advance(1n);
    expect(outcomeOf(world.setPaused(true))).toBe('ok');
    chain.advance(5n);
    expectPrints(world.setPaused(false), [['paused-set', { paused: false, until: String(chain.burnHeight) }]]);
    expect(world.read('roles', 'get-pause')).toEqual({ paused: false, 'pause-ends-at': String(chain.burnHeight) });
    chain.advance(143n);
    expect(outcomeOf(world.setPaused(true))).toBe('roles ERR_PAUSED_RECENTLY');
  });
});
