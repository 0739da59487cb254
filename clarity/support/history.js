// A history told to two: the model of the books, and the vault in the VM. Every fact is a call, as its kind makes it.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { BookModel } from './model.js';
import { outcomeOf } from './refusals.js';
import { NO_SHARES, ROOT_DELAY, VaultWorld } from './world.js';

const WALLET = readFileSync(new URL('./wallet.clar', import.meta.url), 'utf8');
/** A test account as the registry: it buys for itself, as the token lets nobody pay for another. */
const REGISTRY = 'registry';
/** Only cut-offs end an epoch: the shorter, the fewer blocks to make. */
const EPOCH_BLOCKS = 4n;
const GRACE = 6n;
const FAR = 100n;

export class History {
  constructor(chain, { token, tier, vault = {} }) {
    this.chain = chain;
    this.book = { token, tier };
    this.model = new BookModel(token, tier);
    const bounds = { feeBps: 0n, epochBlocks: EPOCH_BLOCKS, grace: GRACE, stxUtilisation: 10_000n, sbtcUtilisation: 10_000n, shares: NO_SHARES, ...vault };
    this.world = VaultWorld.start(chain, { roles: { registry: REGISTRY }, vault: bounds });
    this.ids = new Map();
    this.wallets = new Set();
  }

  /** Does a fact in both. Fails when the vault refuses it. */
  apply(fact) {
    const acts = {
      deposit: () => this.#deposit(fact),
      exit: () => this.#exit(fact),
      withdraw: () => this.#withdraw(fact),
      cutoff: () => this.chain.advanceTo(BigInt(this.row['ends-at'])),
      epoch: () => this.#open(fact),
      close: () => this.#close(),
      lock: () => this.#lock(fact),
      settle: () => this.world.settlePolicy(this.ids.get(fact.policy), BigInt(fact.payout), REGISTRY),
      void: () => this.world.voidPolicy(this.ids.get(fact.policy), REGISTRY),
    };
    const isModelFirst = fact.t === 'cutoff';
    if (isModelFirst) this.model.apply(fact);
    const receipt = acts[fact.t]();
    if (receipt) expect(outcomeOf(receipt), JSON.stringify(fact, (_, x) => (typeof x === 'bigint' ? String(x) : x))).toBe('ok');
    if (!isModelFirst && fact.t !== 'epoch') this.model.apply(fact);
    return receipt;
  }

  get row() {
    return this.world.book(this.book.token, this.book.tier);
  }

  claimOf(provider) {
    return { ...this.book, leaf: this.model.leaf(provider), proof: this.model.proof(provider) };
  }

  /** A contract acts through itself; it is put on the chain at its first act. */
  #as(provider, method, args, direct) {
    if (!provider.includes('.')) return direct();
    if (!this.wallets.has(provider)) {
      const [deployer, name] = provider.split('.');
      this.chain.deploy(name, WALLET.replaceAll('VAULT', `'${this.world.vault}`), deployer);
      this.wallets.add(provider);
    }
    return this.chain.callAny(provider, method, args, provider.split('.')[0]);
  }

  #deposit({ provider, amount }) {
    const { token, tier } = this.book;
    this.chain.mint(token, provider.split('.')[0], amount);
    const method = token === 'STX' ? 'deposit-stx' : 'deposit-sbtc';
    return this.#as(provider, method, this.world.depositArguments(tier, amount), () => this.world.deposit(token, tier, BigInt(amount), provider));
  }

  /** The vault refuses to print more than was put in; to the books that is all the same. */
  #exit({ provider, amount }) {
    const { token, tier } = this.book;
    const a = this.world.accountOf(provider, token, tier);
    const most = BigInt(a['deposited-ever']) - BigInt(a['withdrawn-ever']);
    const asked = BigInt(amount) < most ? BigInt(amount) : most;
    if (a['deposited-ever'] === '0') return undefined;
    return this.#as(provider, 'request-exit', this.world.exitArguments(token, tier, asked), () => this.world.requestExit(token, tier, asked, provider));
  }

  #withdraw({ provider, capital, premium }) {
    const ask = { ...this.claimOf(provider), capital: BigInt(capital), premium: BigInt(premium) };
    return this.withdraw(provider, ask);
  }

  withdraw(provider, ask) {
    return this.#as(provider, 'withdraw', this.world.withdrawArguments(ask), () => this.world.withdraw(ask, provider));
  }

  #open(fact) {
    if (!this.model.over) this.apply({ t: 'cutoff' });
    this.model.apply(fact);
    const { weight, capacity } = this.model.current;
    const { hash } = this.model.tree.root;
    const proposed = this.world.openEpochs([{ ...this.book, weight, capacity, root: hash }]);
    if (proposed.err) return proposed;
    this.chain.advance(ROOT_DELAY);
    return this.world.confirmOpenings([this.book]);
  }

  #close() {
    this.chain.advanceTo(BigInt(this.row['ends-at']) + GRACE);
    return this.world.closeBook(this.book.token, this.book.tier);
  }

  #lock({ policy, collateral, premium }) {
    this.chain.mint(this.book.token, this.world.principalOf(REGISTRY), premium);
    const expirationHeight = this.chain.burnHeight + FAR;
    const lock = { ...this.book, collateral: BigInt(collateral), premium: BigInt(premium), owner: REGISTRY, expirationHeight };
    const receipt = this.world.lockCollateral(lock, REGISTRY);
    this.ids.set(policy, BigInt(this.world.read('vault', 'get-last-policy-id')));
    return receipt;
  }
}
