// S19: the operator stops for ever with policies open. Strangers close the books and end the policies, everybody leaves with what the
// ledger says to the unit, by leaves made from the chain alone, and the vault is empty but for dust.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { Pool } from '../support/pool.js';
import { Random } from '../support/random.js';
import { outcomeOf, printsOf } from '../support/refusals.js';
import { BOOKS, NO_SHARES, TOKENS, btc, stx, usd } from '../support/world.js';

const BOOK = { token: 'STX', tier: 'balanced' };
const PROVIDERS = ['irene', 'ivan', 'ida', 'igor'];
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

/** Six books at work for a few epochs: deposits, exits, policies of both kinds, some of them ended. */
function working(seed) {
  const random = new Random(seed);
  const pool = new Pool(chain, { vault: { epochBlocks: 40n, shares: NO_SHARES } });
  for (const { token, tier } of BOOKS) {
    for (const name of PROVIDERS) pool.deposit({ token, tier }, token === 'STX' ? stx(20_000) + BigInt(random.below(1e9)) : btc(1) + BigInt(random.below(1e6)), name);
  }
  for (let epoch = 0; epoch < 3; epoch += 1) {
    pool.nextEpoch();
    pool.record();
    for (const { token, tier } of BOOKS) {
      const terms = token === 'STX' ? {} : { policyType: 'CALL', collateral: btc(0.5), premium: btc(0.01) };
      const bought = pool.buy({ ...terms, token, tier, expirationHeight: chain.burnHeight + BigInt(30 + random.below(500)) });
      if (token === 'SBTC' || epoch === 0) expect(['ok', 'vault ERR_ABOVE_CAPACITY']).toContain(outcomeOf(bought));
    }
    pool.requestExit(BOOKS[epoch], stx(0) + 1_000_000n, 'ida');
    pool.withdrawAll(BOOKS[epoch], 'ivan');
    pool.deposit(BOOKS[epoch], 1_234_567n, random.pick(PROVIDERS));
    pool.advance(10n);
  }
  return { pool, random };
}

/** Everybody takes all he has in every book; returns what the books said. */
function leave(pool) {
  for (const book of BOOKS) {
    for (const provider of pool.ledger.of(book).accounts.keys()) {
      const before = chain.balance(book.token, provider);
      const { capital, premium } = pool.ledger.of(book).withdrawable(provider);
      const receipt = pool.withdrawAll(book, provider);
      if (receipt) expect(outcomeOf(receipt)).toBe('ok');
      expect(chain.balance(book.token, provider) - before).toBe(capital + premium);
    }
  }
}

/** A stranger ends them by what he reads from the chain: their statuses. */
function closedBy(pool, policies) {
  const ended = pool.expire(policies.map((id) => pool.itemFor(id)));
  return printsOf(ended, 'policy-closed').map(({ status }) => status);
}

function expectDustOnly(pool) {
  for (const token of TOKENS) {
    if (pool.world.totals(token).fees !== '0') pool.saw(pool.world.sweepFees(token, 'stranger'));
    const accounts = BOOKS.filter((book) => book.token === token).reduce((sum, book) => sum + pool.ledger.of(book).accounts.size, 0);
    const totals = pool.world.totals(token);
    expect([totals.locked, totals['premium-pending'], totals.fees]).toEqual(['0', '0', '0']);
    const dust = pool.world.holding(token);
    console.info(`${token}: ${dust} base units of dust left by ${accounts} accounts`);
    expect(dust).toBeLessThanOrEqual(BigInt(2 * accounts));
  }
}

test.each([1, 2])('S19 everybodyIsGoneOracleToo seed %s', (seed) => {
  const { pool } = working(seed);
  expect(pool.ledger.falseRoots).toBeUndefined();
  const open = pool.openPolicies();
  expect(open.length).toBeGreaterThan(3);
  for (const book of BOOKS) expect(outcomeOf(pool.world.closeBook(book.token, book.tier, 'stranger'))).toBe('vault ERR_GRACE_NOT_OVER');
  expect(pool.closeBooks().map(outcomeOf)).toEqual(Array(6).fill('ok'));
  // What is free already, at once; the rest when the policies are over.
  leave(pool);
  pool.advance(2_000n);
  // Some expired while there were prices and were never ended; the others have none for ever.
  const last = BigInt(pool.world.price('BTC').height);
  const expected = open.map((id) => (BigInt(pool.world.policy(id)['expiration-height']) <= last ? 'EXPIRED_OTM' : 'VOID'));
  expect(expected).toContain('VOID');
  expect(closedBy(pool, open)).toEqual(expected);
  leave(pool);
  expectDustOnly(pool);
});

test('S19 theOracleGoesOnAndThePoliciesSettle', () => {
  const { pool } = working(3);
  const open = pool.openPolicies();
  const last = open.map((id) => BigInt(pool.world.policy(id)['expiration-height'])).reduce((a, b) => (a > b ? a : b));
  pool.advanceTo(last);
  pool.record({ BTC: usd(41_000), STX: usd(0.55) });
  // Long behind it, and in any order: every policy settles at the first record behind its expiration.
  pool.closeBooks();
  const statuses = closedBy(pool, open);
  expect(statuses).toHaveLength(open.length);
  expect(statuses).toContain('EXPIRED_ITM');
  leave(pool);
  expectDustOnly(pool);
});

test('S19 whoSleptForYearsStillGetsHisOwn', () => {
  const pool = new Pool(chain, { vault: { epochBlocks: 40n, shares: NO_SHARES } });
  pool.deposit(BOOK, stx(100_000), 'sleeper');
  pool.nextEpoch([BOOK]);
  pool.record();
  expect(outcomeOf(pool.buy({ ...BOOK, expirationHeight: chain.burnHeight + 50n }))).toBe('ok');
  pool.advance(50n);
  pool.record({ BTC: usd(48_000), STX: usd(0.6) });
  pool.expire([{ policyId: 1n, btcAt: chain.burnHeight, stxAt: chain.burnHeight }]);
  pool.closeBooks([BOOK]);
  pool.advance(200_000n);
  const before = chain.balance('STX', addressOf('sleeper'));
  expect(outcomeOf(pool.withdrawAll(BOOK, 'sleeper'))).toBe('ok');
  // 100,000 less the 10,000 that were paid, and 950 of premium, each a unit less: ratios round against him, the dust stays.
  expect(chain.balance('STX', addressOf('sleeper')) - before).toBe(stx(90_950) - 2n);
  expect(pool.world.book(BOOK.token, BOOK.tier).capital).toBe('1');
});
