// Initialisation, roles, keys, pause and fees of the vault.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, publicKeyOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { ascii } from '../support/values.js';
import { EPOCH_BLOCKS, TIERS, TOKENS, World, principalOf, stx } from '../support/world.js';

const WAIT = 144n;
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

describe('initialise', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const given = { epochBlocks: 0n, feeBps: 10_001n, authoriser: publicKeyOf('authoriser').slice(2) };
    let sender = 'stranger';
    const receipt = expectRefusalsInOrder(() => world.initialiseVault(given, principalOf(sender)), [
      ['vault ERR_NOT_DEPLOYER', () => (sender = world.deployer)],
      ['vault ERR_INVALID_EPOCH_BLOCKS', () => (given.epochBlocks = 2n ** 63n)],
      ['vault ERR_INVALID_EPOCH_BLOCKS', () => (given.epochBlocks = 1n)],
      ['vault ERR_INVALID_FEE', () => (given.feeBps = 10_000n)],
      ['vault ERR_INVALID_KEY', () => (given.authoriser = publicKeyOf('authoriser'))],
    ]);
    expect(printsOf(receipt, 'initialised')).toHaveLength(1);
    expect(outcomeOf(world.initialiseVault(given))).toBe('vault ERR_ALREADY_INITIALISED');
    expect(outcomeOf(world.initialiseVault(given, 'stranger'))).toBe('vault ERR_NOT_DEPLOYER');
  });

  test('setsWhatItIsGivenAndBeginsEpochZeroOfEveryBook', () => {
    const world = World.deploy(chain);
    expect(world.read('vault', 'get-settings')).toBeNull();
    const receipt = world.initialiseVault();
    const startsAt = chain.burnHeight;
    const settings = {
      owner: addressOf('owner'),
      guardian: addressOf('guardian'),
      allocator: addressOf('allocator'),
      registry: world.registry,
      'fee-recipient': addressOf('fee-recipient'),
      authoriser: `0x${publicKeyOf('authoriser')}`,
      'fee-bps': '500',
      'epoch-blocks': '10',
    };
    const endsAt = String(startsAt + EPOCH_BLOCKS);
    expectPrints(receipt, [['initialised', { ...settings, 'starts-at': String(startsAt), 'ends-at': endsAt }]]);
    expect(world.read('vault', 'get-settings')).toEqual({ ...settings, paused: false });
    for (const token of TOKENS) {
      expect(world.totals(token)).toEqual({ available: '0', locked: '0', premium: '0', fees: '0' });
      for (const tier of TIERS) {
        const book = { epoch: '0', 'ends-at': endsAt, capacity: '0', used: '0', root: `0x${'00'.repeat(32)}` };
        expect(world.book(token, tier)).toEqual(book);
      }
    }
  });

  test('givesTheDeployerNoRole', () => {
    const world = World.start(chain);
    const { deployer } = world;
    expect(outcomeOf(world.announceRole('vault', 'owner', deployer, deployer))).toBe('vault ERR_NOT_OWNER');
    expect(outcomeOf(world.setPaused(true, deployer))).toBe('vault ERR_NOT_GUARDIAN');
    expect(outcomeOf(world.openEpochs([], deployer))).toBe('vault ERR_NOT_ALLOCATOR');
    expect(outcomeOf(world.settlePolicy(1n, deployer, 0n, deployer))).toBe('vault ERR_NOT_REGISTRY');
    expect(outcomeOf(world.sweepFees('STX', deployer))).toBe('vault ERR_NOT_OWNER');
  });
});

