// Deposits, exit requests and withdrawals.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { deployRouter } from '../support/router.js';
import { malleate } from '../support/signing.js';
import { ascii, buffer, uint } from '../support/values.js';
import { EPOCH_BLOCKS, TIERS, TOKENS, World, stx } from '../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

describe('deposit', () => {
  test.each(TOKENS)('of %s refusesInOrder', (token) => {
    const world = World.deploy(chain);
    const router = deployRouter(world);
    const method = token === 'STX' ? 'deposit-stx' : 'deposit-sbtc';
    const poor = `poor ${world.deployer}`;
    let [tier, amount] = ['moderate', 0n];
    let act = () => router.call(method, [uint(amount), ascii(tier)], poor);
    expectRefusalsInOrder(() => act(), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_INDIRECT_CALL', () => (act = () => world.deposit(token, tier, amount, poor)) && world.setPaused(true)],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_UNKNOWN_BOOK', () => (tier = 'balanced')],
      ['vault ERR_ZERO_AMOUNT', () => (amount = 2n ** 51n)],
      ['vault ERR_AMOUNT_TOO_LARGE', () => (amount = 5_000n)],
      ['vault ERR_PAYMENT_IN_FAILED', () => chain.mint(token, addressOf(poor), 4_999n)],
      ['vault ERR_PAYMENT_IN_FAILED', () => chain.mint(token, addressOf(poor), 1n)],
    ]);
  });

  test.each(TOKENS)('of %s movesTheTokensIntoAvailable', (token) => {
    const world = World.start(chain);
    TIERS.forEach((tier, index) => {
      const amount = 1_000n + BigInt(index);
      const fields = { provider: addressOf('provider'), token, tier, epoch: '0', amount: String(amount) };
      expectPrints(world.fund(token, tier, amount, 'provider'), [['funds-deposited', fields]]);
    });
    expect(world.totals(token)).toEqual({ available: '3003', locked: '0', premium: '0', fees: '0' });
    expect(world.holding(token)).toBe(3_003n);
    const other = TOKENS.find((name) => name !== token);
    expect(world.totals(other).available).toBe('0');
  });

  test('belongsToTheCurrentEpochBelowItsEndAndToTheNextFromThere', () => {
    const world = World.start(chain);
    const labelAt = (height) => {
      chain.advanceTo(height);
      const epoch = printsOf(world.fund('STX', 'balanced', 1n, 'provider'), 'funds-deposited')[0].epoch;
      expect(world.read('vault', 'get-joined-epoch', [ascii('STX'), ascii('balanced')])).toEqual({ ok: epoch });
      const exit = printsOf(world.requestExit('STX', 'balanced', 1n, 'provider'), 'exit-requested')[0];
      expect(exit.epoch).toBe(epoch);
      return epoch;
    };
    const endsAt = () => BigInt(world.book('STX', 'balanced')['ends-at']);
    expect(labelAt(chain.burnHeight)).toBe('0');
    expect(labelAt(endsAt() - 1n)).toBe('0');
    expect(labelAt(endsAt())).toBe('1');
    expect(labelAt(endsAt() + 5n)).toBe('1');
    world.openEpochs([{ token: 'STX', tier: 'balanced', capacity: 0n }]);
    expect(labelAt(chain.burnHeight)).toBe('1');
    expect(labelAt(endsAt())).toBe('2');
  });

  test('byAContractThatActsForItselfIsItsOwn', () => {
    const world = World.start(chain);
    const router = deployRouter(world);
    chain.mint('STX', addressOf('provider'), 500n);
    chain.transferStx(500n, router.contract, addressOf('provider'));
    const deposited = router.call('deposit-own-stx', [uint(500n), ascii('balanced')], 'anybody');
    const fields = { provider: router.contract, token: 'STX', tier: 'balanced', epoch: '0', amount: '500' };
    expectPrints(deposited, [['funds-deposited', fields]]);
    const book = { provider: router.contract, token: 'STX', tier: 'balanced', epoch: 0n };
    const signature = world.voucherSignature({ ...book, capitalLimit: 500n, premiumLimit: 0n });
    const args = [ascii('balanced'), uint(0n), uint(200n), uint(500n), buffer(signature)];
    expect(outcomeOf(router.call('withdraw-own-stx', args, 'anybody'))).toBe('ok');
    expect(chain.balance('STX', router.contract)).toBe(200n);
  });

  test('aStrayTransferIsNobodysAndOnlyExceedsTheBuckets', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 1_000n, 'provider');
    chain.mint('STX', addressOf('stray'), 77n);
    chain.transferStx(77n, world.vault, addressOf('stray'));
    expect(world.totals('STX').available).toBe('1000');
    expect(world.holding('STX')).toBe(1_077n);
  });
});

