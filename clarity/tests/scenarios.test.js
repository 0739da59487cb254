// The scenarios of docs/domain.md that concern the contracts and have no file of their own. S13 to S15:
// registry-outcomes; S16: registry-purchase; S19: last-one-out; S20, S21: stolen-keys.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { MARKET, Pool } from '../support/pool.js';
import { outcomeOf, printsOf } from '../support/refusals.js';
import { NO_SHARES, SHARES, btc, stx, usd } from '../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

/** S1, S4: A and B with 100,000 and 50,000 STX, and a policy that locks 56,250. */
function sold(overrides = {}) {
  const pool = new Pool(chain, { vault: { epochBlocks: 200n, shares: NO_SHARES, feeBps: 0n } });
  pool.deposit(BOOK, stx(100_000), 'a');
  pool.deposit(BOOK, stx(50_000), 'b');
  pool.nextEpoch([BOOK]);
  pool.record();
  expect(outcomeOf(pool.buy({ ...BOOK, expirationHeight: chain.burnHeight + 20n, ...overrides }))).toBe('ok');
  return pool;
}

function settle(pool, prices) {
  pool.advance(20n);
  pool.record(prices);
  return pool.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]);
}

const claimOf = (pool, name) => pool.world.claim(name, pool.ledger.claimOf(addressOf(name), BOOK)).ok;

test('S1 weightsAreTwoToOneAndCapacityIs80Percent', () => {
  const pool = sold();
  expect(pool.world.book(BOOK.token, BOOK.tier).capacity).toBe(String(stx(120_000)));
  const [a, b] = ['a', 'b'].map((name) => pool.ledger.claimOf(addressOf(name), BOOK).leaf.weights[0].weight);
  expect([a, b]).toEqual([stx(100_000) * 4096n, stx(50_000) * 4096n]);
});

test('S4 aPolicyLocks56250', () => {
  const pool = sold();
  expect(pool.world.book(BOOK.token, BOOK.tier).locked).toBe(String(stx(56_250)));
  // Nothing of it changes what they may take: it was kept for sale before. What is owed rounds up: a unit less than a fifth.
  expect(claimOf(pool, 'a')['capital-limit']).toBe(String(stx(20_000) - 1n));
});

test('S6 outOfTheMoneyAllIsReleasedAndThePremiumEarned', () => {
  const pool = sold();
  expect(printsOf(settle(pool, MARKET), 'policy-closed')[0].status).toBe('EXPIRED_OTM');
  // 1,000 STX of premium, two to one, down.
  expect(claimOf(pool, 'a')['premium-limit']).toBe('666666666');
  expect(claimOf(pool, 'b')['premium-limit']).toBe('333333333');
});

test('S7 lossesRoundUpAndTheRestIsFree', () => {
  const pool = sold();
  const [closed] = printsOf(settle(pool, { BTC: usd(48_000), STX: usd(0.6) }), 'policy-closed');
  expect(closed).toMatchObject({ payout: String(stx(10_000)), shortfall: '0' });
  pool.closeBooks([BOOK]);
  expect(claimOf(pool, 'a')['capital-limit']).toBe(String(stx(100_000) - 6_666_666_667n));
  expect(claimOf(pool, 'b')['capital-limit']).toBe(String(stx(50_000) - 3_333_333_334n));
});

test('S8 aShortfallIsRecordedAndNeverPaid', () => {
  const pool = sold();
  const [closed] = printsOf(settle(pool, { BTC: usd(20_000), STX: usd(0.3) }), 'policy-closed');
  expect(closed).toMatchObject({ payout: String(stx(56_250)), shortfall: '10416666666' });
});

test('S9 aPolicyThatEndedDoesNotEndAgain', () => {
  const pool = sold();
  settle(pool, { BTC: usd(48_000), STX: usd(0.6) });
  const book = pool.world.book(BOOK.token, BOOK.tier);
  const again = pool.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]);
  expect(printsOf(again, 'item-failed')[0]).toMatchObject({ 'policy-id': '1' });
  expect(printsOf(again, 'policy-settled')).toEqual([]);
  // The lock is gone: nothing is left that a registry could pay from.
  expect(pool.world.lock(1n)).toBeNull();
  expect(pool.world.book(BOOK.token, BOOK.tier)).toEqual(book);
});

test('S10 aNewcomerLosesNothing', () => {
  const pool = sold();
  pool.deposit(BOOK, stx(70_000), 'c');
  settle(pool, { BTC: usd(48_000), STX: usd(0.6) });
  pool.nextEpoch([BOOK]);
  pool.advanceTo(pool.endOf(BOOK));
  pool.closeBooks([BOOK]);
  expect(claimOf(pool, 'c')['capital-limit']).toBe(String(stx(70_000)));
});

