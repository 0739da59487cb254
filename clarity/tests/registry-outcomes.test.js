// How policies end: activation, expiration, VOID, batches.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, failedItemsOf, outcomeOf, printsOf } from '../support/refusals.js';
import { uint } from '../support/values.js';
import { NO_SHARES, World, btc, stx, usd } from '../support/world.js';

const MARKET = { BTC: usd(60_000), STX: usd(0.8) };
const CALL = { policyType: 'CALL', token: 'SBTC', collateral: btc(0.5), premium: btc(0.01) };
let chain;

beforeAll(async () => {
  chain = await Chain.start();
  for (const token of ['STX', 'SBTC']) chain.mint(token, addressOf('buyer'), token === 'STX' ? stx(10_000_000) : btc(1_000));
});

function market() {
  const world = World.start(chain, { vault: { epochBlocks: 2_000n, shares: NO_SHARES } });
  for (const [token, amount] of [['STX', stx(1_000_000)], ['SBTC', btc(20)]]) {
    world.fund(token, 'aggressive', amount, 'provider');
    world.reopen({ token, tier: 'aggressive', capacity: (amount * 7n) / 10n });
  }
  world.recordPrices(MARKET);
  return world;
}

/** Buys; the fair market is that of MARKET. */
function buy(world, overrides = {}) {
  const receipt = world.createPolicy(world.terms({ expirationHeight: chain.burnHeight + 20n, ...overrides }));
  expect(outcomeOf(receipt)).toBe('ok');
  return BigInt(receipt.ok);
}

/** Records prices `blocks` later and returns that height. */
function recordAfter(world, blocks, prices) {
  chain.advance(blocks);
  world.recordPrices(prices);
  return chain.burnHeight;
}

const named = (policyId, at) => ({ policyId, btcAt: at, stxAt: at });
const expiryOf = (world, id) => BigInt(world.policy(id)['expiration-height']);

describe('requestActivation', () => {
  test('refusesInOrder', () => {
    const world = market();
    chain.deploy('asker', '(define-public (ask (id uint)) (contract-call? .policy-registry request-activation id))', world.deployer);
    let [id, act] = [9n, () => chain.call(`${world.deployer}.asker`, 'ask', [uint(id)], addressOf('buyer'))];
    let sender = 'stranger';
    expectRefusalsInOrder(() => act(), [
      ['registry ERR_INDIRECT_CALL', () => (act = () => world.requestActivation(id, sender))],
      ['registry ERR_UNKNOWN_POLICY', () => (id = buy(world, { style: 'EUROPEAN' }))],
      ['registry ERR_NOT_POLICY_OWNER', () => (sender = 'buyer')],
      ['registry ERR_NOT_AMERICAN', () => (id = buy(world))],
    ]);
    expect(outcomeOf(act())).toBe('registry ERR_ACTIVATION_PENDING');
    const next = buy(world);
    chain.advanceTo(expiryOf(world, next));
    expect(outcomeOf(world.requestActivation(next))).toBe('registry ERR_EXPIRED');
    world.recordPrices(MARKET);
    world.processExpirations([named(next, chain.burnHeight)]);
    expect(outcomeOf(world.requestActivation(next))).toBe('registry ERR_NOT_ACTIVE');
  });

  test('remembersHeightAndTime', () => {
    const world = market();
    const id = buy(world);
    const [height, time] = [String(chain.burnHeight), String(world.now + 10n)];
    expectPrints(world.requestActivation(id), [['activation-requested', { 'policy-id': '1', owner: addressOf('buyer'), height, time }]]);
    expect(world.policy(id).activation).toEqual({ height, time });
  });
});

