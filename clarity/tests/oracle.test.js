// Setting up, submitting, holding and confirming prices.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { ascii, list, principal, tuple, uint } from '../support/values.js';
import { World, usd } from '../support/world.js';

const WAIT = 144n;
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

function oracleWorld(overrides) {
  const world = World.deploy(chain);
  expect(outcomeOf(world.initialiseOracle(overrides))).toBe('ok');
  return world;
}

const settingsOf = (world) => world.read('oracle', 'get-settings');
const topicsOf = (receipt) => receipt.prints.map(({ value }) => `${value.topic} ${value.asset} ${value.price}`);
const heldOf = (world, submitter) =>
  world.read('oracle', 'get-held-price', [ascii('BTC'), principal(addressOf(submitter))]);

describe('initialise', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const given = { submitters: [] };
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.initialiseOracle(given, sender), [
      ['oracle ERR_NOT_DEPLOYER', () => (sender = world.deployer)],
      ['oracle ERR_NO_SUBMITTERS', () => (given.submitters = ['submitter-1'])],
    ]);
    expect(outcomeOf(world.initialiseOracle())).toBe('oracle ERR_ALREADY_INITIALISED');
  });

  test('setsWhatItIsGiven', () => {
    const world = World.deploy(chain);
    expect(settingsOf(world)).toBeNull();
    const submitters = ['submitter-1', 'submitter-2', 'submitter-3'].map(addressOf);
    const settings = { owner: addressOf('owner'), guardian: addressOf('guardian'), submitters };
    const receipt = world.initialiseOracle();
    expectPrints(receipt, [['initialised', { ...settings, height: String(chain.burnHeight) }]]);
    expect(settingsOf(world)).toEqual(settings);
  });

  test('givesTheDeployerNoRole', () => {
    const world = oracleWorld();
    expect(outcomeOf(world.announceRole('oracle', 'owner', 'next', world.deployer))).toBe('oracle ERR_NOT_OWNER');
    expect(outcomeOf(world.submitPrices({ BTC: 1n }, world.deployer))).toBe('oracle ERR_NOT_SUBMITTER');
    expect(outcomeOf(world.removeSubmitter('submitter-1', world.deployer))).toBe('oracle ERR_NOT_GUARDIAN');
  });
});

describe('roles', () => {
  test('announceRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender] = ['allocator', 'stranger'];
    expectRefusalsInOrder(() => world.announceRole('oracle', role, 'next', sender), [
      ['oracle ERR_NOT_INITIALISED', () => world.initialiseOracle()],
      ['oracle ERR_NOT_OWNER', () => (sender = 'owner')],
      ['oracle ERR_UNKNOWN_ROLE', () => (role = 'submitter')],
    ]);
  });

  test('applyRefusesInOrder', () => {
    const world = World.deploy(chain);
    const full = Array.from({ length: 8 }, (_, index) => `submitter-${index + 1}`);
    let sender = 'stranger';
    const announce = (account) => {
      world.announceRole('oracle', 'submitter', account);
      chain.advance(WAIT);
    };
    expectRefusalsInOrder(() => world.applyRole('oracle', 'submitter', sender), [
      ['oracle ERR_NOT_INITIALISED', () => world.initialiseOracle({ submitters: full })],
      ['oracle ERR_NOT_OWNER', () => (sender = 'owner')],
      ['oracle ERR_NOTHING_ANNOUNCED', () => world.announceRole('oracle', 'submitter', 'submitter-2')],
      ['oracle ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(WAIT - 1n)],
      ['oracle ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(1n)],
      ['oracle ERR_ALREADY_SUBMITTER', () => announce('submitter-9')],
      ['oracle ERR_TOO_MANY_SUBMITTERS', () => world.removeSubmitter('submitter-1')],
    ]);
  });

  test.each(['owner', 'guardian'])('changesOnly %s', (role) => {
    const world = oracleWorld();
    const before = settingsOf(world);
    const account = addressOf('next');
    const appliesAt = String(chain.burnHeight + WAIT);
    expectPrints(world.announceRole('oracle', role, 'next'), [
      ['role-announced', { role, account, 'applies-at': String(chain.burnHeight + WAIT) }],
    ]);
    expect(world.read('oracle', 'get-announced-role', [ascii(role)])).toEqual({ account, 'applies-at': appliesAt });
    chain.advance(WAIT);
    expectPrints(world.applyRole('oracle', role), [['role-applied', { role, account }]]);
    expect(settingsOf(world)).toEqual({ ...before, [role]: account });
  });

  test('addsASubmitterAfterTheWaitAndRemovesOneAtOnce', () => {
    const world = oracleWorld();
    world.announceRole('oracle', 'submitter', 'submitter-4');
    expect(outcomeOf(world.submitPrices({ BTC: usd(1) }, 'submitter-4'))).toBe('oracle ERR_NOT_SUBMITTER');
    chain.advance(WAIT);
    const account = addressOf('submitter-4');
    expectPrints(world.applyRole('oracle', 'submitter'), [['role-applied', { role: 'submitter', account }]]);
    expect(outcomeOf(world.submitPrices({ BTC: usd(1) }, 'submitter-4'))).toBe('ok');

    expectPrints(world.removeSubmitter('submitter-2'), [['submitter-removed', { account: addressOf('submitter-2') }]]);
    expect(settingsOf(world).submitters).toEqual(['submitter-1', 'submitter-3', 'submitter-4'].map(addressOf));
    expect(outcomeOf(world.submitPrices({ BTC: usd(1) }, 'submitter-2'))).toBe('oracle ERR_NOT_SUBMITTER');
  });

  test('removeRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [sender, submitter] = ['owner', 'stranger'];
    expectRefusalsInOrder(() => world.removeSubmitter(submitter, sender), [
      ['oracle ERR_NOT_INITIALISED', () => world.initialiseOracle({ submitters: ['submitter-1'] })],
      ['oracle ERR_NOT_GUARDIAN', () => (sender = 'guardian')],
      ['oracle ERR_UNKNOWN_SUBMITTER', () => (submitter = 'submitter-1')],
    ]);
    expect(settingsOf(world).submitters).toEqual([]);
  });
});

