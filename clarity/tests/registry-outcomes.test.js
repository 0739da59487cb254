// Activations, expirations and what they pay.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, failedItemsOf, outcomeOf, printsOf } from '../support/refusals.js';
import { deployRouter } from '../support/router.js';
import { uint } from '../support/values.js';
import { World, btc, stx, usd } from '../support/world.js';

const CALM = { BTC: usd(60_000), STX: usd(0.8) };
const call = { policyType: 'CALL', token: 'SBTC', collateral: btc(0.5), premium: btc(0.01) };
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

/** Books open for 10,000 blocks with plenty, fresh prices, and a buyer who can pay. */
function marketWorld() {
  const world = World.start(chain, { vault: { epochBlocks: 10_000n } });
  world.fund('STX', 'balanced', stx(10_000_000), 'provider');
  world.fund('SBTC', 'balanced', btc(300), 'provider');
  world.reopen('STX', 'balanced', stx(8_000_000));
  world.openEpochs([{ token: 'SBTC', tier: 'balanced', capacity: btc(200) }]);
  world.submitPrices(CALM);
  chain.mint('STX', addressOf('buyer'), stx(1_000_000));
  chain.mint('SBTC', addressOf('buyer'), btc(10));
  return world;
}

function buy(world, overrides = {}) {
  const receipt = world.createPolicy(world.terms({ expirationHeight: chain.burnHeight + 40n, ...overrides }), 'buyer');
  expect(outcomeOf(receipt)).toBe('ok');
  return BigInt(receipt.ok);
}

const expirationOf = (world, policyId) => BigInt(world.policy(policyId)['expiration-height']);

/** Two submitters agree, so that any move is recorded at this height. */
function move(world, prices) {
  world.submitPrices(prices, 'submitter-1');
  world.submitPrices(prices, 'submitter-2');
  expect(world.price('BTC')).toMatchObject({ price: String(prices.BTC), height: String(chain.burnHeight) });
}

function expire(world, policyId, prices) {
  chain.advanceTo(expirationOf(world, policyId));
  move(world, prices);
  return world.processExpirations([policyId]);
}