describe('roles', () => {
  test('announceRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender] = ['treasurer', 'stranger'];
    expectRefusalsInOrder(() => world.announceRole('vault', role, 'next', sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_NOT_OWNER', () => (sender = 'owner')],
      ['vault ERR_UNKNOWN_ROLE', () => (role = 'allocator')],
    ]);
  });

  test('applyRefusesInOrder', () => {
    const world = World.deploy(chain);
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.applyRole('vault', 'allocator', sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_NOT_OWNER', () => (sender = 'owner')],
      ['vault ERR_NOTHING_ANNOUNCED', () => world.announceRole('vault', 'allocator', 'next')],
      ['vault ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(WAIT - 1n)],
      ['vault ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(1n)],
    ]);
    expect(outcomeOf(world.applyRole('vault', 'allocator'))).toBe('vault ERR_NOTHING_ANNOUNCED');
  });

  test.each(['owner', 'guardian', 'allocator', 'registry', 'fee-recipient'])('changesOnly %s', (role) => {
    const world = World.start(chain);
    const before = world.read('vault', 'get-settings');
    const account = addressOf('next');
    const appliesAt = String(chain.burnHeight + WAIT);
    expectPrints(world.announceRole('vault', role, 'next'), [
      ['role-announced', { role, account, 'applies-at': String(chain.burnHeight + WAIT) }],
    ]);
    expect(world.read('vault', 'get-announced-role', [ascii(role)])).toEqual({ account, 'applies-at': appliesAt });
    expect(world.read('vault', 'get-settings')).toEqual(before);
    chain.advance(WAIT);
    expectPrints(world.applyRole('vault', role), [['role-applied', { role, account }]]);
    expect(world.read('vault', 'get-settings')).toEqual({ ...before, [role]: account });
    expect(world.read('vault', 'get-announced-role', [ascii(role)])).toBeNull();
  });

  test('theLastAnnouncementCountsAndWaitsAgain', () => {
    const world = World.start(chain);
    world.announceRole('vault', 'guardian', 'first');
    chain.advance(WAIT - 1n);
    world.announceRole('vault', 'guardian', 'second');
    chain.advance(1n);
    expect(outcomeOf(world.applyRole('vault', 'guardian'))).toBe('vault ERR_ANNOUNCED_TOO_RECENTLY');
    chain.advance(WAIT);
    expect(outcomeOf(world.applyRole('vault', 'guardian'))).toBe('ok');
    expect(outcomeOf(world.setPaused(true, 'first'))).toBe('vault ERR_NOT_GUARDIAN');
    expect(outcomeOf(world.setPaused(true, 'second'))).toBe('ok');
    expect(outcomeOf(world.setPaused(false, 'guardian'))).toBe('vault ERR_NOT_GUARDIAN');
  });
});

describe('keys', () => {
  test('announceRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender, key] = ['quoter', 'stranger', '02'];
    expectRefusalsInOrder(() => world.announceKey('vault', role, key, sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_NOT_OWNER', () => (sender = 'owner')],
      ['vault ERR_UNKNOWN_ROLE', () => (role = 'authoriser')],
      ['vault ERR_INVALID_KEY', () => (key = publicKeyOf('next'))],
    ]);
  });

  test('applyRefusesInOrder', () => {
    const world = World.deploy(chain);
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.applyKey('vault', 'authoriser', sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_NOT_OWNER', () => (sender = 'owner')],
      ['vault ERR_NOTHING_ANNOUNCED', () => world.announceKey('vault', 'authoriser', publicKeyOf('next'))],
      ['vault ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(WAIT)],
    ]);
  });

  test('vouchersOfTheOldKeyAreVoidOnceTheNewOneIsApplied', () => {
    const world = World.start(chain, { vault: { epochBlocks: 1_000n } });
    world.fund('STX', 'balanced', stx(10), 'provider');
    const ask = { provider: 'provider', token: 'STX', tier: 'balanced', epoch: 0n, capital: stx(1), capitalLimit: stx(5) };
    const key = `0x${publicKeyOf('next')}`;
    const appliesAt = String(chain.burnHeight + WAIT);
    expectPrints(world.announceKey('vault', 'authoriser', publicKeyOf('next')), [
      ['key-announced', { role: 'authoriser', key, 'applies-at': String(chain.burnHeight + WAIT) }],
    ]);
    expect(world.read('vault', 'get-announced-key', [ascii('authoriser')])).toEqual({ key, 'applies-at': appliesAt });
    chain.advance(WAIT);
    expect(outcomeOf(world.withdraw(ask))).toBe('ok');
    expect(outcomeOf(world.withdraw(ask, { key: 'next' }))).toBe('vault ERR_INVALID_SIGNATURE');
    expectPrints(world.applyKey('vault', 'authoriser'), [['key-applied', { role: 'authoriser', key }]]);
    expect(outcomeOf(world.withdraw(ask))).toBe('vault ERR_INVALID_SIGNATURE');
    expect(outcomeOf(world.withdraw(ask, { key: 'next' }))).toBe('ok');
  });
});