describe('submit-prices', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const item = { asset: 'DOGE', price: 0n, observedAt: 2n ** 63n };
    let sender = 'stranger';
    const submit = () => {
      const fields = { asset: ascii(item.asset), price: uint(item.price), 'observed-at': uint(item.observedAt) };
      return world.call('oracle', 'submit-prices', [list([tuple(fields)])], sender);
    };
    expectRefusalsInOrder(submit, [
      ['oracle ERR_NOT_INITIALISED', () => world.initialiseOracle()],
      ['oracle ERR_NOT_SUBMITTER', () => (sender = 'submitter-1')],
      ['oracle ERR_UNKNOWN_ASSET', () => (item.asset = 'STX')],
      ['oracle ERR_ZERO_PRICE', () => (item.price = 2n ** 63n)],
      ['oracle ERR_PRICE_TOO_LARGE', () => (item.price = 2n ** 63n - 1n)],
      ['oracle ERR_OBSERVED_AT_TOO_LARGE', () => (item.observedAt = 2n ** 63n - 1n)],
    ]);
  });

  test('recordsBothAssetsForThisHeight', () => {
    const world = oracleWorld();
    const height = String(chain.burnHeight);
    const observed = { 'observed-at': String(1_790_000_000n + chain.burnHeight), submitter: addressOf('submitter-1') };
    const receipt = world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
    expectPrints(receipt, [
      ['price-recorded', { asset: 'BTC', price: '6000000000000', height, ...observed }],
      ['price-recorded', { asset: 'STX', price: '80000000', height, ...observed }],
    ]);
    expect(world.price('BTC')).toEqual({ price: '6000000000000', height, ...observed });
    expect(world.read('oracle', 'get-recorded-price', [ascii('BTC'), uint(height)])).toEqual({ price: '6000000000000', ...observed });
    expect(world.price('DOGE')).toBeNull();
  });

  test('oneBadItemRefusesTheWholeList', () => {
    const world = oracleWorld();
    expect(outcomeOf(world.submitPrices({ BTC: usd(60_000), STX: 0n }))).toBe('oracle ERR_ZERO_PRICE');
    expect(world.price('BTC')).toBeNull();
  });

  test('theFirstPriceOfAHeightStays', () => {
    const world = oracleWorld();
    world.submitPrices({ BTC: usd(60_000) });
    expectPrints(world.submitPrices({ BTC: usd(60_001) }), []);
    expectPrints(world.submitPrices({ BTC: usd(60_002) }, 'submitter-2'), []);
    expect(world.price('BTC').price).toBe(String(usd(60_000)));
    chain.advance(1n);
    world.submitPrices({ BTC: usd(60_003) });
    expect(world.price('BTC').price).toBe(String(usd(60_003)));
  });

  // 500 bp of 60,000 is 3,000.
  test.each([
    [63_000, 'price-recorded'],
    [57_000, 'price-recorded'],
    [63_000.00000001, 'price-held'],
    [56_999.99999999, 'price-held'],
  ])('a move to %s USD is %s', (price, topic) => {
    const world = oracleWorld();
    world.submitPrices({ BTC: usd(60_000) });
    chain.advance(1n);
    expect(printsOf(world.submitPrices({ BTC: usd(price) }), topic)).toHaveLength(1);
  });

  test('afterMoreThan144BlocksOfSilenceAnyPriceIsRecorded', () => {
    const world = oracleWorld();
    world.submitPrices({ BTC: usd(60_000) });
    chain.advance(144n);
    expect(topicsOf(world.submitPrices({ BTC: usd(30_000) }))).toEqual([`price-held BTC ${usd(30_000)}`]);
    chain.advance(1n);
    expect(topicsOf(world.submitPrices({ BTC: usd(30_000) }))).toEqual([`price-recorded BTC ${usd(30_000)}`]);
  });
});

