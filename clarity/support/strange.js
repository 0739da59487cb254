// Calls of every public function with extreme arguments, from strangers and from every role that means no good: each print of them is
// recorded for those who have to read prints.
import { addressOf, privateKeyOf } from './accounts.js';
import { Chain } from './chain.js';
import { Random } from './random.js';

import { quoteTuple, sign, termsFields } from './signing.js';
import { ascii, bool, buffer, list, none, principal, some, tuple, uint } from './values.js';
import { BOOKS, NO_SHARES, World, btc, stx, usd } from './world.js';

const SEED = 11;
const STEPS = 320;
const SENDERS = ['stranger', 'owner', 'guardian', 'allocator', 'submitter-1', 'submitter-2', 'rich', 'fee-recipient'];
const NUMBERS = [0n, 1n, 2n, 10n, 1_000n, 1_000_000n, 2n ** 31n, 2n ** 51n - 1n, 2n ** 51n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n, 2n ** 127n, 2n ** 128n - 1n];
const ROLES = ['owner', 'guardian', 'allocator', 'registry', 'fee-recipient', 'quoter', 'submitter', '', 'x'.repeat(16)];

/** Returns every print that was new in kind or numbers, in order, and how often each function was called and went through. */
export async function strangePrints(steps = STEPS) {
  const strange = new Strange(await Chain.start(), new Random(SEED));
  for (let step = 0; step < steps; step += 1) strange.step(step > (steps * 3) / 4);
  strange.finish();
  return strange;
}

class Strange {
  constructor(chain, random) {
    this.chain = chain;
    this.random = random;
    this.world = World.start(chain, { vault: { epochBlocks: 40n, shares: NO_SHARES } }, 'strange deployer');
    this.prints = [];
    this.calls = new Map();
    for (const name of [...SENDERS, 'buyer']) {
      this.chain.mint('STX', addressOf(name), 2n ** 52n);
      this.chain.mint('SBTC', addressOf(name), btc(1_000_000));
    }
    for (const receipt of this.world.startReceipts) this.note('initialise', receipt);
    for (const { token, tier } of BOOKS) this.note('fund', this.world.fund(token, tier, token === 'STX' ? stx(1_000_000) : btc(50), 'provider'));
  }

  note(name, receipt) {
    const counts = this.calls.get(name) ?? { called: 0, done: 0 };
    this.calls.set(name, counts);
    counts.called += 1;
    if (receipt.ok !== undefined) counts.done += 1;
    this.prints.push(...receipt.prints);
  }

  number() {
    return this.random.below(3) === 0 ? BigInt(this.random.below(1e9)) : this.random.pick(NUMBERS);
  }

  who() {
    return this.random.pick([...SENDERS.map(addressOf), this.world.vault, this.world.registry]);
  }

  book() {
    const { token, tier } = this.random.pick(BOOKS);
    const odd = this.random.below(12) === 0;
    return [ascii(odd ? '' : token), ascii(odd ? '~'.repeat(12) : tier)];
  }

  bytes(length) {
    return Array.from({ length }, () => this.random.below(256).toString(16).padStart(2, '0')).join('');
  }

  /** First a pool at work; then also what stops it: pauses, removals, and jumps over a week. */
  step(wild) {
    const { random } = this;
    const acts = this.acts();
    const stops = ['set-paused', 'remove-submitter', 'apply-role', 'close-book'];
    const names = Object.keys(acts).filter((name) => wild || !stops.includes(name));
    if (random.below(7) === 0) this.chain.advance(BigInt(1 + random.below(15)));
    if (wild && random.below(25) === 0) this.chain.advance(990n);
    if (!wild) this.tend();
    const name = random.pick([...names, 'create-policy', 'create-policy', 'create-policy', 'process-expirations', 'withdraw']);
    this.note(name, acts[name]());
  }

  /** What chance may have left out. */
  finish() {
    const { world } = this;
    this.note('remove-submitter', world.removeSubmitter('submitter-3'));
    this.note('announce-role', world.announceRole('fee-recipient', 'stranger'));
    this.chain.advance(1_440n);
    this.note('apply-role', world.applyRole('fee-recipient'));
    const last = BigInt(world.read('registry', 'get-last-policy-id'));
    const items = Array.from({ length: Number(last > 25n ? 25n : last) }, (_, i) => ({ policyId: last - BigInt(i), btcAt: this.chain.burnHeight, stxAt: this.chain.burnHeight }));
    this.note('market', this.record());
    this.note('process-expirations', world.processExpirations(items));
    for (const { token, tier } of BOOKS) this.note('close-book', world.closeBook(token, tier));
  }