describe('completeActivations', () => {
  test('settlesAtTheFirstRecordBehindTheRequest', () => {
    const world = market();
    const id = buy(world);
    world.requestActivation(id);
    expect(failedItemsOf(world.completeActivations([named(id, chain.burnHeight)]))).toEqual({ 1: 'registry ERR_PRICE_PENDING' });
    const first = recordAfter(world, 3n, { BTC: usd(48_000), STX: usd(0.6) });
    const second = recordAfter(world, 1n, { BTC: usd(30_000), STX: usd(0.6) });
    expect(failedItemsOf(world.completeActivations([named(id, second)]))).toEqual({ 1: 'oracle ERR_NOT_FIRST_PRICE' });
    expect(failedItemsOf(world.completeActivations([named(id, first - 1n)]))).toEqual({ 1: 'oracle ERR_NO_PRICE' });
    const before = world.balance('STX', 'buyer');
    const receipt = world.completeActivations([named(id, first)]);
    expect(receipt.ok).toBe('1');
    expect(printsOf(receipt, 'policy-settled')[0]).toMatchObject({ 'policy-id': '1', payout: String(stx(10_000)), owner: addressOf('buyer') });
    expect(printsOf(receipt, 'policy-closed')).toEqual([{
      'policy-id': '1', owner: addressOf('buyer'), status: 'EXERCISED', 'btc-price': String(usd(48_000)), 'btc-at': String(first),
      'stx-price': String(usd(0.6)), 'stx-at': String(first), payout: String(stx(10_000)), shortfall: '0', height: String(chain.burnHeight),
    }]);
    expect(world.balance('STX', 'buyer') - before).toBe(stx(10_000));
    expect(world.policy(id)).toMatchObject({ status: 'EXERCISED', activation: null });
    expect(failedItemsOf(world.completeActivations([named(id, first)]))).toEqual({ 1: 'registry ERR_NOT_ACTIVE' });
  });

  test('S13 aStaleLowPriceIsNoFreeOption', () => {
    const world = market();
    const id = buy(world);
    recordAfter(world, 1n, { BTC: usd(48_000), STX: usd(0.6) });
    world.requestActivation(id);
    const requestedAt = String(chain.burnHeight);
    const next = recordAfter(world, 1n, MARKET);
    expectPrints(world.completeActivations([named(id, next)]), [
      ['activation-lapsed', { 'policy-id': '1', owner: addressOf('buyer'), 'requested-at': requestedAt, height: String(next) }],
    ]);
    expect(world.policy(id)).toMatchObject({ status: 'ACTIVE', activation: null });
    expect(failedItemsOf(world.completeActivations([named(id, next)]))).toEqual({ 1: 'registry ERR_NO_ACTIVATION' });
  });

  test('aRecordOfObservationsFromBeforeTheRequestDoesNotCount', () => {
    const world = market();
    const id = buy(world);
    // One submitter saw a crash before the request; with the other at the next height it makes a record of the older time.
    world.submitPrices({ BTC: usd(48_000), STX: usd(0.6) }, 'submitter-1');
    world.requestActivation(id);
    chain.advance(1n);
    world.submitPrices({ BTC: usd(48_000), STX: usd(0.6) }, 'submitter-2');
    const old = chain.burnHeight;
    expect(world.price('BTC').height).toBe(String(old));
    expect(failedItemsOf(world.completeActivations([named(id, old)]))).toEqual({ 1: 'registry ERR_PRICE_PENDING' });
    const next = recordAfter(world, 2n, MARKET);
    expect(failedItemsOf(world.completeActivations([named(id, old)]))).toEqual({ 1: 'oracle ERR_NO_PRICE' });
    expect(printsOf(world.completeActivations([named(id, next)]), 'activation-lapsed')).toHaveLength(1);
  });

  test.each([
    ['aRecordBehindTheWindow', 8n],
    ['noRecordAtAll', undefined],
  ])('lapsesWith %s', (_, blocks) => {
    const world = market();
    const id = buy(world);
    world.requestActivation(id);
    const at = blocks === undefined ? 0n : recordAfter(world, blocks, { BTC: usd(48_000), STX: usd(0.6) });
    if (blocks === undefined) {
      chain.advance(7n);
      expect(failedItemsOf(world.completeActivations([named(id, 0n)]))).toEqual({ 1: 'registry ERR_PRICE_PENDING' });
      chain.advance(1n);
    }
    expect(printsOf(world.completeActivations([named(id, at)]), 'activation-lapsed')).toHaveLength(1);
  });

  test('ofACallNeedsThePriceOfBtcOnly', () => {
    const world = market();
    const id = buy(world, CALL);
    world.requestActivation(id);
    const at = recordAfter(world, 1n, { BTC: usd(75_000) });
    const [closed] = printsOf(world.completeActivations([{ policyId: id, btcAt: at }]), 'policy-closed');
    expect(closed).toMatchObject({ status: 'EXERCISED', payout: '10000000', 'stx-price': '0', 'stx-at': '0' });
  });
});