describe('a jump', () => {
  const CRASH = usd(40_000);

  function heldWorld() {
    const world = oracleWorld();
    world.submitPrices({ BTC: usd(60_000) });
    chain.advance(1n);
    const height = String(chain.burnHeight);
    const observed = { 'observed-at': String(1_790_000_000n + chain.burnHeight), submitter: addressOf('submitter-1') };
    const receipt = world.submitPrices({ BTC: CRASH });
    expectPrints(receipt, [['price-held', { asset: 'BTC', price: String(CRASH), height, ...observed }]]);
    expect(world.price('BTC').price).toBe(String(usd(60_000)));
    expect(heldOf(world, 'submitter-1')).toEqual({ price: String(CRASH), height, 'observed-at': observed['observed-at'] });
    return world;
  }

  test('isRecordedWhenAnotherSubmitterConfirmsIt', () => {
    const world = heldWorld();
    chain.advance(2n);
    // What is recorded is the confirming price: the held one is older than this height.
    const confirmed = world.submitPrices({ BTC: usd(40_500) }, 'submitter-2');
    expect(printsOf(confirmed, 'price-recorded')[0]).toMatchObject({
      price: String(usd(40_500)),
      height: String(chain.burnHeight),
      submitter: addressOf('submitter-2'),
    });
    expect(world.price('BTC').price).toBe(String(usd(40_500)));
    expect(heldOf(world, 'submitter-1')).toBeNull();
  });

  test('isNotConfirmedByTheSameSubmitterHoweverOften', () => {
    const world = heldWorld();
    for (let block = 0; block < 8; block += 1) {
      chain.advance(1n);
      expect(topicsOf(world.submitPrices({ BTC: CRASH }))).toEqual([`price-held BTC ${CRASH}`]);
    }
    expect(world.price('BTC').price).toBe(String(usd(60_000)));
  });

  test('isNotConfirmedByAPriceFartherThan500Bp', () => {
    const world = heldWorld();
    expect(topicsOf(world.submitPrices({ BTC: usd(42_000.00000001) }, 'submitter-2'))[0]).toMatch('price-held');
    expect(topicsOf(world.submitPrices({ BTC: usd(42_000) }, 'submitter-3'))[0]).toMatch('price-recorded');
  });

  test('isConfirmedInsideSixBlocksOnly', () => {
    const late = heldWorld();
    chain.advance(7n);
    expect(topicsOf(late.submitPrices({ BTC: CRASH }, 'submitter-2'))[0]).toMatch('price-held');
    const inTime = heldWorld();
    chain.advance(6n);
    expect(topicsOf(inTime.submitPrices({ BTC: CRASH }, 'submitter-2'))[0]).toMatch('price-recorded');
  });

  test('isNotRecordedForAHeightThatHasItsPrice', () => {
    const world = oracleWorld();
    world.submitPrices({ BTC: usd(60_000) });
    expect(topicsOf(world.submitPrices({ BTC: CRASH }, 'submitter-1'))[0]).toMatch('price-held');
    expect(topicsOf(world.submitPrices({ BTC: CRASH }, 'submitter-2'))[0]).toMatch('price-held');
    expect(world.price('BTC').price).toBe(String(usd(60_000)));
    chain.advance(1n);
    expect(topicsOf(world.submitPrices({ BTC: CRASH }, 'submitter-1'))[0]).toMatch('price-recorded');
  });

  test('heldByAStolenKeyDoesNotHideWhatAnHonestOneHolds', () => {
    const world = heldWorld();
    expect(topicsOf(world.submitPrices({ BTC: usd(1_000) }, 'submitter-3'))[0]).toMatch('price-held');
    expect(topicsOf(world.submitPrices({ BTC: CRASH }, 'submitter-2'))[0]).toMatch('price-recorded');
  });

  test('isForgottenWhenItsSubmitterSeesTheOldPriceAgain', () => {
    const world = heldWorld();
    chain.advance(1n);
    expect(topicsOf(world.submitPrices({ BTC: usd(59_000) }, 'submitter-1'))[0]).toMatch('price-recorded');
    expect(heldOf(world, 'submitter-1')).toBeNull();
    expect(topicsOf(world.submitPrices({ BTC: CRASH }, 'submitter-2'))[0]).toMatch('price-held');
  });

  test('heldByARemovedSubmitterConfirmsNothing', () => {
    const world = heldWorld();
    world.removeSubmitter('submitter-1');
    expect(topicsOf(world.submitPrices({ BTC: CRASH }, 'submitter-2'))[0]).toMatch('price-held');
  });

  test('ofOneAssetLeavesTheOtherAlone', () => {
    const world = oracleWorld();
    world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
    chain.advance(1n);
    const receipt = world.submitPrices({ BTC: CRASH, STX: usd(0.81) });
    expect(topicsOf(receipt)).toEqual([`price-held BTC ${CRASH}`, `price-recorded STX ${usd(0.81)}`]);
    const other = world.submitPrices({ BTC: usd(60_500), STX: usd(0.5) }, 'submitter-2');
    expect(topicsOf(other)).toEqual([`price-recorded BTC ${usd(60_500)}`, `price-held STX ${usd(0.5)}`]);
  });
});

