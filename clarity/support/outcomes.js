// A seeded market in which every call of the services is recorded: what the read-only functions said right before it, and what the VM then did.
// The twin of tx-submitter has to tell the second from the first.
import { addressOf } from './accounts.js';
import { Chain, SBTC, hexOf } from './chain.js';
import { Random } from './random.js';
import { ascii, buffer, list, principal, tuple, uint } from './values.js';
import { TIERS, TOKENS, World, btc, principalOf, stx, usd } from './world.js';

const SEED = 14;
export const STEPS = 500;
const SUBMITTERS = ['submitter-1', 'submitter-2', 'submitter-3'];
const ASSETS = ['BTC', 'STX'];

/** Returns the recording of so many steps. The same seed gives the same; fewer steps give its beginning. */
export async function recordOutcomes(steps = STEPS) {
  const chain = await Chain.start();
  const market = new Recorded(World.start(chain, {}, 'outcomes deployer'), new Random(SEED));
  market.prepare();
  for (let step = 0; step < steps; step += 1) market.step();
  return market.recording();
}

class Recorded {
  constructor(world, random) {
    this.world = world;
    this.chain = world.chain;
    this.random = random;
    this.values = new Map();
    this.calls = [];
  }

  prepare() {
    for (const token of TOKENS) {
      for (const name of ['provider', 'buyer']) this.chain.mint(token, addressOf(name), token === 'STX' ? stx(2_000_000) : btc(1_000));
      for (const tier of TIERS) this.world.deposit(token, tier, token === 'STX' ? stx(100_000) : btc(50), 'provider');
    }
    this.submit({ BTC: usd(60_000), STX: usd(0.8) }, 'submitter-1');
  }

  step() {
    const { random, world } = this;
    const act = random.below(24);
    if (act < 3) this.chain.advance(1 + random.below(3));
    else if (act < 6) this.open();
    else if (act < 14) this.buy();
    else if (act < 17) this.submitSome();
    else if (act < 19) world.requestActivation(this.somePolicy(), 'buyer');
    else if (act < 21) this.settle('complete-activations', (policy) => policy['activation-height'] !== null);
    else if (act < 23) this.settle('process-expirations', (policy) => BigInt(policy['expiration-height']) <= this.chain.burnHeight);
    else world.setPaused(random.below(4) === 0);
  }

  /** Mostly what is over and fits; sometimes another epoch, too much, a stranger, or a book twice. */
  open() {
    const { random, world } = this;
    const token = random.pick(TOKENS);
    const over = TIERS.filter((tier) => BigInt(world.book(token, tier)['ends-at']) <= this.chain.burnHeight);
    const tiers = over.length > 0 && random.below(6) > 0 ? over : [random.pick(TIERS)];
    const share = BigInt(10 + random.below(30));
    const items = tiers.map((tier) =>
      tuple({
        token: ascii(token),
        tier: ascii(tier),
        epoch: uint(world.nextEpoch(token, tier) + (random.below(12) === 0 ? 1n : 0n)),
        weight: uint(1_000 + random.below(1_000)),
        capacity: uint((BigInt(world.totals(token).available) * share) / 100n),
        root: buffer(random.below(256).toString(16).padStart(2, '0').repeat(32)),
      }),
    );
    const sender = random.below(15) === 0 ? 'stranger' : 'allocator';
    const reads = [['vault', 'get-settings'], ['vault', 'get-totals', ascii(token)]];
    for (const tier of TIERS) reads.push(['vault', 'get-book', ascii(token), ascii(tier)]);
    this.record('vault', 'open-epochs', list(items), sender, reads);
  }

  submitSome() {
    const { random } = this;
    const jump = random.below(4) === 0 ? random.pick([80n, 90n, 110n, 125n]) : 100n;
    const near = (price) => (price * jump * BigInt(9_700 + random.below(600))) / 1_000_000n;
    const prices = { BTC: near(BigInt(this.world.price('BTC').price)), STX: near(BigInt(this.world.price('STX').price)) };
    if (random.below(5) === 0) delete prices[random.pick(ASSETS)];
    this.submit(prices, random.below(15) === 0 ? 'stranger' : random.pick(SUBMITTERS));
  }

