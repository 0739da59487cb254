// Deposits, exit requests and withdrawals.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { EPOCH_BLOCKS, GRACE, TIERS, TOKENS, VaultWorld as World, stx } from '../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const routerOf = (world) => chain.deploy('router', routed(world.vault), world.deployer);

/** The same functions without as-contract: the caller is a contract, the sender is not. */
function routed(vault) {
  const ask = `(leaf (optional {
      provider: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, opening: uint,
      settled-burden: uint, settled-premium: uint, weights: (list 400 { epoch: uint, weight: uint }) }))
    (proof (list 40 { hash: (buff 32), sum: uint, left: bool }))`;
  return `
    (define-public (deposit-stx (amount uint) (tier (string-ascii 12))) (contract-call? '${vault} deposit-stx amount tier))
    (define-public (deposit-sbtc (amount uint) (tier (string-ascii 12))) (contract-call? '${vault} deposit-sbtc amount tier))
    (define-public (request-exit (token (string-ascii 4)) (tier (string-ascii 12)) (amount uint))
      (contract-call? '${vault} request-exit token tier amount))
    (define-public (withdraw (token (string-ascii 4)) (tier (string-ascii 12)) (capital uint) (premium uint) ${ask})
      (contract-call? '${vault} withdraw token tier capital premium leaf proof))`;
}

describe('deposit', () => {
  test.each(TOKENS)('of %s refusesInOrder', (token) => {
    const world = World.start(chain);
    const router = routerOf(world);
    const method = token === 'STX' ? 'deposit-stx' : 'deposit-sbtc';
    const poor = `poor ${world.deployer}`;
    let [tier, amount] = ['moderate', 0n];
    let act = () => chain.call(router, method, world.depositArguments(tier, amount), addressOf(poor));
    expectRefusalsInOrder(() => act(), [
      ['vault ERR_INDIRECT_CALL', () => (act = () => world.deposit(token, tier, amount, poor))],
      ['vault ERR_UNKNOWN_BOOK', () => world.setPaused(true) && (tier = 'balanced')],
      ['vault ERR_PAUSED', () => world.setPaused(false)],
      ['vault ERR_ZERO_AMOUNT', () => (amount = 2n ** 51n)],
      ['vault ERR_AMOUNT_TOO_LARGE', () => (amount = 2n ** 128n - 1n)],
      ['vault ERR_AMOUNT_TOO_LARGE', () => (amount = 5_000n)],
      ['vault ERR_PAYMENT_IN_FAILED', () => chain.mint(token, addressOf(poor), 4_999n)],
      ['vault ERR_PAYMENT_IN_FAILED', () => chain.mint(token, addressOf(poor), 1n)],
    ]);
  });

  test.each(TOKENS)('of %s movesTheTokensIntoTheBook', (token) => {
    const world = World.start(chain);
    TIERS.forEach((tier, index) => {
      const amount = 1_000n + BigInt(index);
      const fields = { provider: addressOf('provider'), token, tier, epoch: '0', amount: String(amount) };
      expectPrints(world.fund(token, tier, amount, 'provider'), [['funds-deposited', fields]]);
      expect(world.book(token, tier).capital).toBe(String(amount));
    });
    expect(world.totals(token)).toEqual({ capital: '3003', locked: '0', 'premium-pending': '0', 'premium-earned': '0', fees: '0' });
    expect(world.holding(token)).toBe(3_003n);
    expect(world.totals(TOKENS.find((name) => name !== token)).capital).toBe('0');
  });

  test('belongsToTheCurrentEpochBelowItsEndAndToTheNextFromThere', () => {
    const world = World.start(chain);
    const endsAt = BigInt(world.book('STX', 'balanced')['ends-at']);
    const labels = [endsAt - 1n, endsAt].map((height) => {
      chain.advanceTo(height);
      const { epoch } = printsOf(world.fund('STX', 'balanced', 5n, 'provider'), 'funds-deposited')[0];
      expect(printsOf(world.requestExit('STX', 'balanced', 1n, 'provider'), 'exit-requested')[0].epoch).toBe(epoch);
      return epoch;
    });
    expect(labels).toEqual(['0', '1']);
    const account = { 'deposited-ever': '10', label: '0', deposited: '5', 'deposited-next': '5' };
    expect(world.accountOf('provider', 'STX', 'balanced')).toMatchObject(account);
    world.reopen({ token: 'STX', tier: 'balanced', capacity: 0n });
    world.fund('STX', 'balanced', 7n, 'provider');
    expect(world.accountOf('provider', 'STX', 'balanced')).toMatchObject({ label: '1', deposited: '12', 'deposited-next': '0' });
  });

  test('fillsABookUpToTheSupplyAndNoFurther', () => {
    const world = World.start(chain);
    expect(outcomeOf(world.fund('STX', 'balanced', 2n ** 51n - 1n, 'whale'))).toBe('ok');
    expect(outcomeOf(world.fund('STX', 'balanced', 1n, 'whale'))).toBe('vault ERR_AMOUNT_TOO_LARGE');
  });
});

