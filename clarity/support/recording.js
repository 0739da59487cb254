// One market, always the same, in which every topic of the contracts is printed: the source of the fixtures.
import { addressOf, privateKeyOf, publicKeyOf } from './accounts.js';
import { Chain } from './chain.js';
import { quoteTuple, sign } from './signing.js';
import { toJson } from './values.js';
import { GRACE, NO_SHARES, World, btc, principalOf, stx, usd } from './world.js';

const MARKET = { BTC: usd(60_000), STX: usd(0.8) };

/** Returns the fixtures by file name. Fails when a step of the market is refused. */
export async function recordFixtures() {
  const recorder = new Recorder(World.deploy(await Chain.start(), 'fixture deployer'));
  recorder.setUp();
  recorder.provide();
  recorder.sell();
  recorder.end();
  recorder.govern();
  recorder.leave();
  return recorder.files();
}

class Recorder {
  constructor(world) {
    this.world = world;
    this.fixtures = new Map();
    this.quotes = [];
  }

  /** Keeps the first print of each topic. */
  note(...receipts) {
    for (const receipt of receipts) {
      if (receipt.ok === undefined) throw new Error(`a step of the recording was refused: ${JSON.stringify(receipt.err)}`);
      for (const { contract, rawHex, value } of receipt.prints) {
        const name = `${contract}.${value.topic}.json`;
        if (!this.fixtures.has(name)) this.fixtures.set(name, { contract, topic: value.topic, rawHex, value });
      }
    }
  }

  setUp() {
    const { world } = this;
    this.note(world.initialiseRoles(), world.initialiseVault({ epochBlocks: 200n, shares: NO_SHARES }), world.initialiseRegistry());
  }

  provide() {
    const { world } = this;
    this.note(world.fund('STX', 'balanced', stx(100_000), 'provider-1'), world.fund('SBTC', 'conservative', btc(3), 'provider-2'));
    this.note(world.requestExit('STX', 'balanced', stx(5_000), 'provider-1'));
    world.chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
    this.note(world.openEpochs([{ token: 'SBTC', tier: 'conservative', capacity: btc(1) }]));
    this.note(world.vetoOpening('SBTC', 'conservative'));
    this.note(world.openEpochs([{ token: 'SBTC', tier: 'conservative', capacity: btc(2) }]));
    const claim = world.claimWithLeaf('provider-1', { token: 'STX', tier: 'balanced', opening: stx(100_000) });
    this.note(world.openEpochs([{ token: 'STX', tier: 'balanced', capacity: stx(80_000), weight: claim.root.sum, root: claim.root.hash }]));
    world.chain.advance(1n);
    this.note(world.confirmOpenings([{ token: 'STX', tier: 'balanced' }, { token: 'SBTC', tier: 'conservative' }]));
    this.note(world.withdraw({ ...claim, capital: stx(10_000) }, 'provider-1'));
  }

  sell() {
    const { world } = this;
    world.chain.mint('STX', addressOf('buyer'), stx(10_000));
    world.chain.mint('SBTC', addressOf('buyer'), btc(1));
    this.note(world.submitPrices(MARKET, 'submitter-1'), world.submitPrices(MARKET, 'submitter-2'));
    const expirationHeight = world.chain.burnHeight + 20n;
    const call = { policyType: 'CALL', style: 'EUROPEAN', token: 'SBTC', tier: 'conservative', collateral: btc(0.5), premium: btc(0.01) };
    this.buy(world.terms({ tier: 'balanced', expirationHeight }));
    this.buy(world.terms({ ...call, expirationHeight }));
  }

  buy(terms) {
    const { world } = this;
    this.quotes.push(signed(quoteTuple(world.registry, { ...terms, buyer: principalOf(terms.buyer) }), 'quoter'));
    this.note(world.createPolicy(terms));
  }

  end() {
    const { world } = this;
    // The request of policy 1 lapses out of the money; it settles at its expiration; policy 2 is not asked for until it is VOID.
    this.note(world.requestActivation(1n));
    world.chain.advance(2n);
    this.note(world.recordPrices({ BTC: usd(61_000), STX: usd(0.8) }));
    const named = (policyId) => ({ policyId, btcAt: world.chain.burnHeight, stxAt: world.chain.burnHeight });
    this.note(world.completeActivations([named(1n)]), world.processExpirations([named(1n)]));
    world.chain.advanceTo(BigInt(world.policy(1n)['expiration-height']));
    this.note(world.recordPrices({ STX: usd(0.6) }));
    const stxAt = world.chain.burnHeight;
    world.chain.advance(1_009n);
    this.note(world.recordPrices({ BTC: usd(48_000) }));
    this.note(world.processExpirations([{ policyId: 2n, btcAt: world.chain.burnHeight, stxAt }, { policyId: 1n, btcAt: world.chain.burnHeight, stxAt }]));
    this.settleOne();
  }

  /** A settlement needs a policy that did not end VOID. */
  settleOne() {
    const { world } = this;
    this.note(world.reopen({ token: 'STX', tier: 'balanced', capacity: stx(60_000) }));
    this.note(world.recordPrices(MARKET));
    this.buy(world.terms({ tier: 'balanced', expirationHeight: world.chain.burnHeight + 20n }));
    world.chain.advance(20n);
    this.note(world.recordPrices({ BTC: usd(48_000), STX: usd(0.6) }));
    this.note(world.processExpirations([{ policyId: 3n, btcAt: world.chain.burnHeight, stxAt: world.chain.burnHeight }]));
  }

  govern() {
    const { world } = this;
    this.note(world.sweepFees('STX'), world.setPaused(true), world.setPaused(false));
    this.note(world.announceRole('quoter', 'thief'), world.vetoRole('quoter'), world.announceRole('allocator', 'next-allocator'));
    world.chain.advance(1_008n);
    this.note(world.applyRole('allocator'), world.removeSubmitter('submitter-3'));
  }

  leave() {
    const { world } = this;
    world.chain.advanceTo(BigInt(world.book('SBTC', 'conservative')['ends-at']) + GRACE);
    this.note(world.closeBook('SBTC', 'conservative'));
  }

  files() {
    const files = [...this.fixtures, ['quotes.json', this.quotes]];
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
    account: addressOf(key),
    signature: `0x${signature}`,
  };
}
