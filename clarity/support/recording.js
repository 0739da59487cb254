// One market, always the same, in which every topic of the three contracts is printed: the source of the fixtures.
import { addressOf, privateKeyOf, publicKeyOf } from './accounts.js';
import { Chain } from './chain.js';
import { quoteTuple, sign, termsFields, voucherTuple } from './signing.js';
import { toJson, tuple } from './values.js';
import { World, btc, stx, usd } from './world.js';

const ROLE_CHANGE_WAIT_BLOCKS = 144n;

/** Returns the fixtures by file name. Fails when a step of the market is refused. */
export async function recordFixtures() {
  const recorder = new Recorder(World.deploy(await Chain.start(), 'fixture deployer'));
  recorder.setUp();
  recorder.provide();
  recorder.sell();
  recorder.close();
  recorder.govern();
  return recorder.files();
}

class Recorder {
  constructor(world) {
    this.world = world;
    this.fixtures = new Map();
    this.signatures = { vouchers: [], quotes: [] };
  }

  /** Keeps the first print of each topic. */
  note(receipt) {
    if (receipt.ok === undefined) throw new Error(`a step of the recording was refused: ${JSON.stringify(receipt.err)}`);
    for (const { contract, rawHex, value } of receipt.prints) {
      const name = `${contract}.${value.topic}.json`;
      if (!this.fixtures.has(name)) this.fixtures.set(name, { contract, topic: value.topic, rawHex, value });
    }
  }

  setUp() {
    this.note(this.world.initialiseOracle());
    this.note(this.world.initialiseVault());
    this.note(this.world.initialiseRegistry());
  }

  provide() {
    const { world } = this;
    this.note(world.fund('STX', 'balanced', stx(100_000), 'provider-1'));
    this.note(world.fund('SBTC', 'conservative', btc(3), 'provider-2'));
    this.note(world.requestExit('STX', 'balanced', stx(5_000), 'provider-1'));
    this.note(world.reopen('STX', 'balanced', stx(80_000)));
    this.note(world.openEpochs([{ token: 'SBTC', tier: 'conservative', capacity: btc(2) }]));
  }

  sell() {
    const { world } = this;
    world.chain.mint('STX', addressOf('buyer'), stx(10_000));
    world.chain.mint('SBTC', addressOf('buyer'), btc(1));
    this.note(world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) }));
    this.buy(world.terms({ expirationHeight: world.chain.burnHeight + 20n }));
    this.buy(
      world.terms({
        policyType: 'CALL',
        style: 'EUROPEAN',
        token: 'SBTC',
        tier: 'conservative',
        collateral: btc(0.5),
        premium: btc(0.01),
        expirationHeight: world.chain.burnHeight + 20n,
      }),
    );
    this.withdrawWith({ provider: 'provider-1', token: 'STX', tier: 'balanced', epoch: 1n, capital: stx(10_000), capitalLimit: stx(20_000) });
    this.withdrawWith({ provider: 'provider-2', token: 'SBTC', tier: 'conservative', epoch: 1n, premium: btc(0.001), premiumLimit: btc(0.002) });
  }

  buy(terms) {
    const { world } = this;
    const message = quoteTuple(world.registry, terms);
    this.signatures.quotes.push(signed(message, 'quoter'));
    this.note(world.createPolicy(terms, 'buyer'));
  }

  withdrawWith(ask) {
    const { world } = this;
    const voucher = { capitalLimit: 0n, premiumLimit: 0n, ...ask, provider: addressOf(ask.provider) };
    this.signatures.vouchers.push(signed(voucherTuple(world.vault, voucher), 'authoriser'));
    this.note(world.withdraw(ask));
  }

  close() {
    const { world } = this;
    // The request of policy 1 lapses out of the money, the price of its expiration comes with a jump, policy 9 does not exist.
    this.note(world.requestActivation(1n, 'buyer'));
    world.chain.advance(1);
    this.note(world.submitPrices({ BTC: usd(61_000), STX: usd(0.8) }));
    this.note(world.completeActivations([1n]));
    world.chain.advanceTo(BigInt(world.policy(1n)['expiration-height']));
    this.note(world.submitPrices({ BTC: usd(48_000), STX: usd(0.6) }, 'submitter-1'));
    this.note(world.submitPrices({ BTC: usd(48_000), STX: usd(0.6) }, 'submitter-2'));
    this.note(world.processExpirations([1n, 2n, 9n]));
  }

  govern() {
    const { world } = this;
    this.note(world.sweepFees('STX'));
    this.note(world.setPaused(true));
    for (const contract of ['oracle', 'vault', 'registry']) this.note(world.announceRole(contract, 'owner', 'next-owner'));
    this.note(world.announceKey('vault', 'authoriser', publicKeyOf('next-authoriser')));
    this.note(world.announceKey('registry', 'quoter', publicKeyOf('next-quoter')));
    world.chain.advance(ROLE_CHANGE_WAIT_BLOCKS);
    this.note(world.applyKey('vault', 'authoriser'));
    this.note(world.applyKey('registry', 'quoter'));
    for (const contract of ['oracle', 'vault', 'registry']) this.note(world.applyRole(contract, 'owner'));
    this.note(world.removeSubmitter('submitter-3'));
  }

  files() {
    const files = [...this.fixtures, ['signatures.json', this.signatures]];
    return new Map(files.map(([name, content]) => [name, `${JSON.stringify(content, null, 2)}\n`]));
  }
}

function signed(message, key) {
  const { messageHex, messageHash, signature } = sign(message, privateKeyOf(key));
  return {
    fields: toJson(message),
    messageHex: `0x${messageHex}`,
    messageHash: `0x${messageHash}`,
    privateKey: `0x${privateKeyOf(key).slice(0, 64)}`,
    publicKey: `0x${publicKeyOf(key)}`,
    signature: `0x${signature}`,
  };
}