describe('processExpirations', () => {
  test.each([
    ['EXPIRED_OTM', {}, { BTC: usd(60_000), STX: usd(0.8) }, '0', '0'],
    ['EXPIRED_ITM', {}, { BTC: usd(48_000), STX: usd(0.6) }, String(stx(10_000)), '0'],
    // (60,000 - 20,000) x 0.5 / 0.30 = 66,666.666666 STX, of which 56,250 are locked
    ['EXPIRED_ITM', {}, { BTC: usd(20_000), STX: usd(0.3) }, String(stx(56_250)), '10416666666'],
    ['EXPIRED_ITM', CALL, { BTC: usd(75_000) }, '10000000', '0'],
    ['EXPIRED_OTM', CALL, { BTC: usd(60_000) }, '0', '0'],
    ['EXPIRED_ITM', { style: 'EUROPEAN' }, { BTC: usd(59_999), STX: usd(0.8) }, '625000', '0'],
  ])('%s of %o at %o pays %s', (status, overrides, prices, payout, shortfall) => {
    const world = market();
    const id = buy(world, overrides);
    const at = recordAfter(world, 20n, prices);
    const [closed] = printsOf(world.processExpirations([named(id, at)]), 'policy-closed');
    expect(closed).toMatchObject({ status, payout, shortfall, 'btc-at': String(at) });
    expect(world.policy(id).status).toBe(status);
    expect(world.lock(id)).toBeNull();
  });

  test('failsItemByItem', () => {
    const world = market();
    const [due, later, asked, last] = [20n, 200n, 20n, 20n].map((blocks) => buy(world, { expirationHeight: chain.burnHeight + blocks }));
    chain.advanceTo(expiryOf(world, due) - 1n);
    world.requestActivation(asked);
    chain.advance(1n);
    expect(failedItemsOf(world.processExpirations([named(due, 0n)]))).toEqual({ 1: 'registry ERR_PRICE_PENDING' });
    const at = recordAfter(world, 1n, MARKET);
    // Above the last policy: skipped without a print, however large.
    const receipt = world.processExpirations([due, later, asked, 5n, 2n ** 128n - 1n, 0n, last].map((id) => named(id, at)));
    expect(receipt.ok).toBe('2');
    expect(failedItemsOf(receipt)).toEqual({ 0: 'registry ERR_UNKNOWN_POLICY', 2: 'registry ERR_NOT_EXPIRED', 3: 'registry ERR_ACTIVATION_PENDING' });
    expect(printsOf(receipt, 'policy-closed').map((closed) => closed['policy-id'])).toEqual(['1', '4']);
    expect(failedItemsOf(world.processExpirations([named(due, at)]))).toEqual({ 1: 'registry ERR_NOT_ACTIVE' });
    expect(world.completeActivations([named(9n, 0n)])).toMatchObject({ ok: '0', prints: [] });
  });

  test('S14 theFirstRecordBehindTheExpirationHoweverLate', () => {
    const world = market();
    const id = buy(world);
    const expiry = expiryOf(world, id);
    const late = recordAfter(world, 60n, { BTC: usd(48_000), STX: usd(0.6) });
    expect(late).toBe(expiry + 40n);
    const later = recordAfter(world, 1n, { BTC: usd(30_000), STX: usd(0.6) });
    expect(failedItemsOf(world.processExpirations([named(id, later)]))).toEqual({ 1: 'oracle ERR_NOT_FIRST_PRICE' });
    const [closed] = printsOf(world.processExpirations([named(id, late)]), 'policy-closed');
    expect(closed).toMatchObject({ status: 'EXPIRED_ITM', payout: String(stx(10_000)) });
  });

  test('S14 withNoRecordFor1008BlocksItEndsVoid', () => {
    const world = market();
    const id = buy(world);
    chain.advanceTo(expiryOf(world, id) + 1_008n);
    expect(failedItemsOf(world.processExpirations([named(id, 0n)]))).toEqual({ 1: 'registry ERR_PRICE_PENDING' });
    chain.advance(1n);
    const before = world.balance('STX', 'buyer');
    const receipt = world.processExpirations([named(id, 0n)]);
    expect(printsOf(receipt, 'policy-voided')[0]).toMatchObject({ 'policy-id': '1', premium: String(stx(950)) });
    expect(printsOf(receipt, 'policy-closed')).toEqual([{
      'policy-id': '1', owner: addressOf('buyer'), status: 'VOID', 'btc-price': '0', 'btc-at': '0', 'stx-price': '0', 'stx-at': '0',
      payout: '0', shortfall: '0', height: String(chain.burnHeight),
    }]);
    expect(world.balance('STX', 'buyer') - before).toBe(stx(950));
  });

  test('whetherItIsVoidDoesNotDependOnWhenItIsAsked', () => {
    const world = market();
    const [a, b] = [buy(world), buy(world, CALL)];
    // The first record comes a block too late for both; the STX price alone came in time.
    chain.advanceTo(expiryOf(world, a) + 1_000n);
    world.recordPrices({ STX: usd(0.6) });
    const stxAt = chain.burnHeight;
    const at = recordAfter(world, 9n, { BTC: usd(48_000), STX: usd(0.6) });
    const receipt = world.processExpirations([{ policyId: a, btcAt: at, stxAt }, { policyId: b, btcAt: at }]);
    expect(printsOf(receipt, 'policy-closed').map(({ status }) => status)).toEqual(['VOID', 'VOID']);
  });

  test('aPutWithAPriceOfBtcOnlyIsVoidToo', () => {
    const world = market();
    const id = buy(world);
    const at = recordAfter(world, 20n, { BTC: usd(48_000) });
    expect(failedItemsOf(world.processExpirations([{ policyId: id, btcAt: at }]))).toEqual({ 1: 'registry ERR_PRICE_PENDING' });
    chain.advance(1_009n);
    expect(printsOf(world.processExpirations([{ policyId: id, btcAt: at }]), 'policy-closed')[0].status).toBe('VOID');
  });

  test('S15 manyExpireAtOneHeightAndOneFails', () => {
    const world = market();
    const small = { amount: btc(0.005), collateral: stx(562.5), premium: stx(10), expirationHeight: chain.burnHeight + 20n };
    const ids = Array.from({ length: 50 }, () => buy(world, small));
    chain.advance(19n);
    world.requestActivation(ids[7]);
    const at = recordAfter(world, 1n, { BTC: usd(48_000), STX: usd(0.6) });
    const receipts = [ids.slice(0, 25), ids.slice(25)].map((batch) => world.processExpirations(batch.map((id) => named(id, at))));
    expect(receipts.map(({ ok }) => ok)).toEqual(['24', '25']);
    expect(failedItemsOf(receipts[0])).toEqual({ 8: 'registry ERR_ACTIVATION_PENDING' });
    expect(world.totals('STX').locked).toBe(String(stx(562.5)));
    expect(world.completeActivations([named(ids[7], at)]).ok).toBe('1');
    expect(world.totals('STX').locked).toBe('0');
    expect(world.read('registry', 'get-last-policy-id')).toBe('50');
  });
});

test('aRegistryThatIsReplacedEndsItsPoliciesAndTheNextGoesOnCounting', () => {
  const world = market();
  const id = buy(world, { expirationHeight: chain.burnHeight + 1_100n });
  const next = world.deploySecondRegistry();
  world.announceRole('registry', next);
  chain.advance(1_008n);
  world.applyRole('registry');
  world.recordPrices(MARKET);
  expect(outcomeOf(world.createPolicy(world.terms()))).toBe('vault ERR_NOT_REGISTRY');
  const second = world.withRegistry(next);
  expect(second.createPolicy(second.terms()).ok).toBe('2');
  const at = recordAfter(world, 100n, { BTC: usd(48_000), STX: usd(0.6) });
  expect(second.processExpirations([named(id, at)])).toMatchObject({ ok: '0' });
  expect(printsOf(world.processExpirations([named(id, at)]), 'policy-closed')[0].status).toBe('EXPIRED_ITM');
});