  /** The allocator opens what is over, by a root that is nobody's. */
  tend() {
    const over = BOOKS.filter(({ token, tier }) => BigInt(this.world.book(token, tier)['ends-at']) <= this.chain.burnHeight);
    if (over.length === 0) return;
    const openings = over.map((book) => ({ ...book, weight: 2n ** 63n - 1n, capacity: this.roomOf(book), root: this.bytes(32) }));
    this.note('open-epochs', this.world.openEpochs(openings));
    if (this.random.below(4) === 0) this.note('veto-opening', this.world.vetoOpening(over[0].token, over[0].tier));
    this.chain.advance(1n);
    this.note('confirm-openings', this.world.confirmOpenings(over));
  }

  roomOf({ token, tier }) {
    const { capital, locked } = this.world.book(token, tier);
    const room = (BigInt(capital) * 7n) / 10n - BigInt(locked);
    return room > 0n ? room : 0n;
  }

  /** By the one who may, mostly. */
  call(contract, method, args, mostly = 'rich') {
    const sender = this.random.below(5) === 0 ? this.random.pick(SENDERS) : mostly;
    return this.chain.call(this.world[contract], method, args, addressOf(sender));
  }

  /** Public function -> a call of it. */
  acts() {
    const { world, random } = this;
    const n = () => uint(this.number());
    return {
      ...this.#ofRoles(),
      'deposit-stx': () => this.call('vault', 'deposit-stx', [n(), this.book()[1]]),
      'deposit-sbtc': () => this.call('vault', 'deposit-sbtc', [n(), this.book()[1]]),
      'request-exit': () => this.call('vault', 'request-exit', [...this.book(), n()]),
      withdraw: () => this.withdraw(),
      'open-epochs': () => this.call('vault', 'open-epochs', [list(this.openings())], 'allocator'),
      'confirm-openings': () => this.call('vault', 'confirm-openings', [list(Array.from({ length: 6 }, () => this.key()))]),
      'veto-opening': () => this.call('vault', 'veto-opening', this.book(), 'guardian'),
      'close-book': () => this.call('vault', 'close-book', this.book()),
      'lock-collateral': () => this.call('vault', 'lock-collateral', [n(), ...this.book(), n(), n(), principal(this.who()), n()]),
      'settle-policy': () => this.call('vault', 'settle-policy', [n(), n()]),
      'void-policy': () => this.call('vault', 'void-policy', [n()]),
      'sweep-fees': () => this.call('vault', 'sweep-fees', [this.book()[0]]),
      'submit-prices': () => this.call('oracle', 'submit-prices', [list(this.observations())], random.pick(['submitter-1', 'submitter-2'])),
      'create-policy': () => this.buy(),
      'request-activation': () => this.call('registry', 'request-activation', [uint(BigInt(random.below(20)))], 'buyer'),
      'complete-activations': () => this.call('registry', 'complete-activations', [list(this.items())]),
      'process-expirations': () => this.call('registry', 'process-expirations', [list(this.items())]),
      market: () => this.record(),
      initialise: () => world.initialiseVault({}, random.pick(SENDERS)),
    };
  }

