// Setting up the registry, and buying policies.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, privateKeyOf, publicKeyOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectPrints, expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { deployRouter } from '../support/router.js';
import { malleate, quoteTuple, sha256Hex, sign, termsFields } from '../support/signing.js';
import { ascii, buffer, tuple, uint } from '../support/values.js';
import { World, btc, stx, usd } from '../support/world.js';

const WAIT = 144n;
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

/** Books open for 1,000 blocks with 100,000 STX and 3 BTC, fresh prices, and a buyer who can pay. */
function marketWorld() {
  const world = World.start(chain, { vault: { epochBlocks: 1_000n } });
  world.fund('STX', 'balanced', stx(100_000), 'provider');
  world.fund('SBTC', 'balanced', btc(3), 'provider');
  world.reopen('STX', 'balanced', stx(80_000));
  world.openEpochs([{ token: 'SBTC', tier: 'balanced', capacity: btc(2) }]);
  world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
  chain.mint('STX', addressOf('buyer'), stx(10_000));
  chain.mint('SBTC', addressOf('buyer'), btc(1));
  return world;
}

const call = { policyType: 'CALL', token: 'SBTC', collateral: btc(0.5), premium: btc(0.01) };

describe('initialise', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const given = { ratioBps: 9_999n, quoter: '02' };
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.initialiseRegistry(given, sender), [
      ['registry ERR_NOT_DEPLOYER', () => (sender = world.deployer)],
      ['registry ERR_INVALID_RATIO', () => (given.ratioBps = 30_001n)],
      ['registry ERR_INVALID_RATIO', () => (given.ratioBps = 30_000n)],
      ['registry ERR_INVALID_KEY', () => (given.quoter = publicKeyOf('quoter'))],
    ]);
    expect(outcomeOf(world.initialiseRegistry())).toBe('registry ERR_ALREADY_INITIALISED');
  });

  test('setsWhatItIsGiven', () => {
    const world = World.deploy(chain);
    expect(world.read('registry', 'get-settings')).toBeNull();
    const settings = { owner: addressOf('owner'), quoter: `0x${publicKeyOf('quoter')}`, 'collateral-ratio-bps': '15000' };
    const receipt = world.initialiseRegistry();
    expectPrints(receipt, [['initialised', { ...settings, height: String(chain.burnHeight) }]]);
    expect(world.read('registry', 'get-settings')).toEqual(settings);
    expect(world.read('registry', 'get-last-policy-id')).toBe('0');
  });
});