test('S11 moreThanTheClaimOrAnothersLeafIsRefused', () => {
  const pool = sold();
  const own = pool.ledger.claimOf(addressOf('a'), BOOK);
  const { capital } = claimOf(pool, 'a');
  const over = { ...own, capital: BigInt(capital) + 1n };
  expect(outcomeOf(pool.world.withdraw(over, 'a'))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
  expect(outcomeOf(pool.world.withdraw({ ...own, capital: 1n }, 'b'))).toBe('vault ERR_ANOTHER_LEAF');
  // The other book's first epoch is over: a withdrawal is refused before its leaf is looked at.
  expect(outcomeOf(pool.world.withdraw({ ...own, tier: 'aggressive', capital: 1n }, 'a'))).toBe('vault ERR_EPOCH_OVER');
  expect(outcomeOf(pool.world.claim('a', { ...own, tier: 'aggressive' }))).toBe('vault ERR_ANOTHER_LEAF');
  expect(outcomeOf(pool.world.withdraw({ ...own, leaf: { ...own.leaf, opening: stx(200_000) }, capital: 1n }, 'a'))).toBe('vault ERR_NOT_IN_ROOT');
  pool.nextEpoch([BOOK]);
  expect(outcomeOf(pool.world.withdraw({ ...own, capital: 1n }, 'a'))).toBe('vault ERR_ANOTHER_LEAF');
});

test('S12 twoWithdrawalsByOneLeafPayTheLimitOnceAndWhatASettlementFreesBetween', () => {
  const pool = new Pool(chain, { vault: { epochBlocks: 200n, shares: NO_SHARES, feeBps: 0n } });
  pool.deposit(BOOK, stx(100_000), 'a');
  pool.nextEpoch([BOOK]);
  pool.record();
  pool.buy({ ...BOOK, expirationHeight: chain.burnHeight + 20n });
  pool.nextEpoch([BOOK]);
  // Of the next epoch 80 % of 100,000 less the 56,250 locked may be sold: 23,750. What is owed rounds up, by a unit.
  expect(claimOf(pool, 'a')['capital-limit']).toBe(String(stx(20_000) - 1n));
  const ask = { capital: stx(20_000) - 1n };
  expect(outcomeOf(pool.withdraw(BOOK, ask, 'a'))).toBe('ok');
  expect(outcomeOf(pool.withdraw(BOOK, { capital: 1n }, 'a'))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
  pool.record({ BTC: usd(48_000), STX: usd(0.6) });
  pool.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]);
  // 56,250 came free, less the 10,000 that were paid.
  expect(claimOf(pool, 'a')).toMatchObject({ 'capital-limit': String(stx(66_250) - 1n), capital: String(stx(46_250)) });
  expect(outcomeOf(pool.withdraw(BOOK, { capital: stx(46_250) }, 'a'))).toBe('ok');
  expect(outcomeOf(pool.withdraw(BOOK, { capital: 1n }, 'a'))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
});

test.each(['conservative', 'balanced', 'aggressive'])('S22 fourteenBuyersPayTheFloorAndDaySharesStopThem in a %s book', (tier) => {
  const pool = new Pool(chain, { vault: { epochBlocks: 200n } });
  const book = { token: 'STX', tier };
  pool.deposit(book, stx(1_000_000), 'provider');
  pool.nextEpoch([book]);
  pool.record();
  const expirationHeight = ((chain.burnHeight + 300n) / 144n) * 144n + 100n;
  const outcomes = [];
  for (let n = 0; n < 14; n += 1) {
    // The cheapest: far out of the money, 56,250 STX locked each, at the floor and a unit below it.
    const terms = pool.world.terms({ ...book, buyer: `buyer ${n}`, strike: usd(30_000), amount: btc(1), expirationHeight });
    const premium = pool.world.premiumFloor(terms, MARKET);
    expect(premium).toBeGreaterThan(stx(1));
    expect(outcomeOf(pool.buy({ ...terms, premium: premium - 1n }))).toMatch(/PREMIUM_BELOW_FLOOR/);
    outcomes.push(outcomeOf(pool.buy({ ...terms, premium, quoteId: pool.world.terms().quoteId })));
  }
  const bought = outcomes.filter((outcome) => outcome === 'ok').length;
  expect(BigInt(bought)).toBe((stx(1_000_000) * SHARES[tier][1]) / 10_000n / stx(56_250));
  expect(new Set(outcomes.slice(bought))).toEqual(new Set(['vault ERR_ABOVE_DAY_SHARE']));
});