describe('requestExit', () => {
  test('refusesInOrder', () => {
    const world = World.start(chain);
    const router = routerOf(world);
    let [tier, amount] = ['moderate', 101n];
    let act = () => chain.call(router, 'request-exit', world.exitArguments('STX', tier, amount), addressOf('newcomer'));
    expectRefusalsInOrder(() => act(), [
      ['vault ERR_INDIRECT_CALL', () => (act = () => world.requestExit('STX', tier, amount, 'newcomer'))],
      ['vault ERR_UNKNOWN_BOOK', () => (tier = 'balanced')],
      ['vault ERR_UNKNOWN_PROVIDER', () => world.fund('STX', 'balanced', 100n, 'newcomer')],
      ['vault ERR_ABOVE_DEPOSITS', () => (amount = 2n ** 128n - 1n)],
      ['vault ERR_ABOVE_DEPOSITS', () => (amount = 100n)],
    ]);
  });

  test('printsAndIsNeverPaused', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 100n, 'provider');
    world.setPaused(true);
    const fields = { provider: addressOf('provider'), token: 'STX', tier: 'balanced', epoch: '0', amount: '40' };
    expectPrints(world.requestExit('STX', 'balanced', 40n, 'provider'), [['exit-requested', fields]]);
    expect(outcomeOf(world.requestExit('STX', 'balanced', 0n, 'provider'))).toBe('ok');
  });
});