describe('get-settlement-price', () => {
  /** Records the given price at each height relative to h, and returns h with a reader that moves the chain first. */
  function recorded(offsets) {
    const world = oracleWorld();
    const h = chain.burnHeight + 20n;
    for (const offset of offsets) {
      chain.advanceTo(h + BigInt(offset));
      world.submitPrices({ BTC: usd(60_000 + offset) });
    }
    const at = (offset) => {
      chain.advanceTo(h + BigInt(offset));
      const answer = world.settlementPrice('BTC', h);
      return answer.ok ? Number(BigInt(answer.ok.height) - h) : outcomeOf(answer);
    };
    return at;
  }

  test('isTheFirstInTheWindowOfTheExpiration', () => {
    expect(recorded([-1, 0, 1])(20)).toBe(0);
    expect(recorded([-1, 3, 5])(20)).toBe(3);
    expect(recorded([-1, 6])(20)).toBe(6);
  });

  test('doesNotChangeOnceItIsThere', () => {
    const at = recorded([2, 3]);
    expect([at(3), at(6), at(7), at(100)]).toEqual([2, 2, 2, 2]);
  });

  test('S14 isTheLastBeforeOnceTheWindowIsOverAndNeverALaterOne', () => {
    const at = recorded([-6, -4]);
    expect(at(0)).toBe('oracle ERR_PRICE_PENDING');
    expect(at(6)).toBe('oracle ERR_PRICE_PENDING');
    expect(at(7)).toBe(-4);
    expect(recorded([-4, 9])(20)).toBe(-4);
  });

  test('isNoneOutsideBothWindows', () => {
    expect(recorded([-6])(7)).toBe(-6);
    expect(recorded([-7, 7])(20)).toBe('oracle ERR_NO_PRICE');
    expect(recorded([])(20)).toBe('oracle ERR_NO_PRICE');
  });

  test('ofAHeightNearZeroLooksAtNoNegativeHeight', () => {
    chain.advanceTo(20n);
    expect(outcomeOf(oracleWorld().settlementPrice('BTC', 2n))).toBe('oracle ERR_NO_PRICE');
  });

  test('returnsThePriceWithItsHeight', () => {
    const world = oracleWorld();
    const height = chain.burnHeight;
    world.submitPrices({ STX: usd(0.8) });
    expect(world.settlementPrice('STX', height)).toEqual({ ok: { price: '80000000', height: String(height) } });
  });
});

describe('get-activation-price', () => {
  function recorded(offsets) {
    const world = oracleWorld();
    const r = chain.burnHeight + 10n;
    for (const offset of offsets) {
      chain.advanceTo(r + BigInt(offset));
      world.submitPrices({ BTC: usd(60_000 + offset) });
    }
    return (offset) => {
      chain.advanceTo(r + BigInt(offset));
      const answer = world.activationPrice('BTC', r);
      return answer.ok ? Number(BigInt(answer.ok.height) - r) : outcomeOf(answer);
    };
  }

  test('isTheFirstAfterTheRequest', () => {
    expect(recorded([0, 1, 2])(20)).toBe(1);
    expect(recorded([0, 7])(20)).toBe(7);
  });

  test('isPendingUntilTheWindowIsOverThenNone', () => {
    const at = recorded([-1, 0]);
    expect(at(0)).toBe('oracle ERR_PRICE_PENDING');
    expect(at(7)).toBe('oracle ERR_PRICE_PENDING');
    expect(at(8)).toBe('oracle ERR_NO_PRICE');
    expect(recorded([0, 8])(20)).toBe('oracle ERR_NO_PRICE');
  });
});
