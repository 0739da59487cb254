// A pool under random calls, in which one role at a time means no good. Every step is checked against the invariants.
import { expect } from 'vitest';
import { addressOf } from './accounts.js';
import { VaultFold, asText } from './fold.js';
import { MARKET, Pool } from './pool.js';
import { BOOKS, NO_SHARES, ROOT_DELAY, TOKENS, btc, stx, usd } from './world.js';

export const VILLAINS = ['nobody', 'allocator', 'quoter', 'submitter', 'guardian', 'owner', 'provider', 'registry'];
const PROVIDERS = ['provider-1', 'provider-2', 'provider-3'];
const ACTS = { deposit: 5, exit: 2, wait: 8, open: 12, buy: 20, withdraw: 8, price: 14, activate: 9, complete: 6, expire: 9, sweep: 1, strange: 2, evil: 10 };
const WEIGHTED = Object.entries(ACTS).flatMap(([act, times]) => Array(times).fill(act));

const part = (amount, x) => (amount * BigInt(Math.floor(x * 1_000_003))) / 1_000_003n;

export function sequenceOf(random, steps) {
  return Array.from({ length: steps }, () => ({
    act: random.pick(WEIGHTED), book: random.pick(BOOKS), provider: random.pick(PROVIDERS), x: random.next(), y: random.next(),
  }));
}

export class Market {
  constructor(chain, villain) {
    this.chain = chain;
    this.villain = villain;
    this.fold = new VaultFold();
    this.kinds = new Set();
    const roles = villain === 'registry' ? { registry: 'registry' } : {};
    this.pool = new Pool(chain, { roles, vault: { epochBlocks: 9n, grace: 60n, shares: NO_SHARES } });
    this.world = this.pool.world;
    this.pool.watch.push((receipt) => this.#see(receipt));
    for (const receipt of this.world.startReceipts) this.#see(receipt);
    for (const name of [...PROVIDERS, 'buyer', 'registry', 'stranger']) this.pool.rich(name);
    for (const book of BOOKS) this.pool.deposit(book, book.token === 'STX' ? stx(50_000) : btc(5), PROVIDERS[0]);
    this.price();
  }

  #see(receipt) {
    for (const { contract, value } of receipt.prints) {
      if (contract === 'liquidity-pool-vault') this.#checkPrint(value);
      if (contract === 'liquidity-pool-vault') this.fold.apply(value);
      this.kinds.add(value.topic === 'policy-closed' ? value.status : value.topic);
    }
  }

