// create-policy: what a quote must say, and what the market must say to it.
import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, privateKeyOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { expectRefusalsInOrder, outcomeOf, printsOf } from '../support/refusals.js';
import { malleate, quoteTuple, sha256Hex, sign, termsFields } from '../support/signing.js';
import { ascii, buffer, tuple, uint } from '../support/values.js';
import { NO_SHARES, World, btc, principalOf, stx, usd } from '../support/world.js';

const MARKET = { BTC: usd(60_000), STX: usd(0.8) };
let chain;

beforeAll(async () => {
  chain = await Chain.start();
  for (const token of ['STX', 'SBTC']) chain.mint(token, addressOf('buyer'), token === 'STX' ? stx(1_000_000) : btc(1_000));
});

/** A market with two books to buy from, and a price. */
function market(vault = {}) {
  const world = World.start(chain, { vault: { epochBlocks: 1_000n, ...vault } });
  for (const [token, amount] of [['STX', stx(200_000)], ['SBTC', btc(10)]]) {
    world.fund(token, 'aggressive', amount, 'provider');
    world.reopen({ token, tier: 'aggressive', capacity: (amount * 7n) / 10n });
  }
  world.recordPrices(MARKET);
  return world;
}

const CALL = { policyType: 'CALL', token: 'SBTC', collateral: btc(0.5), premium: btc(0.01), strike: usd(60_000) };