  submit(prices, sender) {
    const items = Object.entries(prices).map(([asset, price]) =>
      tuple({ asset: ascii(asset), price: uint(price), 'observed-at': uint(1_790_000_000n + this.chain.burnHeight) }),
    );
    const reads = [['oracle', 'get-settings']];
    for (const asset of Object.keys(prices)) {
      reads.push(['oracle', 'get-price', ascii(asset)], ['oracle', 'get-recorded-price', ascii(asset), uint(this.chain.burnHeight)]);
      for (const name of SUBMITTERS) reads.push(['oracle', 'get-held-price', ascii(asset), principal(addressOf(name))]);
    }
    this.record('oracle', 'submit-prices', list(items), sender, reads);
  }

  buy() {
    const { random, world } = this;
    const token = random.pick(TOKENS);
    const strike = (usd(60_000) * BigInt(70 + random.below(60))) / 100n;
    const amount = BigInt(1 + random.below(4_000_000));
    const stxPrice = BigInt(world.price('STX').price);
    const needed = token === 'STX' ? (strike * amount * 15_000n + 999_999n * stxPrice) / (1_000_000n * stxPrice) : amount;
    const terms = world.terms({
      token, tier: random.pick(TIERS), strike, amount, policyType: token === 'STX' ? 'PUT' : 'CALL',
      style: random.below(5) === 0 ? 'EUROPEAN' : 'AMERICAN', collateral: needed, premium: 1n + needed / 50n,
      expirationHeight: this.chain.burnHeight + BigInt(2 + random.below(12)),
    });
    world.createPolicy(terms, 'buyer');
  }

  last() {
    return Number(this.world.read('registry', 'get-last-policy-id'));
  }

  somePolicy() {
    return BigInt(Math.max(1, this.last() - this.random.below(5)));
  }

  /** Up to five policies, mostly those that are due; sometimes others, one twice, or one that does not exist. */
  settle(method, isDue) {
    const { random, world } = this;
    const last = this.last();
    const newest = Array.from({ length: Math.min(last, 15) }, (_, back) => last - back);
    const due = newest.filter((id) => {
      const policy = world.policy(BigInt(id));
      return policy.status === 'ACTIVE' && isDue(policy);
    });
    const pool = due.length > 0 && random.below(4) > 0 ? due : [...newest.slice(0, 6), last + 1];
    const ids = Array.from({ length: 1 + random.below(5) }, () => random.pick(pool));
    const reads = [['registry', 'get-settings'], ['vault', 'get-settings']];
    for (const id of new Set(ids)) {
      reads.push(['registry', 'get-policy', uint(id)], ['vault', 'get-lock', uint(id)]);
      const policy = world.policy(id);
      if (policy?.status !== 'ACTIVE') continue;
      if (BigInt(policy['expiration-height']) <= this.chain.burnHeight) {
        for (const asset of ASSETS) reads.push(['oracle', 'get-settlement-price', ascii(asset), uint(policy['expiration-height'])]);
      }
      if (policy['activation-height'] !== null) {
        for (const asset of ASSETS) reads.push(['oracle', 'get-activation-price', ascii(asset), uint(policy['activation-height'])]);
      }
    }
    this.record('registry', method, list(ids.map((id) => uint(id))), 'anybody', reads);
  }

  record(contract, method, argument, sender, reads) {
    const known = {};
    for (const [of, name, ...args] of reads) {
      const key = [of, name, ...args.map(hexOf)].join(' ');
      known[key] ??= this.value(hexOf(this.chain.readValue(this.world[of], name, args)));
    }
    const receipt = this.world.call(contract, method, [argument], sender);
    this.calls.push({
      method,
      argument: hexOf(argument),
      sender: principalOf(sender),
      burnHeight: Number(this.chain.burnHeight),
      reads: known,
      result: hexOf(receipt.result),
      events: receipt.events.map(eventOf),
    });
  }

  /** Values come again and again: each is written once. */
  value(hex) {
    if (!this.values.has(hex)) this.values.set(hex, this.values.size);
    return this.values.get(hex);
  }

  recording() {
    return { deployer: this.world.deployer, sbtc: SBTC, values: [...this.values.keys()], calls: this.calls };
  }
}

/** The events that a node would send, as far as money and our prints go. */
function eventOf({ event, data }) {
  if (event === 'print_event') return { contract: data.contract_identifier, print: data.raw_value };
  if (event === 'stx_transfer_event') return { token: 'STX', from: data.sender, to: data.recipient, amount: String(data.amount) };
  if (event === 'ft_transfer_event') {
    return { token: data.asset_identifier, from: data.sender, to: data.recipient, amount: String(data.amount) };
  }
  throw new Error(`an event that no call of ours makes: ${event}`);
}