describe('roles and keys', () => {
  test('announceRoleRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender] = ['guardian', world.deployer];
    expectRefusalsInOrder(() => world.announceRole('registry', role, 'next', sender), [
      ['registry ERR_NOT_INITIALISED', () => world.initialiseRegistry()],
      ['registry ERR_NOT_OWNER', () => (sender = 'owner')],
      ['registry ERR_UNKNOWN_ROLE', () => (role = 'owner')],
    ]);
  });

  test('applyRoleRefusesInOrder', () => {
    const world = World.deploy(chain);
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.applyRole('registry', 'owner', sender), [
      ['registry ERR_NOT_INITIALISED', () => world.initialiseRegistry()],
      ['registry ERR_NOT_OWNER', () => (sender = 'owner')],
      ['registry ERR_NOTHING_ANNOUNCED', () => world.announceRole('registry', 'owner', 'next')],
      ['registry ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(WAIT)],
    ]);
    expect(outcomeOf(world.applyRole('registry', 'owner'))).toBe('registry ERR_NOT_OWNER');
    expect(outcomeOf(world.announceRole('registry', 'owner', 'owner', 'next'))).toBe('ok');
  });

  test('announceKeyRefusesInOrder', () => {
    const world = World.deploy(chain);
    let [role, sender, key] = ['authoriser', 'stranger', '03'];
    expectRefusalsInOrder(() => world.announceKey('registry', role, key, sender), [
      ['registry ERR_NOT_INITIALISED', () => world.initialiseRegistry()],
      ['registry ERR_NOT_OWNER', () => (sender = 'owner')],
      ['registry ERR_UNKNOWN_ROLE', () => (role = 'quoter')],
      ['registry ERR_INVALID_KEY', () => (key = publicKeyOf('next'))],
    ]);
  });

  test('applyKeyRefusesInOrder', () => {
    const world = World.deploy(chain);
    let sender = 'stranger';
    expectRefusalsInOrder(() => world.applyKey('registry', 'quoter', sender), [
      ['registry ERR_NOT_INITIALISED', () => world.initialiseRegistry()],
      ['registry ERR_NOT_OWNER', () => (sender = 'owner')],
      ['registry ERR_NOTHING_ANNOUNCED', () => world.announceKey('registry', 'quoter', publicKeyOf('next'))],
      ['registry ERR_ANNOUNCED_TOO_RECENTLY', () => chain.advance(WAIT)],
    ]);
  });

  test('printWhatTheyChangeAndVoidTheOldQuoter', () => {
    const world = marketWorld();
    const account = addressOf('next');
    const key = `0x${publicKeyOf('next')}`;
    const appliesAt = () => String(chain.burnHeight + WAIT);
    const announcedRole = world.announceRole('registry', 'owner', 'next');
    expectPrints(announcedRole, [['role-announced', { role: 'owner', account, 'applies-at': appliesAt() }]]);
    expect(world.read('registry', 'get-announced-role', [ascii('owner')])).toEqual({ account, 'applies-at': appliesAt() });
    const announcedKey = world.announceKey('registry', 'quoter', publicKeyOf('next'));
    expectPrints(announcedKey, [['key-announced', { role: 'quoter', key, 'applies-at': appliesAt() }]]);
    expect(world.read('registry', 'get-announced-key', [ascii('quoter')])).toEqual({ key, 'applies-at': appliesAt() });
    chain.advance(WAIT);
    expectPrints(world.applyKey('registry', 'quoter'), [['key-applied', { role: 'quoter', key }]]);
    expectPrints(world.applyRole('registry', 'owner'), [['role-applied', { role: 'owner', account }]]);
    world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
    expect(outcomeOf(world.createPolicy(world.terms(), 'buyer'))).toBe('registry ERR_INVALID_SIGNATURE');
    expect(outcomeOf(world.createPolicy(world.terms(), 'buyer', { key: 'next' }))).toBe('ok');
  });
});

