// A seeded market in which every call of the services is recorded: what the read-only functions said right before it, and what the VM then did.
// The twin of tx-submitter has to tell the second from the first.
import { addressOf } from './accounts.js';
import { Chain, SBTC, hexOf } from './chain.js';
import { Random } from './random.js';
import { ascii, buffer, list, principal, tuple, uint } from './values.js';
import { BOOKS, NO_SHARES, TIERS, TOKENS, World, btc, principalOf, stx, usd } from './world.js';

const SEED = 14;
export const STEPS = 900;
const SUBMITTERS = ['submitter-1', 'submitter-2', 'submitter-3'];
const ASSETS = ['BTC', 'STX'];
const VOID_BLOCKS = 1_008n;
const ACTIVATION_BLOCKS = 7n;

/** Returns the recording of so many steps. The same seed gives the same; fewer steps give its beginning. */
export async function recordOutcomes(steps = STEPS) {
  const chain = await Chain.start();
  const world = World.start(chain, { vault: { shares: NO_SHARES, epochBlocks: 30n } }, 'outcomes deployer');
  const market = new Recorded(world, new Random(SEED));
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
    /** Heights and times of the records of each asset, ascending. */
    this.records = { BTC: [], STX: [] };
    this.prices = { BTC: usd(60_000), STX: usd(0.8) };
  }

  prepare() {
    for (const token of TOKENS) {
      for (const name of ['provider', 'buyer']) this.chain.mint(token, addressOf(name), token === 'STX' ? stx(2_000_000) : btc(1_000));
      for (const tier of TIERS) this.world.deposit(token, tier, token === 'STX' ? stx(100_000) : btc(50), 'provider');
    }
    this.submit(this.prices, 'submitter-1');
    this.submit(this.prices, 'submitter-2');
  }

  step() {
    const { random } = this;
    const act = random.below(32);
    if (act < 4) this.chain.advance(1 + random.below(3));
    else if (act < 7) this.open();
    else if (act < 9) this.confirm();
    else if (act < 16) this.buy();
    else if (act < 19) this.submitSome();
    else if (act < 22) this.activate();
    else if (act < 25) this.settle('complete-activations', (policy) => policy.activation !== null);
    else if (act < 28) this.settle('process-expirations', (policy) => BigInt(policy['expiration-height']) <= this.chain.burnHeight);
    else this.rarely();
  }

  /** A guardian, silence, the end of a book. */
  rarely() {
    const { random, world } = this;
    const act = random.below(24);
    if (act < 3) world.setPaused(true);
    else if (act < 10) world.setPaused(false);
    else if (act < 12) world.vetoOpening(random.pick(TOKENS), random.pick(TIERS));
    else if (act === 12) this.chain.advance(1_000 + random.below(20));
    else if (act === 13) world.closeBook('SBTC', 'aggressive');
    else this.submitSome();
  }

  /** Mostly what is over and fits; sometimes another epoch, too much, a stranger, or a book twice. */
  open() {
    const { random, world } = this;
    const token = random.pick(TOKENS);
    const over = TIERS.filter((tier) => BigInt(world.book(token, tier)['ends-at']) <= this.chain.burnHeight);
    const tiers = over.length > 0 && random.below(6) > 0 ? over : [random.pick(TIERS), random.pick(TIERS)];
    const items = tiers.map((tier) => {
      const { capital } = world.book(token, tier);
      const capacity = (BigInt(capital) * BigInt(random.below(20) === 0 ? 90 : 20 + random.below(45))) / 100n;
      const weight = random.below(20) === 0 ? capacity : BigInt(capital) * 4_096n;
      return tuple({
        token: ascii(token),
        tier: ascii(tier),
        epoch: uint(world.nextEpoch(token, tier) + (random.below(16) === 0 ? 1n : 0n)),
        weight: uint(weight),
        capacity: uint(capacity),
        root: buffer(random.below(256).toString(16).padStart(2, '0').repeat(32)),
      });
    });
    const reads = [['vault', 'get-settings'], ['roles', 'get-roles'], ['roles', 'is-paused']];
    for (const tier of tiers) reads.push(['vault', 'get-book', ascii(token), ascii(tier)]);
    this.record('vault', 'open-epochs', list(items), random.below(15) === 0 ? 'stranger' : 'allocator', reads);
  }

  confirm() {
    const { random, world } = this;
    const books = random.below(8) > 0 ? BOOKS : BOOKS.slice(0, 2);
    const proposed = books.filter(({ token, tier }) => world.book(token, tier).proposal !== null);
    const chosen = proposed.length > 0 && random.below(8) > 0 ? proposed : [random.pick(BOOKS), random.pick(BOOKS)];
    const reads = [['vault', 'get-settings'], ['roles', 'is-paused']];
    for (const { token, tier } of chosen) reads.push(['vault', 'get-book', ascii(token), ascii(tier)]);
    const items = chosen.map(({ token, tier }) => tuple({ token: ascii(token), tier: ascii(tier) }));
    this.record('vault', 'confirm-openings', list(items), 'anybody', reads);
  }

  /** The market moves now and then; a submitter is mostly near it. */
  submitSome() {
    const { random } = this;
    if (random.below(3) === 0) {
      const asset = random.pick(ASSETS);
      this.prices[asset] = (this.prices[asset] * BigInt(84 + random.below(34))) / 100n;
    }
    const near = (price) => (price * BigInt(9_960 + random.below(80) + (random.below(8) === 0 ? 150 : 0))) / 10_000n;
    const prices = { BTC: near(this.prices.BTC), STX: near(this.prices.STX) };
    if (random.below(5) === 0) delete prices[random.pick(ASSETS)];
    const sender = random.below(20) === 0 ? 'stranger' : random.pick(SUBMITTERS);
    const age = random.below(10) === 0 ? 500n : BigInt(random.below(40));
    this.submit(prices, sender, this.world.now - age);
    if (random.below(3) > 0) this.submit(prices, random.pick(SUBMITTERS));
  }

  submit(prices, sender, observedAt = this.world.now) {
    const items = Object.entries(prices).map(([asset, price]) =>
      tuple({ asset: ascii(asset), price: uint(price), 'observed-at': uint(observedAt) }),
    );
    const reads = [['roles', 'get-submitters']];
    for (const asset of Object.keys(prices)) {
      reads.push(['oracle', 'get-price', ascii(asset)]);
      for (const name of SUBMITTERS) reads.push(['oracle', 'get-observation', ascii(asset), principal(addressOf(name))]);
    }
    this.note(this.record('oracle', 'submit-prices', list(items), sender, reads));
  }

  /** All submitters say the same: nothing is in dispute. */
  agree() {
    for (const name of SUBMITTERS) this.note(this.world.submitPrices(this.prices, name));
  }

  note({ prints }) {
    for (const { value } of prints) {
      if (value.topic === 'price-recorded') {
        this.records[value.asset].push({ height: BigInt(value.height), time: BigInt(value['observed-at']) });
      }
    }
  }

  buy() {
    const { random, world } = this;
    this.agree();
    const token = random.pick(TOKENS);
    const reference = { BTC: BigInt(world.price('BTC').price), STX: BigInt(world.price('STX').price) };
    const off = random.below(2) * random.below(25);
    const band = token === 'STX' ? 100 - off : 100 + off;
    const strike = (reference.BTC * BigInt(band)) / 100n;
    const amount = 100_000n + BigInt(random.below(4_000_000));
    const divisor = 1_000_000n * reference.STX;
    const needed = token === 'STX' ? (strike * amount * 15_000n + divisor - 1n) / divisor : amount;
    const terms = world.terms({
      token, tier: random.pick(TIERS), strike, amount, policyType: token === 'STX' ? 'PUT' : 'CALL',
      style: random.below(5) === 0 ? 'EUROPEAN' : 'AMERICAN', collateral: needed,
      btcReference: reference.BTC, stxReference: reference.STX, expirationHeight: this.chain.burnHeight + BigInt(2 + random.below(14)),
    });
    world.createPolicy({ ...terms, premium: world.premiumFloor(terms, reference) }, 'buyer');
  }

  last() {
    return Number(this.world.read('registry', 'get-last-policy-id'));
  }

  newest(count) {
    const last = this.last();
    return Array.from({ length: Math.min(last, count) }, (_, back) => last - back);
  }

  activate() {
    const wanted = this.newest(6).filter((id) => this.world.policy(id).style === 'AMERICAN');
    if (wanted.length > 0) this.world.requestActivation(this.random.pick(wanted), 'buyer');
  }

  /** Up to five policies, mostly those that are due; sometimes others, one twice, or one that does not exist. */
  settle(method, isDue) {
    const { random, world } = this;
    const due = this.newest(40).filter((id) => {
      const policy = world.policy(id);
      return policy.status === 'ACTIVE' && isDue(policy);
    });
    const pool = due.length > 0 && random.below(4) > 0 ? due : [...this.newest(6), this.last() + 1];
    const ids = Array.from({ length: 1 + random.below(5) }, () => random.pick(pool));
    const items = ids.map((id) => this.named(id, method));
    const reads = [['registry', 'get-settings'], ['registry', 'get-last-policy-id']];
    for (const { id, at } of items) {
      reads.push(['registry', 'get-policy', uint(id)], ['vault', 'get-lock', uint(id)]);
      for (const { from, after } of this.windows(id)) {
        for (const asset of ASSETS) {
          reads.push(['oracle', 'is-without-price', ascii(asset), uint(from), uint(after)]);
          reads.push(['oracle', 'get-first-price', ascii(asset), uint(from), uint(after), uint(at[asset])]);
        }
      }
    }
    const argument = items.map(({ id, at }) => tuple({ 'policy-id': uint(id), 'btc-at': uint(at.BTC), 'stx-at': uint(at.STX) }));
    this.record('registry', method, list(argument), 'anybody', reads);
  }

  /** From where on a price ends the policy now: its expiration, the block behind its request. */
  windows(id) {
    const policy = this.world.policy(id);
    if (policy === null || policy.status !== 'ACTIVE') return [];
    const found = [];
    const expiration = BigInt(policy['expiration-height']);
    if (expiration <= this.chain.burnHeight) found.push({ of: 'process-expirations', from: expiration, to: expiration + VOID_BLOCKS, after: 0n });
    if (policy.activation !== null) {
      const height = BigInt(policy.activation.height);
      found.push({ of: 'complete-activations', from: height + 1n, to: height + ACTIVATION_BLOCKS, after: BigInt(policy.activation.time) });
    }
    return found;
  }

  /** Mostly the first record of the window; now and then another, or none. */
  named(id, method) {
    const { random } = this;
    const window = this.windows(id).find(({ of }) => of === method);
    const at = {};
    for (const asset of ASSETS) {
      const records = this.records[asset];
      const first = window && records.find(({ height, time }) => height >= window.from && time > window.after);
      const act = random.below(16);
      at[asset] = act === 0 ? 0n : act === 1 ? (records.at(-1)?.height ?? 0n) : act === 2 ? random.pick(records).height : (first?.height ?? 0n);
    }
    return { id, at };
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
      events: receipt.events.filter(isOfMoneyOrOurs).map(eventOf),
    });
    return receipt;
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

/** The token prints too, beside its transfer. */
function isOfMoneyOrOurs({ event, data }) {
  return event !== 'print_event' || data.contract_identifier !== SBTC;
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