// Half of 1,024 is for sale: a share that the ratios hold exactly.
describe('withdraw', () => {
  test('refusesInOrder', () => {
    const world = World.start(chain);
    const router = routerOf(world);
    world.fund('STX', 'balanced', 1_024n, 'provider');
    const claim = world.reopenFor('provider', { token: 'STX', tier: 'balanced', capacity: 512n, opening: 1_024n });
    const other = { ...claim, leaf: { ...claim.leaf, provider: addressOf('other') } };
    let ask = { ...other, tier: 'moderate' };
    let act = () => chain.call(router, 'withdraw', world.withdrawArguments(ask), addressOf('provider'));
    const over = () => chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    const again = () => (ask = { ...world.reopenFor('provider', { token: 'STX', tier: 'balanced', capacity: 512n, opening: 1_024n }) });
    const paused = () => {
      act = () => world.withdraw(ask, 'provider');
      world.setPaused(true);
      chain.advance(EPOCH_BLOCKS / 2n);
    };
    expectRefusalsInOrder(() => act(), [
      ['vault ERR_INDIRECT_CALL', paused],
      ['vault ERR_UNKNOWN_BOOK', () => (ask = other)],
      ['vault ERR_PAUSED', () => world.setPaused(false) && over()],
      ['vault ERR_EPOCH_OVER', () => again() && (ask = { ...ask, leaf: { ...ask.leaf, provider: addressOf('other') } })],
      ['vault ERR_ZERO_AMOUNT', () => (ask = { ...ask, capital: 513n, premium: 1n })],
      ['vault ERR_ANOTHER_LEAF', () => (ask = { ...ask, leaf: { ...ask.leaf, provider: addressOf('provider'), opening: 1_023n } })],
      ['vault ERR_NOT_IN_ROOT', () => (ask = { ...ask, leaf: { ...ask.leaf, opening: 1_024n } })],
      ['vault ERR_ABOVE_CAPITAL_LIMIT', () => (ask = { ...ask, capital: 512n })],
      ['vault ERR_ABOVE_PREMIUM_LIMIT', () => (ask = { ...ask, premium: 0n })],
    ]);
    expect(world.balance('STX', 'provider')).toBe(512n);
  });

  test('ofTheFirstHalfOfAnEpochNoPauseTakesAnything', () => {
    const world = World.start(chain, { vault: { epochBlocks: 7n } });
    world.fund('STX', 'balanced', 1_024n, 'p');
    const claim = world.reopenFor('p', { token: 'STX', tier: 'balanced', capacity: 512n, opening: 1_024n });
    world.setPaused(true);
    const outcomes = Array.from({ length: 8 }, () => {
      const outcome = outcomeOf(world.withdraw({ ...claim, capital: 1n }, 'p'));
      chain.advance(1n);
      return outcome;
    });
    // 7 blocks, 3 of them the second half; behind them the epoch is over, and the pause is asked first.
    expect(outcomes).toEqual([...Array(4).fill('ok'), ...Array(4).fill('vault ERR_PAUSED')]);
    expect(outcomeOf(world.fund('STX', 'balanced', 1n, 'p'))).toBe('vault ERR_PAUSED');
  });

  test('afterTheWithdrawalNothingMoreOfThisEpochIsHis', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 1_024n, 'p');
    const claim = world.reopenFor('p', { token: 'STX', tier: 'balanced', capacity: 512n, opening: 1_024n });
    const fields = { provider: addressOf('p'), token: 'STX', tier: 'balanced', epoch: '1', capital: '150', premium: '0' };
    expectPrints(world.withdraw({ ...claim, capital: 150n }, 'p'), [['funds-withdrawn', fields]]);
    expect(world.claim('p', claim).ok).toEqual({ 'capital-limit': '512', 'premium-limit': '0', capital: '362', premium: '0' });
    expect(outcomeOf(world.withdraw({ ...claim, capital: 2n ** 128n - 1n }, 'p'))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(outcomeOf(world.withdraw({ ...claim, capital: 362n }, 'p'))).toBe('ok');
    expect(outcomeOf(world.withdraw({ ...claim, capital: 1n }, 'p'))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(world.book('STX', 'balanced').capital).toBe('512');
  });

  test('withoutALeafOnlyWhatCameInThisEpoch', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 70n, 'p');
    const ask = { token: 'STX', tier: 'balanced' };
    expect(world.claim('p', ask).ok).toEqual({ 'capital-limit': '70', 'premium-limit': '0', capital: '70', premium: '0' });
    expect(outcomeOf(world.withdraw({ ...ask, capital: 70n }, 'p'))).toBe('ok');
    expect(outcomeOf(world.claim('p', { token: 'STX', tier: 'moderate' }))).toBe('vault ERR_UNKNOWN_BOOK');
  });

  test('whoTrustsAFalseRootIsBoundByDepositsAndByWhatIsThere', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 1_000n, 'honest');
    world.fund('STX', 'balanced', 100n, 'liar');
    // The allocator says that all of it is the liar's: the capacity keeps 880 in, his deposits bound him at 100, of premium there is none.
    const claim = world.reopenFor('liar', { token: 'STX', tier: 'balanced', capacity: 0n, opening: 1_100n });
    const lie = { ...claim, leaf: { ...claim.leaf } };
    expect(world.claim('liar', lie).ok).toMatchObject({ 'capital-limit': '1100', capital: '100', premium: '0' });
    expect(outcomeOf(world.withdraw({ ...lie, capital: 101n }, 'liar'))).toBe('vault ERR_ABOVE_DEPOSITS');
    expect(outcomeOf(world.withdraw({ ...lie, capital: 100n }, 'liar'))).toBe('ok');
  });

  test('neverUncoversWhatIsForSaleNorTakesPremiumThatIsNotThere', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 1_000n, 'liar');
    world.chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    const claim = world.claimWithLeaf('liar', { token: 'STX', tier: 'balanced', opening: 2_000n, settledPremium: 5n * 4096n });
    world.reopen({ token: 'STX', tier: 'balanced', capacity: 800n, weight: claim.root.sum, root: claim.root.hash });
    // By the lie 2,000 - 800 x 2,000 / 2,000 = 1,200; deposited 1,000; but only 1,000 - 800 are not for sale.
    expect(outcomeOf(world.withdraw({ ...claim, capital: 201n }, 'liar'))).toBe('vault ERR_ABOVE_AVAILABLE');
    expect(outcomeOf(world.withdraw({ ...claim, premium: 5n }, 'liar'))).toBe('vault ERR_ABOVE_PREMIUM');
    expect(outcomeOf(world.withdraw({ ...claim, capital: 200n }, 'liar'))).toBe('ok');
  });

  test('premiumTakenByAFalseRootHoldsNobodysCapital', () => {
    const world = World.start(chain, { roles: { registry: 'registry' } });
    const book = { token: 'STX', tier: 'balanced' };
    world.fund('STX', 'balanced', 1_024n, 'p');
    world.reopen({ ...book, capacity: 512n, weight: 1_024n * 4096n });
    chain.mint('STX', addressOf('registry'), 10n);
    world.lockCollateral({ ...book, collateral: 100n, premium: 10n, owner: 'registry' }, 'registry');
    world.settlePolicy(1n, 0n, 'registry');
    const lie = world.reopenFor('p', { ...book, capacity: 0n, opening: 1_024n, settledPremium: 10n * 4096n });
    expect(outcomeOf(world.withdraw({ ...lie, premium: 10n }, 'p'))).toBe('ok');
    const truth = world.reopenFor('p', { ...book, capacity: 0n, opening: 1_024n, settledPremium: 4n * 4096n });
    expect(world.claim('p', truth).ok).toMatchObject({ 'premium-limit': '4', capital: '1024', premium: '0' });
    expect(outcomeOf(world.withdraw({ ...truth, premium: 1n }, 'p'))).toBe('vault ERR_ABOVE_PREMIUM_LIMIT');
    expect(outcomeOf(world.withdraw({ ...truth, capital: 1_024n }, 'p'))).toBe('ok');
  });

  test('inAClosedBookIsNeverPausedAndCountsWhatCameForTheNextEpoch', () => {
    const world = World.start(chain);
    world.fund('STX', 'balanced', 10n, 'p');
    chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    world.fund('STX', 'balanced', 5n, 'p');
    chain.advance(GRACE);
    world.setPaused(true);
    expect(outcomeOf(world.closeBook('STX', 'balanced'))).toBe('ok');
    expect(outcomeOf(world.withdraw({ token: 'STX', tier: 'balanced', capital: 15n }, 'p'))).toBe('ok');
    chain.advance(432n);
    expect(outcomeOf(world.fund('STX', 'balanced', 5n, 'p'))).toBe('vault ERR_BOOK_CLOSED');
    expect(outcomeOf(world.requestExit('STX', 'balanced', 0n, 'p'))).toBe('vault ERR_BOOK_CLOSED');
  });
});
