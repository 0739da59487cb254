// The vault's initialise, and fees.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { ascii } from '../support/values.js';
import { BOOKS, EPOCH_BLOCKS, NO_SHARES, SHARES, TIERS, TOKENS, VaultWorld as World, principalOf, stx } from '../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

describe('initialise', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const given = { feeBps: 10_001n, epochBlocks: 2n, rootDelay: 0n, grace: 1n, sbtcUtilisation: 10_001n, shares: { ...SHARES, aggressive: [5_001n, 5_000n] } };
    let sender = 'stranger';
    const receipt = expectRefusalsInOrder(() => world.initialiseVault(given, principalOf(sender)), [
      ['vault ERR_NOT_DEPLOYER', () => (sender = world.deployer)],
      ['vault ERR_NO_ROLES', () => world.initialiseRoles()],
      ['vault ERR_INVALID_FEE', () => (given.feeBps = 10_000n)],
      ['vault ERR_INVALID_EPOCH_BLOCKS', () => (given.epochBlocks = 52_561n)],
      ['vault ERR_INVALID_EPOCH_BLOCKS', () => (given.epochBlocks = 3n)],
      ['vault ERR_INVALID_ROOT_DELAY', () => (given.rootDelay = 3n)],
      ['vault ERR_INVALID_ROOT_DELAY', () => (given.rootDelay = 1n)],
      ['vault ERR_INVALID_GRACE', () => (given.grace = 52_561n)],
      ['vault ERR_INVALID_GRACE', () => (given.grace = 2n)],
      ['vault ERR_INVALID_UTILISATION', () => (given.sbtcUtilisation = 10_000n)],
      ['vault ERR_INVALID_SHARES', () => (given.shares = { ...SHARES, balanced: [1n, 10_001n] })],
      ['vault ERR_INVALID_SHARES', () => (given.shares = SHARES)],
    ]);
    expect(printsOf(receipt, 'initialised')).toHaveLength(1);
    expect(outcomeOf(world.initialiseVault(given))).toBe('vault ERR_ALREADY_INITIALISED');
    // 390 x 3 - 1,008 = 162
    expect(world.read('vault', 'get-longest-term')).toBe('162');
  });

  test('setsWhatItIsGivenAndBeginsEpochZeroOfEveryBook', () => {
    const world = World.deploy(chain);
    expect([world.read('vault', 'get-settings'), world.read('vault', 'get-longest-term'), world.book('STX', 'balanced')]).toEqual([null, null, null]);
    world.initialiseRoles();
    const receipt = world.initialiseVault();
    const endsAt = String(chain.burnHeight + EPOCH_BLOCKS);
    const settings = {
      'fee-bps': '500', 'epoch-blocks': '10', 'root-delay-blocks': '1', 'grace-blocks': '1008',
      'stx-utilisation-bps': '8000', 'sbtc-utilisation-bps': '7000',
    };
    const shares = Object.fromEntries(TIERS.map((tier) => [tier, { 'policy-bps': String(SHARES[tier][0]), 'day-bps': String(SHARES[tier][1]) }]));
    expectPrints(receipt, [['initialised', { ...settings, shares, 'starts-at': String(chain.burnHeight), 'ends-at': endsAt }]]);
    expect(world.read('vault', 'get-settings')).toEqual(settings);
    for (const tier of TIERS) expect(world.read('vault', 'get-shares', [ascii(tier)])).toEqual(shares[tier]);
    // 390 x 10 - 1,008
    expect(world.read('vault', 'get-longest-term')).toBe('2892');
    const book = {
      epoch: '0', 'ends-at': endsAt, capacity: '0', used: '0', root: `0x${'00'.repeat(32)}`, capital: '0', locked: '0',
      'premium-pending': '0', 'premium-earned': '0', closed: false, proposal: null,
    };
    for (const { token, tier } of BOOKS) expect(world.book(token, tier)).toEqual(book);
  });

  test('aYearIsTheLongestTerm', () => {
    const world = World.start(chain, { vault: { epochBlocks: 144n } });
    // 390 x 144 - 1,008 = 55,152
    expect(world.read('vault', 'get-longest-term')).toBe('52560');
  });
});

describe('fees', () => {
  const lock = (token) => ({ token, tier: 'balanced', collateral: 20_000n, premium: 1_001n, owner: 'registry' });

  function earning(token, roles = {}) {
    const world = World.start(chain, { roles: { registry: 'registry', ...roles }, vault: { shares: NO_SHARES } });
    world.fund(token, 'balanced', 1_000_000n, 'provider');
    world.reopen({ token, tier: 'balanced', capacity: 700_000n });
    chain.mint(token, addressOf('registry'), 10_000n);
    return world;
  }

  test('sweepRefusesInOrder', () => {
    const world = World.deploy(chain);
    // The vault cannot pay itself: a payment that the token refuses undoes the sweep.
    const start = () => world.initialiseRoles({ feeRecipient: world.vault, registry: 'registry' });
    const earn = () => {
      world.initialiseVault({ shares: NO_SHARES });
      world.fund('STX', 'balanced', stx(100), 'provider');
      world.reopen({ token: 'STX', tier: 'balanced', capacity: stx(80) });
      chain.mint('STX', addressOf('registry'), stx(10));
      expect(outcomeOf(world.lockCollateral(lock('STX'), 'registry'))).toBe('ok');
    };
    const mendRecipient = () => {
      world.announceRole('fee-recipient', 'treasury');
      chain.advance(1_008n);
      world.applyRole('fee-recipient');
    };
    expectRefusalsInOrder(() => world.sweepFees('STX'), [
      ['vault ERR_NO_ROLES', start],
      ['vault ERR_NO_FEES', earn],
      ['vault ERR_PAYMENT_OUT_FAILED', mendRecipient],
    ]);
  });

  test.each(TOKENS)('paysAllFeesOf %s toTheRecipientAndNothingElse', (token) => {
    const world = earning(token);
    // 5 % of 1,001 is 50.05: the fee is 50, the providers get 951.
    expect(printsOf(world.lockCollateral(lock(token), 'registry'), 'collateral-locked')[0]).toMatchObject({ premium: '951', fee: '50' });
    expect(world.read('vault', 'get-fees', [ascii(token)])).toBe('50');
    const before = world.balance(token, 'fee-recipient');
    expectPrints(world.sweepFees(token), [['fees-swept', { token, amount: '50', recipient: addressOf('fee-recipient') }]]);
    expect(world.balance(token, 'fee-recipient') - before).toBe(50n);
    expect(world.totals(token)).toEqual({ capital: '1000000', locked: '20000', 'premium-pending': '951', 'premium-earned': '0', fees: '0' });
    expect(world.holding(token)).toBe(1_000_951n);
    expect(outcomeOf(world.sweepFees(token))).toBe('vault ERR_NO_FEES');
  });
});