describe('createPolicy', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    chain.deploy('middle', `(define-public (buy (terms ${TERMS}) (signature (buff 65))) (contract-call? .policy-registry create-policy terms signature))`, world.deployer);
    const start = () => {
      world.initialiseRoles();
      world.initialiseVault({ epochBlocks: 1_000n });
      world.initialiseRegistry();
    };
    const terms = world.terms({
      quoteId: 'ab'.repeat(15), policyType: 'SWAP', style: 'ASIAN', token: 'SBTC', amount: 0n, expirationHeight: 0n, collateral: 0n,
      btcReference: 0n, strike: usd(60_000) + 1n, premium: 1n, validUntil: 0n,
    });
    let [key, direct, sender] = ['thief', false, 'stranger'];
    const act = () => {
      if (direct) return world.createPolicy(terms, sender, { key });
      const given = tuple(termsFields({ ...terms, buyer: principalOf(terms.buyer) }));
      return chain.call(`${world.deployer}.middle`, 'buy', [given, buffer('00'.repeat(65))], addressOf(sender));
    };
    const fund = (amount) => world.fund('STX', 'aggressive', amount, 'provider') && world.reopen({ token: 'STX', tier: 'aggressive', capacity: (amount * 8n) / 10n });
    const receipt = expectRefusalsInOrder(act, [
      ['registry ERR_NOT_INITIALISED', start],
      ['registry ERR_INDIRECT_CALL', () => (direct = true)],
      ['registry ERR_NOT_BUYER', () => (sender = 'buyer')],
      ['registry ERR_INVALID_SIGNATURE', () => (key = 'quoter')],
      ['registry ERR_QUOTE_EXPIRED', () => (terms.validUntil = world.now + 100_000n)],
      ['registry ERR_QUOTE_TOO_LONG', () => (terms.validUntil = world.now + 300n)],
      ['registry ERR_INVALID_QUOTE_ID', () => (terms.quoteId = 'ab'.repeat(16))],
      ['registry ERR_UNKNOWN_POLICY_TYPE', () => (terms.policyType = 'PUT')],
      ['registry ERR_UNKNOWN_STYLE', () => (terms.style = 'EUROPEAN')],
      ['registry ERR_WRONG_TOKEN', () => (terms.token = 'STX')],
      ['registry ERR_INVALID_AMOUNT', () => (terms.amount = 10n ** 14n + 1n)],
      ['registry ERR_INVALID_AMOUNT', () => (terms.amount = btc(0.5))],
      ['registry ERR_INVALID_EXPIRATION', () => (terms.expirationHeight = chain.burnHeight + 52_561n)],
      ['registry ERR_INVALID_EXPIRATION', () => (terms.expirationHeight = chain.burnHeight + 3_000n)],
      ['registry ERR_INVALID_COLLATERAL', () => (terms.collateral = 2n ** 51n)],
      ['registry ERR_INVALID_COLLATERAL', () => (terms.collateral = stx(56_250))],
      ['registry ERR_INVALID_REFERENCE', () => (terms.btcReference = 2n ** 63n)],
      ['registry ERR_INVALID_REFERENCE', () => Object.assign(terms, { btcReference: usd(60_000), stxReference: 0n })],
      ['registry ERR_INVALID_REFERENCE', () => (terms.stxReference = usd(0.8))],
      ['registry ERR_STRIKE_OFF_BAND', () => (terms.strike = usd(30_000) - 1n)],
      ['registry ERR_STRIKE_OFF_BAND', () => (terms.strike = usd(60_000))],
      ['registry ERR_STALE_PRICE', () => world.recordPrices({ ...MARKET, BTC: usd(60_601) }) && refresh(world, terms)],
      ['registry ERR_PRICE_MOVED', () => chain.advance(7n) || refresh(world, terms)],
      ['registry ERR_STALE_PRICE', () => world.recordPrices(MARKET) && world.submitPrices({ STX: usd(0.82) }, 'submitter-3') && refresh(world, terms)],
      ['registry ERR_PRICE_DISPUTED', () => chain.advance(2n) || (terms.collateral = (stx(56_250) * 97n) / 100n) && refresh(world, terms)],
      ['registry ERR_COLLATERAL_OFF_MARKET', () => (terms.collateral = stx(56_250)) && refresh(world, terms)],
      // 2 % of 56,250 STX for 2,991 of 52,560 blocks is 64.02 STX.
      ['registry ERR_PREMIUM_BELOW_FLOOR', () => (terms.premium = stx(100)) && refresh(world, terms)],
      ['vault ERR_ABOVE_CAPACITY', () => fund(stx(200_000)) && world.recordPrices(MARKET) && refresh(world, terms)],
    ]);
    expect(outcomeOf(receipt)).toBe('ok');
    expect(outcomeOf(world.createPolicy({ ...terms, validUntil: world.now + 100n }))).toBe('registry ERR_QUOTE_USED');
  });

  test.each([
    ['a PUT', {}, '56250000000', '950000000'],
    ['a CALL', CALL, '50000000', '950000'],
  ])('of %s locksAndRemembersTheTerms', (_, overrides, collateral, premium) => {
    const world = market();
    const terms = world.terms(overrides);
    const receipt = world.createPolicy(terms);
    expect(receipt.ok).toBe('1');
    const [created] = printsOf(receipt, 'policy-created');
    const text = {
      owner: addressOf('buyer'), buyer: addressOf('buyer'), 'quote-id': `0x${terms.quoteId}`, 'policy-type': terms.policyType, style: 'AMERICAN',
      strike: String(terms.strike), amount: String(terms.amount), 'expiration-height': String(terms.expirationHeight), token: terms.token,
      tier: 'aggressive', collateral, premium: String(terms.premium), 'btc-reference': String(usd(60_000)), 'stx-reference': String(usd(0.8)),
      'valid-until': String(terms.validUntil), 'btc-price': String(usd(60_000)), 'stx-price': String(usd(0.8)), height: String(chain.burnHeight),
    };
    expect(created).toEqual({ 'policy-id': '1', ...text });
    expect(world.policy(1n)).toEqual({ ...text, status: 'ACTIVE', activation: null });
    expect(world.lock(1n)).toMatchObject({ collateral, premium, owner: addressOf('buyer'), registry: world.registry });
    expect(world.read('registry', 'get-policy-id-by-quote', [buffer(terms.quoteId)])).toBe('1');
    expect(receipt.prints.map(({ value }) => value.topic)).toEqual(['collateral-locked', 'policy-created']);
  });

  test('S16 aQuoteIsGoodOnceInTimeForItsBuyerAsSignedAndNearThePrice', () => {
    const world = market();
    const terms = world.terms({ collateral: stx(5_625), amount: btc(0.05), premium: stx(100) });
    expect(outcomeOf(world.createPolicy(terms, 'thief'))).toBe('registry ERR_NOT_BUYER');
    expect(outcomeOf(world.createPolicy({ ...terms, buyer: 'thief' }, 'thief', { signed: { buyer: addressOf('buyer') } }))).toBe('registry ERR_INVALID_SIGNATURE');
    for (const changed of [{ strike: usd(59_000) }, { premium: stx(99) }, { tier: 'balanced' }, { validUntil: terms.validUntil + 1n }]) {
      expect(outcomeOf(world.createPolicy({ ...terms, ...changed }, 'buyer', { signed: signedTerms(terms) }))).toBe('registry ERR_INVALID_SIGNATURE');
    }
    expect(outcomeOf(world.createPolicy(terms))).toBe('ok');
    expect(outcomeOf(world.createPolicy(terms))).toBe('registry ERR_QUOTE_USED');
    const late = world.terms({ validUntil: world.now + 9n });
    expect(outcomeOf(world.createPolicy(late))).toBe('registry ERR_QUOTE_EXPIRED');
    const onTime = world.terms({ collateral: stx(5_625), amount: btc(0.05), premium: stx(100), validUntil: world.now + 10n });
    expect(outcomeOf(world.createPolicy(onTime))).toBe('ok');
    chain.advance(1n);
    // The price fell 1.1 %: the quote was made from the old one.
    world.recordPrices({ ...MARKET, BTC: usd(59_340) });
    expect(outcomeOf(world.createPolicy(world.terms()))).toBe('registry ERR_PRICE_MOVED');
  });

  test('theQuoteIsForOneRegistryAndChainAndAnyFormOfTheSignature', () => {
    const world = market();
    const small = { collateral: stx(5_625), amount: btc(0.05), premium: stx(100) };
    const terms = world.terms(small);
    expect(outcomeOf(world.createPolicy(terms, 'buyer', { registry: world.vault }))).toBe('registry ERR_INVALID_SIGNATURE');
    expect(outcomeOf(world.createPolicy(terms, 'buyer', { chain: 1n }))).toBe('registry ERR_INVALID_SIGNATURE');
    for (const signature of ['', '00'.repeat(65), 'ff'.repeat(65), 'ff'.repeat(64) + '00']) {
      expect(outcomeOf(world.createPolicy(terms, 'buyer', { signature }))).toBe('registry ERR_INVALID_SIGNATURE');
    }
    const message = quoteTuple(world.registry, { ...terms, buyer: addressOf('buyer') });
    const hash = world.read('registry', 'quote-hash', [tuple(termsFields({ ...terms, buyer: addressOf('buyer') }))]);
    const signed = sign(message, privateKeyOf('quoter'));
    expect(hash).toBe(`0x${sha256Hex(signed.messageHex)}`);
    // The other form of the same signature is the same consent; the quote is used once by its id.
    expect(outcomeOf(world.createPolicy(terms, 'buyer', { signature: malleate(signed.signature) }))).toBe('ok');
    expect(outcomeOf(world.createPolicy(terms, 'buyer', { signature: signed.signature }))).toBe('registry ERR_QUOTE_USED');
  });

  test('theOldQuotersQuotesAreVoidOnceTheNewOneIsApplied', () => {
    const world = market({ epochBlocks: 5_000n });
    world.announceRole('quoter', 'quoter-2');
    chain.advance(1_008n);
    world.applyRole('quoter');
    world.recordPrices(MARKET);
    expect(outcomeOf(world.createPolicy(world.terms()))).toBe('registry ERR_INVALID_SIGNATURE');
    expect(outcomeOf(world.createPolicy(world.terms(), 'buyer', { key: 'quoter-2' }))).toBe('ok');
  });

  test.each([
    ['PUT', usd(60_000), usd(30_000), 'ok'],
    ['PUT', usd(60_000), usd(30_000) - 1n, 'registry ERR_STRIKE_OFF_BAND'],
    ['PUT', usd(60_000), usd(60_000) + 1n, 'registry ERR_STRIKE_OFF_BAND'],
    ['CALL', usd(60_000), usd(90_000), 'ok'],
    ['CALL', usd(60_000), usd(90_000) + 1n, 'registry ERR_STRIKE_OFF_BAND'],
    ['CALL', usd(60_000), usd(60_000) - 1n, 'registry ERR_STRIKE_OFF_BAND'],
  ])('the strike of a %s at %s is within its band: %s %s', (policyType, btcReference, strike, expected) => {
    const world = market();
    const terms = world.terms({ ...(policyType === 'CALL' ? CALL : { collateral: (strike * 15n * 50_000_000n) / (usd(0.8) * 1_000n) }), btcReference, strike });
    expect(outcomeOf(world.createPolicy(terms))).toBe(expected);
  });
});