describe('process-expirations', () => {
  // Worked by hand in docs/domain.md 3: (60,000 - 48,000) x 0.5 / 0.60 = 10,000 STX; (60,000 - 20,000) x 0.5 / 0.30 =
  // 66,666.666666 STX against a lock of 56,250; (75,000 - 60,000) x 0.5 / 75,000 = 0.1 BTC.
  const outcomes = [
    ['S7 PUT in the money', {}, { BTC: usd(48_000), STX: usd(0.6) }, 'EXPIRED_ITM', stx(10_000), 0n],
    ['S8 PUT beyond its collateral', {}, { BTC: usd(20_000), STX: usd(0.3) }, 'EXPIRED_ITM', stx(56_250), 10_416_666_666n],
    ['S6 PUT at the strike', {}, { BTC: usd(60_000), STX: usd(0.8) }, 'EXPIRED_OTM', 0n, 0n],
    ['PUT a cent above', {}, { BTC: usd(60_000.01), STX: usd(0.8) }, 'EXPIRED_OTM', 0n, 0n],
    ['PUT one unit of price below', {}, { BTC: usd(60_000) - 1n, STX: usd(0.8) }, 'EXPIRED_OTM', 0n, 0n],
    ['CALL in the money', call, { BTC: usd(75_000), STX: usd(0.8) }, 'EXPIRED_ITM', btc(0.1), 0n],
    ['CALL at the strike', call, { BTC: usd(60_000), STX: usd(0.8) }, 'EXPIRED_OTM', 0n, 0n],
    ['CALL out of the money', call, { BTC: usd(48_000), STX: usd(0.8) }, 'EXPIRED_OTM', 0n, 0n],
    ['EUROPEAN PUT', { style: 'EUROPEAN' }, { BTC: usd(48_000), STX: usd(0.6) }, 'EXPIRED_ITM', stx(10_000), 0n],
  ];

  test.each(outcomes)('%s', (_name, overrides, prices, status, payout, shortfall) => {
    const world = marketWorld();
    const policyId = buy(world, overrides);
    const { token } = world.policy(policyId);
    const before = world.balance(token, 'buyer');
    const receipt = expire(world, policyId, prices);
    expect(receipt.ok).toBe('1');
    expect(printsOf(receipt, 'policy-settled')[0]).toMatchObject({ 'policy-id': String(policyId), payout: String(payout) });
    expect(printsOf(receipt, 'policy-closed')).toEqual([
      {
        'policy-id': String(policyId), owner: addressOf('buyer'), status, 'btc-price': String(prices.BTC), 'stx-price': String(prices.STX),
        payout: String(payout), shortfall: String(shortfall), height: String(chain.burnHeight),
      },
    ]);
    expect(receipt.prints).toHaveLength(2);
    expect(world.balance(token, 'buyer') - before).toBe(payout);
    expect(world.policy(policyId).status).toBe(status);
    expect(world.totals(token).locked).toBe('0');
    expect(outcomeOf(world.requestActivation(policyId, 'buyer'))).not.toBe('ok');
  });

  test('a CALL is covered by its collateral whatever the price', () => {
    const world = marketWorld();
    const policyId = buy(world, { ...call, collateral: btc(0.495) });
    const receipt = expire(world, policyId, { BTC: usd(60_000_000), STX: usd(0.8) });
    // 0.5 x (60,000,000 - 60,000) / 60,000,000 = 0.4995 BTC, of which 0.495 are there.
    expect(printsOf(receipt, 'policy-closed')[0]).toMatchObject({ payout: '49500000', shortfall: '450000' });
  });

  test('theCallIsRefusedBeforeInitialisation', () => {
    const world = World.deploy(chain);
    expect(outcomeOf(world.processExpirations([1n]))).toBe('registry ERR_NOT_INITIALISED');
    expect(outcomeOf(world.completeActivations([1n]))).toBe('registry ERR_NOT_INITIALISED');
    expect(outcomeOf(world.requestActivation(1n, 'buyer'))).toBe('registry ERR_NOT_INITIALISED');
  });

  test('anItemFailsInOrderAndThenPasses', () => {
    const world = marketWorld();
    const policyId = 1n;
    const fails = () => failedItemsOf(world.processExpirations([policyId]))[String(policyId)];
    expect(fails()).toBe('registry ERR_UNKNOWN_POLICY');
    buy(world);
    expect(fails()).toBe('registry ERR_NOT_EXPIRED');
    chain.advanceTo(expirationOf(world, policyId) - 1n);
    expect(fails()).toBe('registry ERR_NOT_EXPIRED');
    world.requestActivation(policyId, 'buyer');
    chain.advance(1n);
    expect(fails()).toBe('registry ERR_ACTIVATION_PENDING');
    chain.advance(7n);
    expect(failedItemsOf(world.completeActivations([policyId]))).toEqual({});
    expect(fails()).toBe('oracle ERR_NO_PRICE');
    // A price at h+9 comes too late and is never used.
    chain.advance(2n);
    world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
    expect(fails()).toBe('oracle ERR_NO_PRICE');
    expect(world.policy(policyId).status).toBe('ACTIVE');
  });

  test('S14 settlesAfterTheWindowAtTheLastPriceBefore', () => {
    const world = marketWorld();
    const policyId = buy(world);
    const expiration = expirationOf(world, policyId);
    chain.advanceTo(expiration - 4n);
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    chain.advanceTo(expiration + 6n);
    expect(failedItemsOf(world.processExpirations([policyId]))).toEqual({ [policyId]: 'oracle ERR_PRICE_PENDING' });
    chain.advanceTo(expiration + 9n);
    move(world, { BTC: usd(30_000), STX: usd(0.6) });
    const closed = printsOf(world.processExpirations([policyId]), 'policy-closed')[0];
    expect(closed).toMatchObject({ 'btc-price': String(usd(48_000)), payout: String(stx(10_000)), height: String(expiration + 9n) });
  });

  test('whoProcessesItAndWhenChangesNothing', () => {
    const world = marketWorld();
    const [early, late] = [buy(world), buy(world)];
    const first = printsOf(expire(world, early, { BTC: usd(48_000), STX: usd(0.6) }), 'policy-closed')[0];
    chain.advance(500n);
    world.submitPrices({ BTC: usd(90_000), STX: usd(2) });
    const second = printsOf(world.processExpirations([late], 'stranger'), 'policy-closed')[0];
    expect(second.payout).toBe(first.payout);
    expect(second['btc-price']).toBe(first['btc-price']);
  });

  test('S9 aClosedPolicyIsNotClosedAgain', () => {
    const world = marketWorld();
    const [won, lost] = [buy(world), buy(world, { strike: usd(50_000), collateral: stx(46_875) })];
    chain.advanceTo(expirationOf(world, won));
    move(world, { BTC: usd(55_000), STX: usd(0.8) });
    expect(world.processExpirations([won, lost]).ok).toBe('2');
    const again = world.processExpirations([won, lost, won]);
    expect(again.ok).toBe('0');
    expect(failedItemsOf(again)).toEqual({ [won]: 'registry ERR_NOT_ACTIVE', [lost]: 'registry ERR_NOT_ACTIVE' });
    expect(outcomeOf(world.settlePolicy(won, 'buyer', 1n, 'buyer'))).toBe('vault ERR_NOT_REGISTRY');
  });

  test('theSameIdTwiceInAListIsSettledOnce', () => {
    const world = marketWorld();
    const policyId = buy(world);
    chain.advanceTo(expirationOf(world, policyId));
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    const receipt = world.processExpirations([policyId, policyId]);
    expect(receipt.ok).toBe('1');
    expect(printsOf(receipt, 'policy-settled')).toHaveLength(1);
  });

  test('settlesWhileTheVaultIsPaused', () => {
    const world = marketWorld();
    const policyId = buy(world);
    world.setPaused(true);
    expect(expire(world, policyId, { BTC: usd(48_000), STX: usd(0.6) }).ok).toBe('1');
  });

  test('aRefusalOfTheVaultIsTheItemsOnly', () => {
    const world = marketWorld();
    const policyId = buy(world, { expirationHeight: chain.burnHeight + 200n });
    world.announceRole('vault', 'registry', 'another');
    chain.advance(144n);
    world.applyRole('vault', 'registry');
    chain.advanceTo(expirationOf(world, policyId));
    world.submitPrices(CALM);
    const receipt = world.processExpirations([policyId]);
    expectPrints(receipt, [['item-failed', { 'policy-id': String(policyId), code: '109' }]]);
    expect(world.policy(policyId).status).toBe('ACTIVE');
  });
});