describe('request-exit', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const router = deployRouter(world);
    let [token, amount] = ['DOGE', 2n ** 51n];
    let act = () => router.call('request-exit', [ascii(token), ascii('balanced'), uint(amount)], 'provider');
    expectRefusalsInOrder(() => act(), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault()],
      ['vault ERR_INDIRECT_CALL', () => (act = () => world.requestExit(token, 'balanced', amount, 'provider'))],
      ['vault ERR_UNKNOWN_BOOK', () => (token = 'SBTC')],
      ['vault ERR_AMOUNT_TOO_LARGE', () => (amount = 2n ** 51n - 1n)],
    ]);
  });

  test.each([0n, 700n])('ofAmount %s printsAndMovesNothing', (amount) => {
    const world = World.start(chain);
    world.fund('SBTC', 'aggressive', 1_000n, 'provider');
    const fields = { provider: addressOf('provider'), token: 'SBTC', tier: 'aggressive', epoch: '0', amount: String(amount) };
    expectPrints(world.requestExit('SBTC', 'aggressive', amount, 'provider'), [['exit-requested', fields]]);
    expect(world.totals('SBTC').available).toBe('1000');
    expect(world.holding('SBTC')).toBe(1_000n);
  });
});

/** A world with 1,000 of capital, 200 of it locked, and 95 of premium in epoch 1 of the book. */
function earningWorld(token = 'STX') {
  const world = World.start(chain, { vault: { registry: 'registry' } });
  world.fund(token, 'balanced', 1_000n, 'provider');
  world.reopen(token, 'balanced', 800n);
  chain.mint(token, addressOf('registry'), 100n);
  const lock = { policyId: 1n, token, tier: 'balanced', collateral: 200n, premium: 100n, payer: 'registry' };
  expect(outcomeOf(world.lockCollateral(lock, 'registry'))).toBe('ok');
  const ask = { provider: 'provider', token, tier: 'balanced', epoch: 1n };
  return { world, ask };
}