const signedTerms = (terms) => ({ ...terms, buyer: addressOf('buyer') });
const TERMS = `{
  quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint, amount: uint,
  expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12), collateral: uint, premium: uint,
  btc-reference: uint, stx-reference: uint, valid-until: uint }`;

function refresh(world, terms) {
  terms.validUntil = world.now + 120n;
  return true;
}

describe('premium floor', () => {
  const floor = (world, overrides, btcPrice = usd(60_000)) => {
    const terms = tuple(termsFields({ ...world.terms(overrides), buyer: addressOf('buyer') }));
    return world.read('registry', 'get-premium-floor', [terms, uint(btcPrice), uint(usd(0.8)), uint(200n)]);
  };

  test('isIntrinsicValueAndRentRoundedUpAtLeastAUnitOfEach', () => {
    const world = World.start(chain);
    // 2 % of 56,250 STX for 200 of 52,560 blocks: 4.280821917... STX
    expect(floor(world, {})).toBe('4280822');
    // (60,000 - 59,500) x 0.5 / 0.80 = 312.5 STX more
    expect(floor(world, {}, usd(59_500))).toBe('316780822');
    expect(floor(world, { collateral: stx(1), amount: 1n })).toBe('1000000');
    // 2 % of half a bitcoin for 200 blocks: 3,805.17...
    expect(floor(world, CALL)).toBe('3806');
    // (60,600 - 60,000) x 0.5 / 60,600 = 495,049.50... sats, up, plus 3,806
    expect(floor(world, CALL, usd(60_600))).toBe(String(495_050 + 3_806));
    expect(floor(world, { ...CALL, collateral: 10n, amount: 10n })).toBe('1000');
  });

  test('isTheLeastThatIsTaken', () => {
    const world = market({ shares: NO_SHARES });
    expect(outcomeOf(world.createPolicy(world.terms({ premium: 4_280_821n })))).toBe('registry ERR_PREMIUM_BELOW_FLOOR');
    expect(outcomeOf(world.createPolicy(world.terms({ premium: 4_280_822n })))).toBe('ok');
  });
});