describe('create-policy', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const router = deployRouter(world);
    world.initialiseOracle();
    world.initialiseVault({ epochBlocks: 1_000n });
    const terms = world.terms({
      quoteId: '01', policyType: 'SWAP', style: 'ASIAN', strike: 0n, amount: 0n, expirationHeight: chain.burnHeight,
      token: 'SBTC', tier: 'moderate', collateral: 0n, premium: 0n, validUntil: chain.burnHeight - 1n,
    });
    const indirect = () => router.call('create-policy', [tuple(termsFields(terms)), buffer('00'.repeat(65))], 'buyer');
    let act = indirect;
    let signed = { premium: 1n };
    const set = (name, value) => () => (terms[name] = value);
    const direct = () => (act = () => world.createPolicy(terms, 'buyer', { signed }));
    const priced = () => world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
    const repriced = () => {
      chain.advance(7n);
      terms.validUntil = chain.burnHeight + 2_000n;
    };
    const opened = () => {
      world.fund('STX', 'balanced', stx(100_000), 'provider');
      world.reopen('STX', 'balanced', stx(80_000));
      priced();
      terms.expirationHeight = chain.burnHeight + 1n;
    };
    expectRefusalsInOrder(() => act(), [
      ['registry ERR_NOT_INITIALISED', () => world.initialiseRegistry()],
      ['registry ERR_INDIRECT_CALL', direct],
      ['registry ERR_INVALID_SIGNATURE', () => (signed = {})],
      ['registry ERR_QUOTE_EXPIRED', set('validUntil', chain.burnHeight)],
      ['registry ERR_INVALID_QUOTE_ID', set('quoteId', 'cd'.repeat(16))],
      ['registry ERR_UNKNOWN_POLICY_TYPE', set('policyType', 'PUT')],
      ['registry ERR_UNKNOWN_STYLE', set('style', 'AMERICAN')],
      ['registry ERR_WRONG_TOKEN', set('token', 'STX')],
      ['registry ERR_INVALID_STRIKE', set('strike', 2n ** 63n)],
      ['registry ERR_INVALID_STRIKE', set('strike', usd(60_000))],
      ['registry ERR_INVALID_AMOUNT', set('amount', 100_000_000_000_001n)],
      ['registry ERR_INVALID_AMOUNT', set('amount', btc(0.5))],
      ['registry ERR_INVALID_EXPIRATION', set('expirationHeight', 2n ** 63n)],
      ['registry ERR_INVALID_EXPIRATION', set('expirationHeight', chain.burnHeight + 5_000n)],
      ['registry ERR_INVALID_COLLATERAL', set('collateral', 2n ** 51n)],
      ['registry ERR_INVALID_COLLATERAL', set('collateral', stx(50_000))],
      ['registry ERR_STALE_PRICE', () => priced() && repriced()],
      ['registry ERR_STALE_PRICE', priced],
      ['registry ERR_COLLATERAL_OFF_MARKET', set('collateral', stx(56_250))],
      // The rest is the vault's: its refusals come through with its codes, and nothing of the registry stays.
      ['vault ERR_UNKNOWN_BOOK', set('tier', 'balanced')],
      ['vault ERR_ZERO_PREMIUM', set('premium', stx(1_000))],
      ['vault ERR_ABOVE_CAPACITY', opened],
    ]);
    expect(world.read('registry', 'get-last-policy-id')).toBe('1');
    expect(outcomeOf(act())).toBe('registry ERR_QUOTE_USED');
  });

  test('locksTakesThePremiumAndPrintsTheTerms', () => {
    const world = marketWorld();
    const terms = world.terms();
    const before = world.balance('STX', 'buyer');
    const receipt = world.createPolicy(terms, 'buyer');
    expect(receipt.ok).toBe('1');
    const { fields, policy } = expectedOf(terms);
    const lock = { token: 'STX', tier: 'balanced', epoch: '1', collateral: '56250000000', premium: '950000000' };
    expectPrints(receipt, [
      ['collateral-locked', { 'policy-id': '1', ...lock, fee: '50000000' }],
      ['policy-created', { 'policy-id': '1', ...fields }],
    ]);
    expect(world.policy(1n)).toEqual(policy);
    expect(world.lock(1n)).toEqual(lock);
    expect(world.read('registry', 'get-last-policy-id')).toBe('1');
    expect(world.read('registry', 'get-policy-id-by-quote', [buffer(terms.quoteId)])).toBe('1');
    expect(before - world.balance('STX', 'buyer')).toBe(stx(1_000));
  });

  function expectedOf(terms) {
    const fields = {
      owner: addressOf('buyer'), 'quote-id': `0x${terms.quoteId}`, 'policy-type': terms.policyType, style: terms.style,
      strike: String(terms.strike), amount: String(terms.amount), 'expiration-height': String(terms.expirationHeight),
      token: terms.token, tier: terms.tier, collateral: String(terms.collateral), premium: String(terms.premium),
      'valid-until': String(terms.validUntil), 'btc-price': '6000000000000', 'stx-price': '80000000', height: String(chain.burnHeight),
    };
    return { fields, policy: { ...fields, status: 'ACTIVE', 'activation-height': null } };
  }

  test('sellsACallOnSbtcAndNumbersPoliciesInOrder', () => {
    const world = marketWorld();
    expect(world.createPolicy(world.terms(), 'buyer').ok).toBe('1');
    expect(world.createPolicy(world.terms({ ...call, style: 'EUROPEAN' }), 'buyer').ok).toBe('2');
    expect(world.lock(2n)).toMatchObject({ token: 'SBTC', collateral: '50000000', premium: '950000' });
    expect(world.policy(3n)).toBeNull();
  });

  test('isRefusedWhileTheVaultIsPausedOrItsEpochIsOver', () => {
    const world = marketWorld();
    world.setPaused(true);
    expect(outcomeOf(world.createPolicy(world.terms(), 'buyer'))).toBe('vault ERR_PAUSED');
    world.setPaused(false);
    chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
    expect(outcomeOf(world.createPolicy(world.terms(), 'buyer'))).toBe('vault ERR_EPOCH_OVER');
  });

  test('needsBothPricesFresh', () => {
    const world = marketWorld();
    chain.advance(6n);
    const valid = { validUntil: chain.burnHeight + 10n };
    expect(outcomeOf(world.createPolicy(world.terms(valid), 'buyer'))).toBe('ok');
    chain.advance(1n);
    world.submitPrices({ BTC: usd(60_000) });
    expect(outcomeOf(world.createPolicy(world.terms(valid), 'buyer'))).toBe('registry ERR_STALE_PRICE');
  });

  // The requirement at 0.80 USD is exactly 56,250 STX; the collateral C passes while |56,250 - C| x 10,000 <= 200 x C:
  // from 56,250 / 1.02 = 55,147.058824 to 56,250 / 0.98 = 57,397.959183.
  test.each([
    [55_147_058_824n, 'ok'],
    [55_147_058_823n, 'registry ERR_COLLATERAL_OFF_MARKET'],
    [57_397_959_183n, 'ok'],
    [57_397_959_184n, 'registry ERR_COLLATERAL_OFF_MARKET'],
  ])('aCollateralOf %s micro-STX is %s', (collateral, outcome) => {
    const world = marketWorld();
    expect(outcomeOf(world.createPolicy(world.terms({ collateral }), 'buyer'))).toBe(outcome);
  });

  test('needsTheAmountOfACallAsCollateral', () => {
    const world = marketWorld();
    const low = world.terms({ ...call, collateral: 49_019_607n });
    expect(outcomeOf(world.createPolicy(low, 'buyer'))).toBe('registry ERR_COLLATERAL_OFF_MARKET');
    expect(outcomeOf(world.createPolicy(world.terms(call), 'buyer'))).toBe('ok');
  });

  test('putNeedsStxAndCallNeedsSbtc', () => {
    const world = marketWorld();
    expect(outcomeOf(world.createPolicy(world.terms({ token: 'SBTC' }), 'buyer'))).toBe('registry ERR_WRONG_TOKEN');
    expect(outcomeOf(world.createPolicy(world.terms({ ...call, token: 'STX' }), 'buyer'))).toBe('registry ERR_WRONG_TOKEN');
  });
});