describe('withdraw', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const router = deployRouter(world);
    const ask = { provider: 'provider', token: 'STX', tier: 'moderate', epoch: 9n, capital: 0n, premium: 0n, capitalLimit: 5_000n, premiumLimit: 500n };
    const signed = { capitalLimit: 5_001n };
    const indirect = () => {
      const numbers = [ask.epoch, ask.capital, ask.premium, ask.capitalLimit, ask.premiumLimit].map(uint);
      return router.call('withdraw', [ascii('STX'), ascii(ask.tier), ...numbers, buffer('00'.repeat(65))], 'provider');
    };
    let act = indirect;
    const open = () => {
      world.fund('STX', 'balanced', 1_000n, 'provider');
      world.reopen('STX', 'balanced', 800n);
      chain.mint('STX', addressOf('registry'), 100n);
      const lock = { policyId: 1n, token: 'STX', tier: 'balanced', collateral: 200n, premium: 100n, payer: 'registry' };
      world.lockCollateral(lock, 'registry');
      chain.advance(EPOCH_BLOCKS);
      ask.epoch = 1n;
    };
    const direct = () => {
      act = () => world.withdraw(ask, signed);
      world.setPaused(true);
    };
    expectRefusalsInOrder(() => act(), [
      ['vault ERR_NOT_INITIALISED', () => world.initialiseVault({ registry: 'registry' })],
      ['vault ERR_INDIRECT_CALL', direct],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_INVALID_SIGNATURE', () => delete signed.capitalLimit],
      ['vault ERR_UNKNOWN_BOOK', () => (ask.tier = 'balanced')],
      ['vault ERR_NOT_CURRENT_EPOCH', open],
      ['vault ERR_EPOCH_OVER', () => world.reopen('STX', 'balanced', 0n) && (ask.epoch = 2n)],
      ['vault ERR_ZERO_AMOUNT', () => ([ask.capital, ask.premium] = [5_001n, 501n])],
      ['vault ERR_ABOVE_CAPITAL_LIMIT', () => (ask.capital = 5_000n)],
      ['vault ERR_ABOVE_PREMIUM_LIMIT', () => (ask.premium = 500n)],
      ['vault ERR_ABOVE_AVAILABLE', () => (ask.capital = 800n)],
      ['vault ERR_ABOVE_PREMIUM', () => (ask.premium = 95n)],
    ]);
    expect(world.totals('STX')).toEqual({ available: '0', locked: '200', premium: '0', fees: '5' });
  });

  test.each(TOKENS)('of %s paysCapitalAndPremiumToTheProvider', (token) => {
    const { world, ask } = earningWorld(token);
    const before = world.balance(token, 'provider');
    const receipt = world.withdraw({ ...ask, capital: 300n, premium: 40n, capitalLimit: 500n, premiumLimit: 90n });
    const book = { provider: addressOf('provider'), token, tier: 'balanced', epoch: '1' };
    expectPrints(receipt, [['funds-withdrawn', { ...book, capital: '300', premium: '40' }]]);
    expect(world.balance(token, 'provider') - before).toBe(340n);
    expect(world.totals(token)).toEqual({ available: '500', locked: '200', premium: '55', fees: '5' });
    expect(world.holding(token)).toBe(760n);
    expect(world.withdrawn('provider', token, 'balanced')).toEqual({ epoch: '1', capital: '300', premium: '40' });
    expect(world.withdrawn('stranger', token, 'balanced')).toEqual({ epoch: '0', capital: '0', premium: '0' });
  });

  test('capitalCountsWithinAnEpochAndPremiumForEver', () => {
    const { world, ask } = earningWorld();
    const limits = { capitalLimit: 100n, premiumLimit: 50n };
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 100n, premium: 50n }))).toBe('ok');
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    world.reopen('STX', 'balanced', 0n);
    const next = { ...ask, ...limits, epoch: 2n };
    expect(outcomeOf(world.withdraw({ ...next, premium: 1n }))).toBe('vault ERR_ABOVE_PREMIUM_LIMIT');
    expect(outcomeOf(world.withdraw({ ...next, capital: 60n }))).toBe('ok');
    expect(world.withdrawn('provider', 'STX', 'balanced')).toEqual({ epoch: '2', capital: '60', premium: '50' });
  });

  test('aLimitBelowWhatWasWithdrawnPaysNothing', () => {
    const { world, ask } = earningWorld();
    const limits = { capitalLimit: 100n, premiumLimit: 50n };
    world.withdraw({ ...ask, ...limits, capital: 100n, premium: 50n });
    const lessCapital = { ...ask, capitalLimit: 60n, premiumLimit: 90n };
    expect(outcomeOf(world.withdraw({ ...lessCapital, capital: 1n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(outcomeOf(world.withdraw({ ...lessCapital, premium: 1n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    const lessPremium = { ...ask, capitalLimit: 200n, premiumLimit: 30n };
    expect(outcomeOf(world.withdraw({ ...lessPremium, premium: 1n }))).toBe('vault ERR_ABOVE_PREMIUM_LIMIT');
    expect(outcomeOf(world.withdraw({ ...lessPremium, capital: 1n }))).toBe('vault ERR_ABOVE_PREMIUM_LIMIT');
  });

  // The sums that a limit of all ones could overflow are never formed.
  test('theLargestNumbersAreRefusedNotWrapped', () => {
    const { world, ask } = earningWorld();
    const all = 2n ** 128n - 1n;
    const limits = { capitalLimit: all, premiumLimit: all };
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n }))).toBe('ok');
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: all }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: all - 1n }))).toBe('vault ERR_ABOVE_AVAILABLE');
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, premium: all }))).toBe('vault ERR_ABOVE_PREMIUM');
  });
});