  /** No payout above its lock, and to nobody but the owner of it. */
  #checkPrint(value) {
    if (value.topic !== 'policy-settled') return;
    const lock = this.fold.locks.get(value['policy-id']);
    expect(BigInt(value.payout)).toBeLessThanOrEqual(BigInt(lock.collateral));
    expect(value.owner).toBe(lock.owner);
  }

  step(step) {
    const { x, y, book, provider } = step;
    const acts = {
      deposit: () => this.pool.deposit(book, 1n + part(book.token === 'STX' ? stx(20_000) : btc(2), x), provider),
      exit: () => this.pool.requestExit(book, part(stx(1_000), x), provider),
      wait: () => this.pool.advance(1n + part(4n, x)),
      open: () => this.pool.open(),
      buy: () => this.buy(step),
      withdraw: () => this.withdraw(step),
      price: () => this.price(x, y),
      activate: () => this.pool.saw(this.world.requestActivation(this.somePolicy(x), 'buyer')),
      complete: () => this.pool.complete(this.named()),
      expire: () => this.pool.expire(this.named()),
      sweep: () => this.pool.saw(this.world.sweepFees(book.token)),
      strange: () => this.strange(step),
      evil: () => this.evil(step),
    };
    const receipt = acts[step.act]();
    if (receipt?.ok !== undefined) this.kinds.add(step.act);
    this.check();
  }

  /** A block later, as the first record of a height stays. */
  price(x = 0.5, y = 0.5) {
    const moved = (price, z) => (price * BigInt(9_000 + Math.floor(z * 2_000))) / 10_000n;
    this.pool.advance(1n);
    return this.pool.record({ BTC: moved(MARKET.BTC, x), STX: moved(MARKET.STX, y) });
  }

  somePolicy(x) {
    const last = BigInt(this.world.read('vault', 'get-last-policy-id'));
    return (last > 6n ? last - 6n : 0n) + part(8n, x);
  }

  /** The last policies, each with the records that would end it. */
  named() {
    const last = Number(this.world.read('vault', 'get-last-policy-id'));
    return Array.from({ length: Math.min(last, 6) }, (_, back) => this.pool.itemFor(BigInt(last - back)));
  }

  buy({ book, x, y }, { key, premium } = {}) {
    if (this.villain === 'registry') return this.lock({ book, x, y });
    const [btcPrice, stxPrice] = ['BTC', 'STX'].map((asset) => BigInt(this.world.price(asset)?.price ?? 1));
    const isPut = book.token === 'STX';
    const strike = isPut ? (btcPrice * BigInt(7_000 + Math.floor(y * 3_000))) / 10_000n : (btcPrice * BigInt(10_000 + Math.floor(y * 3_000))) / 10_000n;
    const amount = 1_000n + part(btc(0.2), x);
    const collateral = isPut ? (strike * amount * 15_000n) / (1_000_000n * stxPrice) + 1n : amount;
    const base = { ...book, policyType: isPut ? 'PUT' : 'CALL', strike, amount, collateral, btcReference: btcPrice, stxReference: stxPrice };
    const terms = this.world.terms({ ...base, expirationHeight: this.chain.burnHeight + 2n + part(20n, y), style: x < 0.8 ? 'AMERICAN' : 'EUROPEAN' });
    const floor = this.world.premiumFloor(terms, { BTC: btcPrice, STX: stxPrice });
    return this.pool.buy({ ...terms, premium: premium ?? floor + floor / 10n }, { key });
  }

  lock({ book, x, y }) {
    const collateral = 1n + part(book.token === 'STX' ? stx(20_000) : btc(1), x);
    const lock = { ...book, collateral, premium: 1n + collateral / 20n, owner: 'registry', expirationHeight: this.chain.burnHeight + 1n + part(40n, y) };
    return this.pool.saw(this.world.lockCollateral(lock, 'registry'));
  }

  /** By the leaf that the books have for him: as much as they say while the roots are true. */
  withdraw({ book, provider, x }) {
    const claim = this.pool.ledger.claimOf(addressOf(provider), book);
    const answer = this.world.claim(provider, claim);
    if (answer.err) return undefined;
    const [capital, premium] = [answer.ok.capital, answer.ok.premium].map((most) => (x < 0.5 ? BigInt(most) : part(BigInt(most), x)));
    if (!this.pool.ledger.falseRoots) this.#checkTrue(book, provider, answer.ok);
    return this.pool.saw(this.world.withdraw({ ...claim, capital, premium }, provider));
  }

  #checkTrue(book, provider, { capital, premium }) {
    const ours = this.pool.ledger.of(book).withdrawable(addressOf(provider));
    if (!this.pool.ledger.of(book).over) expect([capital, premium]).toEqual([String(ours.capital), String(ours.premium)]);
  }

  strange({ book, x, provider }) {
    const tries = [
      () => this.world.closeBook(book.token, book.tier),
      () => this.world.settlePolicy(this.somePolicy(x), 1n, 'stranger'),
      () => this.world.voidPolicy(this.somePolicy(x), 'stranger'),
      () => this.world.withdraw({ ...this.pool.ledger.claimOf(addressOf(provider), book), capital: 1n }, 'stranger'),
    ];
    const receipt = this.pool.saw(tries[Math.floor(x * tries.length)]());
    return receipt;
  }

  evil(step) {
    const { book, x, y, provider } = step;
    const acts = {
      nobody: () => undefined,
      allocator: () => this.lie(step),
      quoter: () => this.buy({ ...step, x: 1 - x }, { premium: part(stx(2_000), y) + 1n }),
      submitter: () => this.pool.saw(this.world.submitPrices({ BTC: part(usd(200_000), x) + 1n, STX: part(usd(2), y) + 1n }, 'submitter-3')),
      guardian: () => this.pool.saw(x < 0.3 ? this.world.setPaused(y < 0.6) : this.world.vetoOpening(book.token, book.tier)),
      owner: () => this.pool.saw(this.world.announceRole(['registry', 'allocator', 'fee-recipient', 'guardian'][Math.floor(x * 4)], provider)),
      provider: () => this.pool.saw(this.world.withdraw(this.falseClaim(step), provider)),
      registry: () => this.endLock(step),
    };
    return acts[this.villain]();
  }

  /** An opening by which all of a book, and of premium more than there is, is one provider's. */
  lie({ book, provider, x }) {
    if (this.pool.overBooks([book]).length === 0) return undefined;
    const { capital, locked } = this.world.book(book.token, book.tier);
    const claim = this.world.claimWithLeaf(provider, { ...book, opening: BigInt(capital) + 1n, settledPremium: stx(10) * 4096n });
    const room = (BigInt(capital) * 7n) / 10n - BigInt(locked);
    const capacity = x < 0.5 || room < 0n ? 0n : room;
    this.pool.saw(this.world.openEpochs([{ ...book, capacity, weight: claim.root.sum, root: claim.root.hash }]));
    this.pool.advance(ROOT_DELAY);
    this.pool.saw(this.world.confirmOpenings([book]));
    const { ok } = this.world.claim(provider, claim);
    return ok && this.pool.saw(this.world.withdraw({ ...claim, capital: BigInt(ok.capital), premium: BigInt(ok.premium) }, provider));
  }

  falseClaim({ book, provider, x, y }) {
    const claim = this.pool.ledger.claimOf(addressOf(provider), book);
    const amounts = { capital: part(stx(1_000), x), premium: part(stx(100), y) };
    return claim.leaf ? { ...claim, ...amounts, leaf: { ...claim.leaf, opening: claim.leaf.opening + 1n } } : { ...claim, ...amounts, capital: stx(1_000_000) };
  }

  /** Payouts as it likes: bounded by the lock. */
  endLock({ x, y }) {
    const id = this.somePolicy(x);
    const lock = this.world.lock(id);
    if (lock === null) return undefined;
    const payout = part(BigInt(lock.collateral) * 2n, y);
    return this.pool.saw(y < 0.2 ? this.world.voidPolicy(id, 'registry') : this.world.settlePolicy(id, payout, 'registry'));
  }

  // ---- invariants ----

  check() {
    for (const token of TOKENS) {
      const totals = this.world.totals(token);
      const owed = ['capital', 'premium-pending', 'premium-earned', 'fees'].reduce((sum, bucket) => sum + BigInt(totals[bucket]), 0n);
      expect(this.world.holding(token), `${token} really held`).toBe(owed);
      expect(totals.fees).toBe(String(this.fold.fees[token]));
    }
    for (const [key, book] of this.fold.books) {
      const unsold = book.closed ? 0n : book.capacity - book.used;
      expect(book.capital, `${key} covered`).toBeGreaterThanOrEqual(book.locked + unsold);
      const locks = [...this.fold.locks.values()].filter((lock) => `${lock.token}:${lock.tier}` === key);
      expect(book.locked, `${key} locked`).toBe(locks.reduce((sum, lock) => sum + BigInt(lock.collateral), 0n));
      expect(book['premium-pending']).toBe(locks.reduce((sum, lock) => sum + BigInt(lock.premium), 0n));
    }
    for (const [key, row] of this.fold.accounts) expect(row['withdrawn-ever'], key).toBeLessThanOrEqual(row['deposited-ever']);
  }

  /** The rows of the vault are the fold of its prints. */
  checkRows() {
    for (const [key, row] of this.fold.books) expect(this.world.book(...key.split(':')), key).toEqual(asText(row));
    for (const [key, row] of this.fold.accounts) expect(this.world.accountOf(...key.split(':')), key).toEqual(asText(row));
    for (const [key, row] of this.fold.vintages) expect(this.world.vintage(...key.split(':').slice(0, 2), BigInt(key.split(':')[2])), key).toEqual(asText(row));
    for (const [id, row] of this.fold.locks) expect(this.world.lock(BigInt(id))).toEqual(row);
  }

  /** Whoever is gone, every lock ends: by anybody, without a price, when it was the real registry that made it. */
  endAll() {
    this.chain.advance(1_100n);
    for (let round = 0; this.villain !== 'registry' && round < 2; round += 1) {
      const open = this.pool.openPolicies();
      for (let i = 0; i < open.length; i += 25) {
        const items = open.slice(i, i + 25).map((id) => this.pool.itemFor(id));
        this.pool.complete(items);
        this.pool.expire(open.slice(i, i + 25).map((id) => this.pool.itemFor(id)));
      }
    }
    if (this.villain !== 'registry') for (const token of TOKENS) expect(this.world.totals(token).locked, token).toBe('0');
    this.check();
  }
}