describe('S15 200 policies of one height', () => {
  test('areSettledInBatchesOf25WhileOneFails', () => {
    const world = marketWorld();
    const expirationHeight = chain.burnHeight + 40n;
    const ids = Array.from({ length: 200 }, () => {
      const small = { amount: btc(0.005), collateral: stx(562.5), premium: stx(10) };
      return buy(world, { ...small, expirationHeight, validUntil: chain.burnHeight + 6n });
    });
    const bad = ids[73];
    chain.advanceTo(expirationHeight - 1n);
    world.requestActivation(bad, 'buyer');
    chain.advance(1n);
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    let settled = 0;
    for (let start = 0; start < ids.length; start += 25) {
      const receipt = world.processExpirations(ids.slice(start, start + 25));
      settled += printsOf(receipt, 'policy-closed').length;
      const failed = failedItemsOf(receipt);
      expect(failed).toEqual(start === 50 ? { [bad]: 'registry ERR_ACTIVATION_PENDING' } : {});
    }
    expect(settled).toBe(199);
    expect(world.completeActivations([bad]).ok).toBe('1');
    expect(world.totals('STX').locked).toBe('0');
    // 200 x 100 STX: (60,000 - 48,000) x 0.005 / 0.60 each
    expect(BigInt(world.totals('STX').available)).toBe(stx(10_000_000) - 200n * stx(100));
  });
});

describe('request-activation', () => {
  test('refusesInOrder', () => {
    const world = marketWorld();
    const router = deployRouter(world);
    const european = buy(world, { style: 'EUROPEAN' });
    const done = buy(world, { expirationHeight: chain.burnHeight + 1n });
    expire(world, done, { BTC: usd(60_000), STX: usd(0.8) });
    const closed = done;
    const expired = buy(world, { expirationHeight: chain.burnHeight + 1n });
    const good = buy(world);
    chain.advance(1n);
    let [policyId, sender] = [99n, 'stranger'];
    let act = () => router.call('request-activation', [uint(policyId)], sender);
    expectRefusalsInOrder(() => act(), [
      ['registry ERR_INDIRECT_CALL', () => (act = () => world.requestActivation(policyId, sender))],
      ['registry ERR_UNKNOWN_POLICY', () => (policyId = european)],
      ['registry ERR_NOT_POLICY_OWNER', () => (sender = 'buyer')],
      ['registry ERR_NOT_AMERICAN', () => (policyId = closed)],
      ['registry ERR_NOT_ACTIVE', () => (policyId = expired)],
      ['registry ERR_EXPIRED', () => (policyId = good)],
    ]);
    expect(outcomeOf(world.requestActivation(good, 'buyer'))).toBe('registry ERR_ACTIVATION_PENDING');
  });

  test('isNotedAndPrinted', () => {
    const world = marketWorld();
    const policyId = buy(world);
    const height = String(chain.burnHeight);
    const receipt = world.requestActivation(policyId, 'buyer');
    const requestedAt = world.policy(policyId)['activation-height'];
    expectPrints(receipt, [['activation-requested', { 'policy-id': '1', owner: addressOf('buyer'), height }]]);
    expect(requestedAt).toBe(height);
    expect(world.policy(policyId).status).toBe('ACTIVE');
  });
});

