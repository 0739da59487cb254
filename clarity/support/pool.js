// A pool at work, with an honest operator who can be told to do his rounds: the contracts in the VM, and the books from their prints.
import { PrintLedger } from './ledger.js';
import { principalOf } from './world.js';
import { BOOKS, ROOT_DELAY, World, btc, stx, usd } from './world.js';

export const MARKET = { BTC: usd(60_000), STX: usd(0.8) };
const RICH = { STX: stx(100_000_000), SBTC: btc(1_000) };

export class Pool {
  /** `name` fixes the deployer, so that a recording repeats. */
  constructor(chain, settings = {}, name = undefined) {
    this.chain = chain;
    this.ledger = new PrintLedger();
    this.world = World.start(chain, settings, name);
    this.people = new Set();
    this.watch = [];
    for (const receipt of this.world.startReceipts) this.saw(receipt);
  }

  /** Every receipt of a call goes through here, so that the books follow the chain. */
  saw(receipt) {
    this.ledger.see(receipt.prints, this.chain.burnHeight);
    for (const watcher of this.watch) watcher(receipt);
    return receipt;
  }

  advance(blocks) {
    this.chain.advance(blocks);
    this.ledger.advanceTo(this.chain.burnHeight);
  }

  advanceTo(height) {
    if (height > this.chain.burnHeight) this.advance(height - this.chain.burnHeight);
  }

  /** Mints enough for everything to whoever appears. */
  rich(name) {
    const who = principalOf(name);
    if (this.people.has(who)) return name;
    this.people.add(who);
    for (const token of ['STX', 'SBTC']) this.chain.mint(token, who, RICH[token]);
    return name;
  }

  deposit({ token, tier }, amount, provider) {
    return this.saw(this.world.deposit(token, tier, amount, this.rich(provider)));
  }

  requestExit({ token, tier }, amount, provider) {
    return this.saw(this.world.requestExit(token, tier, amount, provider));
  }

  /** With the leaf that the books have for him. */
  withdraw(book, amounts, provider) {
    const claim = this.ledger.claimOf(principalOf(provider), book);
    return this.saw(this.world.withdraw({ ...claim, ...amounts }, provider));
  }

  withdrawAll(book, provider) {
    const { capital, premium } = this.ledger.of(book).withdrawable(principalOf(provider));
    return capital + premium > 0n ? this.withdraw(book, { capital, premium }, provider) : undefined;
  }

  buy(overrides = {}, { key } = {}) {
    const terms = this.world.terms(overrides);
    this.rich(terms.buyer);
    return this.saw(this.world.createPolicy(terms, terms.buyer, { key }));
  }

  record(prices = MARKET) {
    this.saw(this.world.submitPrices(prices, 'submitter-1'));
    return this.saw(this.world.submitPrices(prices, 'submitter-2'));
  }

  endOf({ token, tier }) {
    return BigInt(this.world.book(token, tier)['ends-at']);
  }

  overBooks(books = BOOKS) {
    return books.filter((book) => this.endOf(book) <= this.chain.burnHeight && this.world.book(book.token, book.tier).proposal === null && !this.world.book(book.token, book.tier).closed);
  }

  /** The operator proposes and anybody confirms every book that is over. */
  open(books = BOOKS) {
    const over = this.overBooks(books);
    if (over.length === 0) return undefined;
    const proposed = this.saw(this.world.openEpochs(over.map((book) => this.ledger.openingOf(book))));
    if (proposed.err) return proposed;
    this.advance(ROOT_DELAY);
    return this.saw(this.world.confirmOpenings(over));
  }

  nextEpoch(books = BOOKS) {
    for (const book of books) this.advanceTo(this.endOf(book));
    return this.open(books);
  }

  complete(items) {
    return this.saw(this.world.completeActivations(items, 'anybody'));
  }

  expire(items) {
    return this.saw(this.world.processExpirations(items, 'anybody'));
  }

  /** The item that ends a policy, as any stranger reads it from the chain: with the first records that its end may be about. */
  itemFor(policyId) {
    const policy = this.world.policy(policyId);
    if (policy === null) return { policyId };
    const [from, after] = policy.activation
      ? [BigInt(policy.activation.height) + 1n, BigInt(policy.activation.time)]
      : [BigInt(policy['expiration-height']), 0n];
    return { policyId, btcAt: this.#firstFrom('BTC', from, after), stxAt: this.#firstFrom('STX', from, after) };
  }

  /** Back from the last record, by what each says was before it. u0 when there is none. */
  #firstFrom(asset, from, after) {
    let at = BigInt(this.world.price(asset)?.height ?? 0);
    let first = 0n;
    while (at >= from && at > 0n) {
      const record = this.world.recorded(asset, at);
      if (BigInt(record['observed-at']) <= after) break;
      first = at;
      at = BigInt(record.previous);
    }
    return first;
  }

  /** Closes every book as a stranger once the grace is over. */
  closeBooks(books = BOOKS) {
    const grace = BigInt(this.world.read('vault', 'get-settings')['grace-blocks']);
    for (const book of books) this.advanceTo(this.endOf(book) + grace);
    return books.map(({ token, tier }) => this.saw(this.world.closeBook(token, tier, 'stranger')));
  }

  openPolicies() {
    const last = Number(this.world.read('registry', 'get-last-policy-id'));
    return Array.from({ length: last }, (_, i) => BigInt(i + 1)).filter((id) => this.world.policy(id)?.status === 'ACTIVE');
  }
}