test('requirementRoundsUp', () => {
  const world = World.start(chain);
  const need = (type, strike, amount, price) => world.read('registry', 'get-requirement', [ascii(type), uint(strike), uint(amount), uint(price), uint(15_000n)]);
  expect(need('PUT', usd(60_000), btc(0.5), usd(0.8))).toBe(String(stx(56_250)));
  expect(need('PUT', usd(60_000), 1n, usd(0.7))).toBe('1286');
  expect(need('CALL', usd(60_000), 123n, usd(0.8))).toBe('123');
});

describe('initialise', () => {
  test('refusesInOrder', () => {
    const world = World.deploy(chain);
    const given = { ratioBps: 9_999n, minRateBps: 10_001n };
    let sender = addressOf('stranger');
    const receipt = expectRefusalsInOrder(() => world.initialiseRegistry(given, sender), [
      ['registry ERR_NOT_DEPLOYER', () => (sender = world.deployer)],
      ['registry ERR_INVALID_RATIO', () => (given.ratioBps = 30_001n)],
      ['registry ERR_INVALID_RATIO', () => (given.ratioBps = 15_000n)],
      ['registry ERR_INVALID_RATE', () => (given.minRateBps = 200n)],
    ]);
    const settings = { 'collateral-ratio-bps': '15000', 'min-rate-bps': '200' };
    expect(printsOf(receipt, 'initialised')).toEqual([{ ...settings, height: String(chain.burnHeight) }]);
    expect(world.read('registry', 'get-settings')).toEqual(settings);
    expect(outcomeOf(world.initialiseRegistry(given))).toBe('registry ERR_ALREADY_INITIALISED');
  });
});
