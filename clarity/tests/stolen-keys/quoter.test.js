// The quoter's key in the hands of a thief, who buys from himself until the guardian pauses: he cannot go below the floor, beyond the
// shares of a book, or off the oracle's price. What is lost is the difference between fair price and floor on one epoch's capacity.
import { beforeAll, expect, test } from 'vitest';
import { Chain } from '../../support/chain.js';
import { MARKET, Pool } from '../../support/pool.js';
import { blackScholes } from '../../support/pricing.js';
import { Random } from '../../support/random.js';
import { outcomeOf, printsOf } from '../../support/refusals.js';
import { seedsOf } from '../../support/scale.js';
import { SHARES, btc, stx, usd } from '../../support/world.js';

const VOLATILITY = 0.6;
const CAPITAL = { STX: stx(1_000_000), SBTC: btc(20) };
const UTILISATION = { STX: 8_000n, SBTC: 7_000n };
const YEAR = 52_560;
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

function pool(books) {
  const made = new Pool(chain, { vault: { epochBlocks: 144n } });
  for (const book of books) made.deposit(book, CAPITAL[book.token], 'provider');
  made.nextEpoch(books);
  made.record();
  return made;
}

/** What a policy is worth in base units of its token. */
function fairOf(terms) {
  const { policyType, strike, amount } = terms;
  const blocks = Number(terms.expirationHeight - chain.burnHeight);
  const usdPerBtc = blackScholes({ policyType, spot: 60_000, strike: Number(strike) / 1e8, blocks, volatility: VOLATILITY });
  return policyType === 'PUT' ? (usdPerBtc * Number(amount)) / 1e8 / 0.8 * 1e6 : (usdPerBtc / 60_000) * Number(amount);
}

function termsOf(world, { policyType, tier, strike, collateral, blocks }) {
  const isPut = policyType === 'PUT';
  // The most protection for a collateral: 2 % more than the ratio asks for.
  const amount = isPut ? (collateral * 1_000_000n * usd(0.8) * 102n) / (strike * 15_000n * 100n) : collateral;
  const base = { policyType, tier, token: isPut ? 'STX' : 'SBTC', strike, amount, collateral, expirationHeight: chain.burnHeight + blocks, buyer: 'thief' };
  const terms = world.terms({ ...base, premium: 1n });
  return { ...terms, premium: floorOf(world, terms) };
}

function floorOf(world, terms) {
  return world.premiumFloor(terms, MARKET, 200n);
}

/** The most that a unit of collateral can be worth above its floor: at the money, for a year, 2 % over the ratio. */
function worst(policyType) {
  const fair = blackScholes({ policyType, spot: 60_000, strike: 60_000, blocks: YEAR, volatility: VOLATILITY }) / 60_000;
  return (policyType === 'PUT' ? (fair / 1.5) * 1.02 : fair) - 0.02;
}

function steal(made, choose, tries) {
  const { world } = made;
  let [loss, bought] = [0, 0];
  for (let i = 0; i < tries; i += 1) {
    if (i % 20 === 19) made.record();
    const terms = { ...choose(i), validUntil: world.now + 100n };
    const receipt = made.buy(terms);
    if (outcomeOf(receipt) !== 'ok') continue;
    bought += 1;
    loss += fairOf(terms) - Number(terms.premium);
    const [created] = printsOf(receipt, 'policy-created');
    expect(BigInt(created.premium)).toBeGreaterThanOrEqual(floorOf(world, terms));
  }
  return { loss, bought };
}

function expectShares(made, { token, tier }) {
  const { world } = made;
  const { capital, used, capacity } = world.book(token, tier);
  expect(BigInt(used)).toBeLessThanOrEqual(BigInt(capacity));
  const byDay = new Map();
  for (const id of made.openPolicies()) {
    const lock = world.lock(id);
    if (lock.token !== token || lock.tier !== tier) continue;
    expect(BigInt(lock.collateral) * 10_000n).toBeLessThanOrEqual(BigInt(capital) * SHARES[tier][0]);
    const day = BigInt(lock['expiration-height']) / 144n;
    byDay.set(day, (byDay.get(day) ?? 0n) + BigInt(lock.collateral));
  }
  for (const sum of byDay.values()) expect(sum * 10_000n).toBeLessThanOrEqual(BigInt(capital) * SHARES[tier][1]);
}

test.each([
  ['PUT', { token: 'STX', tier: 'balanced' }],
  ['CALL', { token: 'SBTC', tier: 'aggressive' }],
])('greedily: %s at the money for a year at the floor', (policyType, book) => {
  const made = pool([book]);
  const [share] = SHARES[book.tier];
  const most = (CAPITAL[book.token] * share) / 10_000n;
  const choose = (i) => {
    const { used, capacity } = made.world.book(book.token, book.tier);
    const room = BigInt(capacity) - BigInt(used);
    const collateral = room < most ? room : most;
    return termsOf(made.world, { policyType, tier: book.tier, strike: usd(60_000), collateral: collateral > 0n ? collateral : most, blocks: 52_560n - BigInt(i) * 144n });
  };
  const { loss, bought } = steal(made, choose, 12);
  expectShares(made, book);
  const capacity = (CAPITAL[book.token] * UTILISATION[book.token]) / 10_000n;
  const bound = Number(capacity) * worst(policyType);
  console.info(`quoter, greedy, ${policyType}: ${bought} policies, loses ${((loss / Number(CAPITAL[book.token])) * 100).toFixed(1)} % of the book's capital; bound ${((bound / Number(CAPITAL[book.token])) * 100).toFixed(1)} %`);
  expect(bought).toBeGreaterThan(1);
  expect(loss).toBeGreaterThan(0);
  expect(loss).toBeLessThanOrEqual(bound);
  // The epoch is sold out; then the guardian pauses, and there is no next one.
  expect(outcomeOf(made.buy(choose(20)))).toMatch(/ABOVE_CAPACITY|ABOVE_DAY_SHARE/);
  made.saw(made.world.setPaused(true));
  expect(outcomeOf(made.nextEpoch([book]))).toBe('vault ERR_PAUSED');
});

test.each(seedsOf(1, 12))('at random, seed %s', (seed) => {
  const random = new Random(seed);
  const book = { token: 'STX', tier: 'aggressive' };
  const made = pool([book]);
  const choose = () => {
    const strike = (usd(60_000) * BigInt(4_000 + random.below(7_000))) / 10_000n;
    const collateral = 1n + (stx(600_000) * BigInt(random.below(1_000))) / 1_000n;
    const terms = termsOf(made.world, { policyType: 'PUT', tier: book.tier, strike, collateral, blocks: BigInt(1 + random.below(60_000)) });
    const cheaper = random.below(4) === 0 ? terms.premium - 1n : terms.premium;
    const off = random.below(4) === 0 ? { btcReference: (usd(60_000) * BigInt(9_000 + random.below(2_000))) / 10_000n } : {};
    return { ...terms, premium: cheaper > 0n ? cheaper : 1n, ...off };
  };
  const { loss, bought } = steal(made, choose, 60);
  expectShares(made, book);
  const capacity = (CAPITAL.STX * UTILISATION.STX) / 10_000n;
  console.info(`quoter, random seed ${seed}: ${bought} policies, loses ${((loss / Number(CAPITAL.STX)) * 100).toFixed(1)} % of the book's capital`);
  expect(loss).toBeLessThanOrEqual(Number(capacity) * worst('PUT'));
});