  #ofRoles() {
    const { random } = this;
    return {
      'announce-role': () => this.call('roles', 'announce-role', [ascii(random.pick(ROLES)), principal(this.who())], 'owner'),
      'veto-role': () => this.call('roles', 'veto-role', [ascii(random.pick(ROLES))], 'guardian'),
      'apply-role': () => this.call('roles', 'apply-role', [ascii(random.pick(ROLES))], 'owner'),
      'remove-submitter': () => this.call('roles', 'remove-submitter', [principal(this.who())], 'guardian'),
      'set-paused': () => this.call('roles', 'set-paused', [bool(random.below(3) === 0)], 'guardian'),
    };
  }

  /** Half of them of what is his, without a leaf. */
  withdraw() {
    const { random } = this;
    if (random.below(2) === 0) {
      const leaf = random.below(2) ? none() : some(this.leaf());
      return this.call('vault', 'withdraw', [...this.book(), uint(this.number()), uint(this.number()), leaf, this.proof()]);
    }
    const { token, tier } = random.pick(BOOKS);
    const { ok } = this.world.claim('rich', { token, tier });
    return this.call('vault', 'withdraw', [ascii(token), ascii(tier), uint(BigInt(ok.capital)), uint(0n), none(), list([])]);
  }

  record() {
    this.note('submit-prices', this.world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) }, 'submitter-1'));
    return this.world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) }, 'submitter-2');
  }

  key() {
    const [token, tier] = this.book();
    return tuple({ token, tier });
  }

  leaf() {
    const [token, tier] = this.book();
    const weights = list(Array.from({ length: this.random.pick([0, 1, 400]) }, () => tuple({ epoch: uint(this.number()), weight: uint(this.number()) })));
    const numbers = { opening: uint(this.number()), 'settled-burden': uint(this.number()), 'settled-premium': uint(this.number()) };
    return tuple({ provider: principal(this.who()), token, tier, epoch: uint(BigInt(this.random.below(3))), ...numbers, weights });
  }

  proof() {
    const steps = Array.from({ length: this.random.pick([0, 1, 40]) }, () =>
      tuple({ hash: buffer(this.bytes(this.random.pick([0, 31, 32]))), sum: uint(this.number()), left: bool(this.random.below(2) === 0) }),
    );
    return list(steps);
  }

  openings() {
    return Array.from({ length: 1 + (this.random.below(4) === 0) }, () => {
      const [token, tier] = this.book();
      const row = this.world.book(token.value, tier.value);
      const honest = this.random.below(4) > 0;
      const epoch = row === null || this.random.below(9) === 0 ? this.number() : BigInt(row.epoch) + 1n;
      const weight = honest ? this.random.pick([2n ** 63n - 1n, 2n ** 62n]) : this.number();
      const capacity = honest && row !== null ? BigInt(row.capital) / 2n : this.number();
      return tuple({ token, tier, epoch: uint(epoch), weight: uint(weight), capacity: uint(capacity), root: buffer(this.bytes(this.random.below(9) ? 32 : 31)) });
    });
  }

  observations() {
    const near = this.world.now + BigInt(this.random.below(1_400)) - 700n;
    return Array.from({ length: this.random.below(4) }, () =>
      tuple({
        asset: ascii(this.random.pick(['BTC', 'STX', 'BTC', 'STX', 'ETH', ''])),
        price: uint(this.random.pick([this.number(), 2n ** 63n - 1n, usd(60_000)])),
        'observed-at': uint(this.random.below(4) ? near : this.number()),
      }),
    );
  }

  items() {
    const id = () => (this.random.below(3) ? BigInt(this.random.below(12)) : this.number());
    const at = () => this.random.pick([this.number(), this.chain.burnHeight, BigInt(this.world.price('BTC')?.height ?? 0)]);
    return Array.from({ length: this.random.below(26) }, () => tuple({ 'policy-id': uint(id()), 'btc-at': uint(at()), 'stx-at': uint(at()) }));
  }

  /** Signed by the quoter, who is a thief too: mostly terms that pass, with one number or another at its end. */
  buy() {
    const { world, random } = this;
    if (random.below(2) === 0) this.note('market', this.record());
    const { token, tier } = random.pick(BOOKS);
    const isPut = token === 'STX';
    const amount = random.pick([1_000n, btc(0.01), btc(0.5)]);
    const strike = usd(60_000);
    const collateral = isPut ? (strike * amount * 15_000n) / (1_000_000n * usd(0.8)) + 1n : amount;
    const terms = {
      ...world.terms({ token, tier, policyType: isPut ? 'PUT' : 'CALL', strike, amount, collateral }),
      buyer: addressOf('buyer'), quoteId: this.bytes(16), premium: random.pick([collateral, collateral / 2n + 1n]),
      expirationHeight: this.chain.burnHeight + BigInt(random.pick([1, 9, 30, 400])),
      validUntil: world.now + BigInt(random.pick([50, 300])),
    };
    if (random.below(3) === 0) terms[random.pick(['strike', 'amount', 'collateral', 'premium', 'expirationHeight', 'btcReference', 'stxReference', 'validUntil'])] = this.number();
    const { signature } = sign(quoteTuple(world.registry, terms), privateKeyOf(random.below(9) ? 'quoter' : 'stranger'));
    return this.chain.call(world.registry, 'create-policy', [tuple(termsFields(terms)), buffer(signature)], addressOf('buyer'));
  }
}

/** One line a kind of print and of magnitude of its numbers: enough for a reader to meet every size. */
export function fixtureLines(prints) {
  const seen = new Set();
  const lines = [];
  for (const { contract, rawHex, value } of prints) {
    const kind = JSON.stringify([contract, shapeOf(value)]);
    if (seen.has(kind)) continue;
    seen.add(kind);
    lines.push(JSON.stringify({ contract, topic: value.topic, rawHex, value }));
  }
  return lines;
}

const SIZED = ['amount', 'weight', 'capacity', 'collateral', 'premium', 'price', 'code', 'status', 'role', 'asset', 'token', 'strike', 'payout'];

function shapeOf(value) {
  const sizes = Object.entries(value).filter(([name]) => SIZED.includes(name));
  return [value.topic, ...sizes.map(([name, field]) => [name, /^\d+$/.test(field) && name !== 'code' ? Math.ceil(field.length / 4) : field])];
}