describe('get-requirement', () => {
  const requirement = (world, ...numbers) =>
    BigInt(world.read('registry', 'get-requirement', [ascii('PUT'), ...numbers.map(uint)]));

  test('isTheFormulaRoundedUp', () => {
    const world = World.deploy(chain);
    expect(requirement(world, usd(60_000), btc(0.5), usd(0.8), 15_000n)).toBe(stx(56_250));
    // 6e12 x 1 x 15,000 / (100 x 7e7 x 10,000) = 1,285.71...
    expect(requirement(world, usd(60_000), 1n, usd(0.7), 15_000n)).toBe(1_286n);
    expect(world.read('registry', 'get-requirement', [ascii('CALL'), ...[usd(60_000), 77n, 0n, 0n].map(uint)])).toBe('77');
  });

  test('fitsAtTheBounds', () => {
    const world = World.deploy(chain);
    const [strike, amount, ratio] = [2n ** 63n - 1n, 100_000_000_000_000n, 30_000n];
    const exact = (price) => (strike * amount * ratio + 1_000_000n * price - 1n) / (1_000_000n * price);
    for (const price of [1n, 3n, 2n ** 63n - 1n]) {
      expect(requirement(world, strike, amount, price, ratio)).toBe(exact(price));
    }
  });
});

describe('quote', () => {
  test('hashIsTheSha256OfTheSerialisedTuple', () => {
    const world = World.deploy(chain);
    const terms = world.terms();
    const { messageHex } = sign(quoteTuple(world.registry, terms), privateKeyOf('quoter'));
    expect(world.read('registry', 'quote-hash', [tuple(termsFields(terms))])).toBe(`0x${sha256Hex(messageHex)}`);
  });

  const changes = {
    quoteId: 'ef'.repeat(16), policyType: 'CALL', style: 'EUROPEAN', strike: usd(60_001), amount: btc(0.5) + 1n, expirationHeight: 999_999n,
    token: 'SBTC', tier: 'aggressive', collateral: stx(56_251), premium: stx(999), validUntil: 999_999n,
  };

  test.each(Object.keys(changes))('S16 withAnother %s isRefused', (name) => {
    const world = marketWorld();
    const terms = world.terms();
    const asked = { ...terms, [name]: changes[name] };
    const signed = { [name]: terms[name] };
    expect(outcomeOf(world.createPolicy(asked, 'buyer', { signed }))).toBe('registry ERR_INVALID_SIGNATURE');
    expect(outcomeOf(world.createPolicy(terms, 'buyer'))).toBe('ok');
  });

  test('ofAnotherRegistryChainOrKeyIsRefused', () => {
    const world = marketWorld();
    for (const wrong of [{ registry: `${addressOf('stranger')}.policy-registry` }, { chain: 1n }, { key: 'authoriser' }]) {
      expect(outcomeOf(world.createPolicy(world.terms(), 'buyer', wrong))).toBe('registry ERR_INVALID_SIGNATURE');
    }
  });

  test('S16 usedTwiceOrAfterItsTimeIsRefused', () => {
    const world = marketWorld();
    const terms = world.terms({ collateral: stx(56_250), amount: btc(0.5) });
    expect(outcomeOf(world.createPolicy(terms, 'buyer'))).toBe('ok');
    expect(outcomeOf(world.createPolicy(terms, 'buyer'))).toBe('registry ERR_QUOTE_USED');
    expect(outcomeOf(world.createPolicy(terms, 'stranger'))).toBe('registry ERR_QUOTE_USED');
    const late = world.terms({ validUntil: chain.burnHeight });
    chain.advance(1n);
    expect(outcomeOf(world.createPolicy(late, 'buyer'))).toBe('registry ERR_QUOTE_EXPIRED');
  });

  test('theOtherSignatureOfAUsedQuoteBuysNothing', () => {
    const world = marketWorld();
    const terms = world.terms();
    const { signature } = sign(quoteTuple(world.registry, terms), privateKeyOf('quoter'));
    expect(outcomeOf(world.createPolicy(terms, 'buyer', { signature }))).toBe('ok');
    const twin = outcomeOf(world.createPolicy(terms, 'buyer', { signature: malleate(signature) }));
    expect(['registry ERR_INVALID_SIGNATURE', 'registry ERR_QUOTE_USED']).toContain(twin);
    expect(world.read('registry', 'get-last-policy-id')).toBe('1');
  });

  test('aRefusedPurchaseLeavesItsQuoteUnused', () => {
    const world = marketWorld();
    const terms = world.terms();
    const poor = `poor ${world.deployer}`;
    expect(outcomeOf(world.createPolicy(terms, poor))).toBe('vault ERR_PAYMENT_IN_FAILED');
    expect(printsOf(world.createPolicy(terms, 'buyer'), 'policy-created')).toHaveLength(1);
  });
});