describe('voucher', () => {
  const limits = { capitalLimit: 300n, premiumLimit: 0n };

  // Every field that is signed, changed alone: the signature is for something else.
  const changes = {
    vault: (world) => ({ vault: `${world.deployer}.another-vault` }),
    vaultOfAnotherDeployer: () => ({ vault: `${addressOf('stranger')}.liquidity-pool-vault` }),
    chain: () => ({ chain: 1n }),
    provider: () => ({ provider: 'stranger' }),
    token: () => ({ token: 'SBTC' }),
    tier: () => ({ tier: 'aggressive' }),
    epoch: () => ({ epoch: 2n }),
    capitalLimit: () => ({ capitalLimit: 299n }),
    premiumLimit: () => ({ premiumLimit: 1n }),
    key: () => ({ key: 'stranger' }),
  };

  test.each(Object.keys(changes))('ofAnother %s isRefused', (field) => {
    const { world, ask } = earningWorld();
    const signed = changes[field](world);
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n }, signed))).toBe('vault ERR_INVALID_SIGNATURE');
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n }))).toBe('ok');
  });

  test('usedBySomebodyElseIsRefused', () => {
    const { world, ask } = earningWorld();
    const asked = { ...ask, ...limits, capital: 1n };
    expect(outcomeOf(world.withdraw(asked, {}, 'stranger'))).toBe('vault ERR_INVALID_SIGNATURE');
  });

  test('withAMangledSignatureIsRefused', () => {
    const { world, ask } = earningWorld();
    const good = world.voucherSignature({ ...ask, ...limits });
    const mangled = ['00'.repeat(65), 'ff'.repeat(65), good.slice(2), good.slice(0, 126), good.slice(0, 128) + '04', ''];
    for (const signature of mangled) {
      expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n, signature }))).toBe('vault ERR_INVALID_SIGNATURE');
    }
  });

  // Whether the VM takes the twin of a signature or not, it is no second voucher: the limit is what counts.
  test('withTheOtherSignatureOfTheSameMessagePaysNothingMore', () => {
    const { world, ask } = earningWorld();
    const good = world.voucherSignature({ ...ask, ...limits });
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 300n, signature: good }))).toBe('ok');
    const twin = outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n, signature: malleate(good) }));
    expect(['vault ERR_INVALID_SIGNATURE', 'vault ERR_ABOVE_CAPITAL_LIMIT']).toContain(twin);
    expect(world.totals('STX').available).toBe('500');
  });

  test('S11 paysNotMoreThanItSaysAndNotInAnotherEpoch', () => {
    const { world, ask } = earningWorld();
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 301n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n }))).toBe('vault ERR_EPOCH_OVER');
    world.openEpochs([{ token: 'STX', tier: 'balanced', capacity: 0n }]);
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, capital: 1n }))).toBe('vault ERR_NOT_CURRENT_EPOCH');
    expect(outcomeOf(world.withdraw({ ...ask, ...limits, epoch: 3n, capital: 1n }))).toBe('vault ERR_NOT_CURRENT_EPOCH');
  });

  test('S12 twoVouchersOfAnEpochPayTheLargerNotTheSum', () => {
    const { world, ask } = earningWorld();
    const before = world.balance('STX', 'provider');
    expect(outcomeOf(world.withdraw({ ...ask, capitalLimit: 300n, capital: 300n }))).toBe('ok');
    expect(outcomeOf(world.withdraw({ ...ask, capitalLimit: 450n, capital: 151n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(outcomeOf(world.withdraw({ ...ask, capitalLimit: 450n, capital: 150n }))).toBe('ok');
    expect(outcomeOf(world.withdraw({ ...ask, capitalLimit: 300n, capital: 1n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(world.balance('STX', 'provider') - before).toBe(450n);
  });

  test('booksAndProvidersCountApart', () => {
    const { world, ask } = earningWorld();
    world.fund('STX', 'aggressive', 100n, 'provider');
    world.fund('STX', 'balanced', 100n, 'other');
    world.reopen('STX', 'aggressive', 0n);
    world.reopen('STX', 'balanced', 0n);
    const both = { ...ask, epoch: 2n, capitalLimit: 100n, capital: 100n };
    expect(outcomeOf(world.withdraw(both))).toBe('ok');
    expect(outcomeOf(world.withdraw({ ...both, provider: 'other' }))).toBe('ok');
    chain.advanceTo(BigInt(world.book('STX', 'aggressive')['ends-at']));
    world.openEpochs([{ token: 'STX', tier: 'aggressive', capacity: 0n }]);
    expect(outcomeOf(world.withdraw({ ...both, tier: 'aggressive' }))).toBe('ok');
  });
});