describe('complete-activations', () => {
  test('settlesAtTheFirstPriceAfterTheRequest', () => {
    const world = marketWorld();
    const policyId = buy(world);
    const before = world.balance('STX', 'buyer');
    world.requestActivation(policyId, 'buyer');
    expect(failedItemsOf(world.completeActivations([policyId]))).toEqual({ 1: 'oracle ERR_PRICE_PENDING' });
    chain.advance(1n);
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    chain.advance(3n);
    move(world, { BTC: usd(20_000), STX: usd(0.6) });
    const receipt = world.completeActivations([policyId]);
    expect(printsOf(receipt, 'policy-closed')[0]).toMatchObject({ status: 'EXERCISED', payout: String(stx(10_000)), shortfall: '0' });
    expect(world.balance('STX', 'buyer') - before).toBe(stx(10_000));
    expect(world.policy(policyId)).toMatchObject({ status: 'EXERCISED', 'activation-height': null });
  });

  test('S13 aRequestAtAStaleLowPriceLapsesWhenTheNextIsOutOfTheMoney', () => {
    const world = marketWorld();
    const policyId = buy(world);
    chain.advance(1n);
    move(world, { BTC: usd(40_000), STX: usd(0.8) });
    const before = world.balance('STX', 'buyer');
    world.requestActivation(policyId, 'buyer');
    const requestedAt = String(chain.burnHeight);
    chain.advance(1n);
    move(world, { BTC: usd(61_000), STX: usd(0.8) });
    const receipt = world.completeActivations([policyId]);
    const height = String(chain.burnHeight);
    expectPrints(receipt, [['activation-lapsed', { 'policy-id': '1', owner: addressOf('buyer'), 'requested-at': requestedAt, height }]]);
    expect(receipt.ok).toBe('1');
    expect(world.balance('STX', 'buyer')).toBe(before);
    expect(world.policy(policyId)).toMatchObject({ status: 'ACTIVE', 'activation-height': null });
    expect(outcomeOf(world.requestActivation(policyId, 'buyer'))).toBe('ok');
  });

  test('lapsesWhenNoPriceCame', () => {
    const world = marketWorld();
    const policyId = buy(world);
    world.requestActivation(policyId, 'buyer');
    chain.advance(7n);
    expect(failedItemsOf(world.completeActivations([policyId]))).toEqual({ 1: 'oracle ERR_PRICE_PENDING' });
    chain.advance(1n);
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    expect(printsOf(world.completeActivations([policyId]), 'activation-lapsed')).toHaveLength(1);
  });

  test('anItemFailsInOrder', () => {
    const world = marketWorld();
    const fails = (policyId) => failedItemsOf(world.completeActivations([policyId]))[String(policyId)];
    expect(fails(1n)).toBe('registry ERR_UNKNOWN_POLICY');
    const policyId = buy(world);
    expect(fails(policyId)).toBe('registry ERR_NO_ACTIVATION');
    expire(world, policyId, { BTC: usd(48_000), STX: usd(0.6) });
    expect(fails(policyId)).toBe('registry ERR_NOT_ACTIVE');
  });

  test('aRequestBeforeExpirationCountsAfterItToo', () => {
    const world = marketWorld();
    const policyId = buy(world);
    chain.advanceTo(expirationOf(world, policyId) - 1n);
    world.requestActivation(policyId, 'buyer');
    chain.advance(2n);
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    expect(printsOf(world.completeActivations([policyId]), 'policy-closed')[0].status).toBe('EXERCISED');
    expect(failedItemsOf(world.processExpirations([policyId]))).toEqual({ 1: 'registry ERR_NOT_ACTIVE' });
  });

  test('oneBadItemLeavesTheOthersAlone', () => {
    const world = marketWorld();
    const ids = [buy(world), buy(world), buy(world)];
    world.requestActivation(ids[0], 'buyer');
    world.requestActivation(ids[2], 'buyer');
    chain.advance(1n);
    move(world, { BTC: usd(48_000), STX: usd(0.6) });
    const receipt = world.completeActivations(ids);
    expect(receipt.ok).toBe('2');
    expect(receipt.prints.map(({ value }) => value.topic)).toEqual([
      'policy-settled', 'policy-closed', 'item-failed', 'policy-settled', 'policy-closed',
    ]);
    expect(failedItemsOf(receipt)).toEqual({ 2: 'registry ERR_NO_ACTIVATION' });
  });
});