describe('pause', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    let sender = 'owner';
    expectRefusalsInOrder(() => world.setPaused(true, sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_NOT_GUARDIAN', () => (sender = 'guardian')],
    ]);
  });

  test('stopsAllButSettlementAndExitRequests', () => {
    const world = World.start(chain, { vault: { registry: 'registry' } });
    const book = { token: 'STX', tier: 'balanced' };
    world.fund('STX', 'balanced', stx(100), 'provider');
    world.reopen('STX', 'balanced', stx(80));
    chain.mint('STX', addressOf('registry'), stx(10));
    const lock = { policyId: 1n, ...book, collateral: stx(20), premium: stx(1), payer: 'registry' };
    expect(outcomeOf(world.lockCollateral(lock, 'registry'))).toBe('ok');

    expectPrints(world.setPaused(true), [['paused-set', { paused: true }]]);
    const ask = { provider: 'provider', ...book, epoch: 1n, capital: stx(1), capitalLimit: stx(1) };
    const acts = [
      () => world.fund('STX', 'balanced', stx(1), 'provider'),
      () => world.fund('SBTC', 'balanced', 1n, 'provider'),
      () => world.withdraw(ask),
      () => world.openEpochs([{ token: 'STX', tier: 'aggressive', capacity: 0n }]),
      () => world.lockCollateral({ ...lock, policyId: 2n }, 'registry'),
    ];
    for (const act of acts) expect(outcomeOf(act())).toBe('vault ERR_PAUSED');
    expect(outcomeOf(world.requestExit('STX', 'balanced', stx(1), 'provider'))).toBe('ok');
    expect(outcomeOf(world.settlePolicy(1n, 'owner', stx(7), 'registry'))).toBe('ok');

    expectPrints(world.setPaused(false), [['paused-set', { paused: false }]]);
    for (const act of acts) expect(outcomeOf(act())).toBe('ok');
  });
});

describe('fees', () => {
  test('sweepRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [sender, token] = ['stranger', 'DOGE'];
    const earn = () => {
      world.fund('STX', 'balanced', stx(100), 'provider');
      world.reopen('STX', 'balanced', stx(80));
      chain.mint('STX', addressOf('registry'), stx(10));
      const lock = { policyId: 1n, token, tier: 'balanced', collateral: stx(20), premium: stx(1), payer: 'registry' };
      world.lockCollateral(lock, 'registry');
    };
    // The vault cannot pay itself: a payment that the token refuses undoes the sweep.
    const mendRecipient = () => {
      world.announceRole('vault', 'fee-recipient', 'treasury');
      chain.advance(WAIT);
      world.applyRole('vault', 'fee-recipient');
    };
    expectRefusalsInOrder(() => world.sweepFees(token, sender), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault({ feeRecipient: world.vault, registry: 'registry' })],
      ['vault ERR_NOT_OWNER', () => (sender = 'owner')],
      ['vault ERR_UNKNOWN_TOKEN', () => (token = 'STX')],
      ['vault ERR_NO_FEES', earn],
      ['vault ERR_PAYMENT_OUT_FAILED', mendRecipient],
    ]);
  });

  test.each(TOKENS)('paysAllFeesOf %s toTheRecipientAndNothingElse', (token) => {
    const world = World.start(chain, { vault: { registry: 'registry' } });
    world.fund(token, 'balanced', 1_000_000n, 'provider');
    world.reopen(token, 'balanced', 800_000n);
    chain.mint(token, addressOf('registry'), 10_000n);
    // 5 % of 1,001 is 50.05: the fee is 50, the providers get 951.
    const lock = { policyId: 1n, token, tier: 'balanced', collateral: 20_000n, premium: 1_001n, payer: 'registry' };
    expect(printsOf(world.lockCollateral(lock, 'registry'), 'collateral-locked')[0]).toMatchObject({ premium: '951', fee: '50' });
    const before = world.balance(token, 'fee-recipient');
    expectPrints(world.sweepFees(token), [['fees-swept', { token, amount: '50', recipient: addressOf('fee-recipient') }]]);
    expect(world.balance(token, 'fee-recipient') - before).toBe(50n);
    expect(world.totals(token)).toEqual({ available: '980000', locked: '20000', premium: '951', fees: '0' });
    expect(world.holding(token)).toBe(1_000_951n);
    expect(outcomeOf(world.sweepFees(token))).toBe('vault ERR_NO_FEES');
  });
});
