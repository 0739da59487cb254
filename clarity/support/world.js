// A fresh set of the contracts under its own deployer, with an account per role, and the acts of a market on it.
import { addressOf, privateKeyOf } from './accounts.js';
import { CONTRACTS, SHORT, sourceOf } from './sources.js';
import { quoteTuple, sign, termsFields } from './signing.js';
import { SumTree, climb, leafNode, leafTuple, proofList } from './tree.js';
import { ascii, bool, buffer, list, none, principal, some, tuple, uint } from './values.js';

export const EPOCH_BLOCKS = 10n;
export const ROOT_DELAY = 1n;
export const GRACE = 1_008n;
export const FEE_BPS = 500n;
export const RATIO_BPS = 15_000n;
export const MIN_RATE_BPS = 200n;
export const ROOT = 'ab'.repeat(32);
export const TIERS = ['conservative', 'balanced', 'aggressive'];
export const TOKENS = ['STX', 'SBTC'];
export const BOOKS = TOKENS.flatMap((token) => TIERS.map((tier) => ({ token, tier })));
/** The shares of the product: the most of a book's capital in one policy, and in the policies of one day of expiration. */
export const SHARES = { conservative: [2_000n, 2_500n], balanced: [2_500n, 3_300n], aggressive: [5_000n, 5_000n] };
export const NO_SHARES = { conservative: [10_000n, 10_000n], balanced: [10_000n, 10_000n], aggressive: [10_000n, 10_000n] };
/** USD x 10^8 */
export const usd = (dollars) => BigInt(Math.round(dollars * 1e8));
export const stx = (amount) => BigInt(Math.round(amount * 1e6));
export const btc = (amount) => BigInt(Math.round(amount * 1e8));

let worlds = 0;

export class World {
  static contracts = CONTRACTS;

  /** Deploys without initialising. `name` fixes the deployer; without it every world has another one. */
  static deploy(chain, name = `world ${process.pid} ${(worlds += 1)}`) {
    const deployer = addressOf(name);
    for (const contract of this.contracts) chain.deploy(contract, sourceOf(contract), deployer);
    return new this(chain, deployer);
  }

  /** Deploys and initialises. `settings` overrides single arguments of `initialise`, e.g. a test account as the registry. */
  static start(chain, settings = {}, name = undefined) {
    const world = this.deploy(chain, name);
    world.startReceipts = [world.initialiseRoles(settings.roles)];
    if (this.contracts.includes('liquidity-pool-vault')) world.startReceipts.push(world.initialiseVault(settings.vault));
    if (this.contracts.includes('policy-registry')) world.startReceipts.push(world.initialiseRegistry(settings.registry));
    return world;
  }

  constructor(chain, deployer) {
    this.chain = chain;
    this.deployer = deployer;
    for (const contract of CONTRACTS) this[SHORT[contract]] = `${deployer}.${contract}`;
    this.quotes = 0;
  }

  /** Another copy of the registry beside the first, initialised. Returns its principal. */
  deploySecondRegistry() {
    const registry = this.chain.deploy('policy-registry-2', sourceOf('policy-registry'), this.deployer);
    this.withRegistry(registry).initialiseRegistry();
    return registry;
  }

  /** This world seen through another registry. */
  withRegistry(registry) {
    return Object.assign(new World(this.chain, this.deployer), { registry, quotes: 1_000_000 });
  }

  // ---- calls; the sender is the name of an account, or a principal ----

  call(contract, method, args, sender) {
    return this.chain.call(this[contract], method, args, principalOf(sender));
  }

  read(contract, method, args = []) {
    return this.chain.read(this[contract], method, args);
  }

  rolesArguments(overrides = {}) {
    const values = {
      owner: 'owner', guardian: 'guardian', allocator: 'allocator', registry: this.registry, feeRecipient: 'fee-recipient',
      quoter: 'quoter', submitters: ['submitter-1', 'submitter-2', 'submitter-3'], quorum: 2n, ...overrides,
    };
    return tuple({
      owner: account(values.owner),
      guardian: account(values.guardian),
      allocator: account(values.allocator),
      registry: account(values.registry),
      'fee-recipient': account(values.feeRecipient),
      quoter: account(values.quoter),
      submitters: list(values.submitters.map(account)),
      quorum: uint(values.quorum),
    });
  }

  vaultArguments(overrides = {}) {
    const values = {
      feeBps: FEE_BPS, epochBlocks: EPOCH_BLOCKS, rootDelay: ROOT_DELAY, grace: GRACE, stxUtilisation: 8_000n, sbtcUtilisation: 7_000n,
      shares: SHARES, ...overrides,
    };
    const shares = TIERS.map((tier) => {
      const [policyBps, dayBps] = values.shares[tier];
      return [tier, tuple({ 'policy-bps': uint(policyBps), 'day-bps': uint(dayBps) })];
    });
    return tuple({
      'fee-bps': uint(values.feeBps),
      'epoch-blocks': uint(values.epochBlocks),
      'root-delay-blocks': uint(values.rootDelay),
      'grace-blocks': uint(values.grace),
      'stx-utilisation-bps': uint(values.stxUtilisation),
      'sbtc-utilisation-bps': uint(values.sbtcUtilisation),
      shares: tuple(Object.fromEntries(shares)),
    });
  }

  registryArguments(overrides = {}) {
    const values = { ratioBps: RATIO_BPS, minRateBps: MIN_RATE_BPS, ...overrides };
    return tuple({ 'collateral-ratio-bps': uint(values.ratioBps), 'min-rate-bps': uint(values.minRateBps) });
  }

  initialiseRoles(overrides, sender = this.deployer) {
    return this.call('roles', 'initialise', [this.rolesArguments(overrides)], sender);
  }

  initialiseVault(overrides, sender = this.deployer) {
    return this.call('vault', 'initialise', [this.vaultArguments(overrides)], sender);
  }

  initialiseRegistry(overrides, sender = this.deployer) {
    return this.call('registry', 'initialise', [this.registryArguments(overrides)], sender);
  }

  announceRole(role, newAccount, sender = 'owner') {
    return this.call('roles', 'announce-role', [ascii(role), account(newAccount)], sender);
  }

  vetoRole(role, sender = 'guardian') {
    return this.call('roles', 'veto-role', [ascii(role)], sender);
  }

  applyRole(role, sender = 'owner') {
    return this.call('roles', 'apply-role', [ascii(role)], sender);
  }

  removeSubmitter(submitter, sender = 'guardian') {
    return this.call('roles', 'remove-submitter', [account(submitter)], sender);
  }

  setPaused(paused, sender = 'guardian') {
    return this.call('roles', 'set-paused', [bool(paused)], sender);
  }

  sweepFees(token, sender = 'anybody') {
    return this.call('vault', 'sweep-fees', [ascii(token)], sender);
  }

  deposit(token, tier, amount, sender) {
    return this.call('vault', token === 'STX' ? 'deposit-stx' : 'deposit-sbtc', this.depositArguments(tier, amount), sender);
  }

  depositArguments(tier, amount) {
    return [uint(amount), ascii(tier)];
  }

  exitArguments(token, tier, amount) {
    return [ascii(token), ascii(tier), uint(amount)];
  }

  withdrawArguments({ token, tier, capital = 0n, premium = 0n, leaf, proof = [] }) {
    return [ascii(token), ascii(tier), uint(capital), uint(premium), leafArgument(leaf), proofList(proof)];
  }

  principalOf(name) {
    return principalOf(name);
  }

  /** Mints what is deposited. */
  fund(token, tier, amount, provider) {
    this.chain.mint(token, principalOf(provider), amount);
    return this.deposit(token, tier, amount, provider);
  }

  requestExit(token, tier, amount, sender) {
    return this.call('vault', 'request-exit', this.exitArguments(token, tier, amount), sender);
  }

  withdraw(ask, sender) {
    return this.call('vault', 'withdraw', this.withdrawArguments(ask), sender);
  }

  /** weight defaults to the capacity in sub-units, the epoch to the next */
  openEpochs(openings, sender = 'allocator') {
    const items = openings.map((opening) =>
      tuple({
        token: ascii(opening.token),
        tier: ascii(opening.tier),
        epoch: uint(opening.epoch ?? this.nextEpoch(opening.token, opening.tier)),
        weight: uint(opening.weight ?? opening.capacity * 4096n),
        capacity: uint(opening.capacity),
        root: buffer(opening.root ?? ROOT),
      }),
    );
    return this.call('vault', 'open-epochs', [list(items)], sender);
  }

  confirmOpenings(books, sender = 'anybody') {
    const items = books.map(({ token, tier }) => tuple({ token: ascii(token), tier: ascii(tier) }));
    return this.call('vault', 'confirm-openings', [list(items)], sender);
  }

  vetoOpening(token, tier, sender = 'guardian') {
    return this.call('vault', 'veto-opening', [ascii(token), ascii(tier)], sender);
  }

  closeBook(token, tier, sender = 'anybody') {
    return this.call('vault', 'close-book', [ascii(token), ascii(tier)], sender);
  }

  nextEpoch(token, tier) {
    return BigInt(this.book(token, tier).epoch) + 1n;
  }

  /** Ends the running epoch of a book, proposes the next one and confirms it. Returns the receipt of the confirmation. */
  reopen(opening) {
    const { token, tier } = opening;
    this.chain.advanceTo(BigInt(this.book(token, tier)['ends-at']));
    const proposed = this.openEpochs([opening]);
    if (proposed.err) return proposed;
    this.chain.advance(ROOT_DELAY);
    return this.confirmOpenings([{ token, tier }]);
  }

  /** A claim for the next epoch by the only leaf of its tree, true or not, with the root that goes with it. */
  claimWithLeaf(provider, { token, tier, opening, settledBurden = 0n, settledPremium = 0n, weights }) {
    const epoch = this.nextEpoch(token, tier);
    const rows = weights ?? [{ epoch, weight: opening * 4096n }];
    const leaf = { provider: principalOf(provider), token, tier, epoch, opening, settledBurden, settledPremium, weights: rows };
    const tree = new SumTree([leaf]);
    return { token, tier, leaf, proof: tree.proofOf(leaf.provider), root: tree.root };
  }

  /** The root that a proof leads to. */
  rootOf(leaf, proof) {
    return climb(leafNode(leaf), proof);
  }

  /** Opens the next epoch for one provider who has all of it: returns his claim, to be given to `withdraw`. */
  reopenFor(provider, { capacity, ...about }) {
    const claim = this.claimWithLeaf(provider, about);
    const { token, tier, root } = claim;
    const receipt = this.reopen({ token, tier, capacity, weight: root.sum, root: root.hash });
    return { ...claim, receipt };
  }

  lockCollateral(lock, sender) {
    const { policyId, token, tier, collateral, premium, owner, expirationHeight = this.chain.burnHeight + 144n } = lock;
    const id = policyId ?? BigInt(this.read('vault', 'get-last-policy-id')) + 1n;
    const amounts = [uint(collateral), uint(premium)];
    const args = [uint(id), ascii(token), ascii(tier), ...amounts, account(owner), uint(expirationHeight)];
    return this.call('vault', 'lock-collateral', args, sender);
  }

  settlePolicy(policyId, payout, sender) {
    return this.call('vault', 'settle-policy', [uint(policyId), uint(payout)], sender);
  }

  voidPolicy(policyId, sender) {
    return this.call('vault', 'void-policy', [uint(policyId)], sender);
  }

  /** The time that the next call sees, in seconds. */
  get now() {
    return this.chain.time;
  }

  submitPrices(prices, sender = 'submitter-1', observedAt = this.now) {
    const items = Object.entries(prices).map(([asset, price]) =>
      tuple({ asset: ascii(asset), price: uint(price), 'observed-at': uint(observedAt) }),
    );
    return this.call('oracle', 'submit-prices', [list(items)], sender);
  }

  /** Two submitters agree: the prices are recorded at this height. */
  recordPrices(prices) {
    this.submitPrices(prices, 'submitter-1');
    return this.submitPrices(prices, 'submitter-2');
  }

  /** A PUT on half a bitcoin at 60,000 USD that the market of `prices` supports; override what the test is about. */
  terms(overrides = {}) {
    this.quotes += 1;
    return {
      quoteId: this.quotes.toString(16).padStart(32, '0'),
      buyer: 'buyer',
      policyType: 'PUT',
      style: 'AMERICAN',
      strike: usd(60_000),
      amount: btc(0.5),
      expirationHeight: this.chain.burnHeight + 200n,
      token: 'STX',
      tier: 'aggressive',
      collateral: stx(56_250),
      premium: stx(1_000),
      btcReference: usd(60_000),
      stxReference: usd(0.8),
      validUntil: this.now + 120n,
      ...overrides,
    };
  }

  /** Buys on `terms`; `signed` may differ from what is asked for. */
  createPolicy(terms, sender = 'buyer', { signed = {}, registry = this.registry, chain, key = 'quoter', signature } = {}) {
    const message = quoteTuple(registry, { ...terms, buyer: principalOf(terms.buyer), ...signed }, chain);
    const proof = signature ?? sign(message, privateKeyOf(key)).signature;
    const given = tuple(termsFields({ ...terms, buyer: principalOf(terms.buyer) }));
    return this.call('registry', 'create-policy', [given, buffer(proof)], sender);
  }

  premiumFloor(terms, { BTC, STX }, minRateBps = MIN_RATE_BPS) {
    const given = tuple(termsFields({ ...terms, buyer: principalOf(terms.buyer) }));
    return BigInt(this.read('registry', 'get-premium-floor', [given, uint(BTC), uint(STX), uint(minRateBps)]));
  }

  requestActivation(policyId, sender = 'buyer') {
    return this.call('registry', 'request-activation', [uint(policyId)], sender);
  }

  /** Items are {policyId, btcAt, stxAt}; a height left out is u0. */
  completeActivations(items, sender = 'anybody') {
    return this.call('registry', 'complete-activations', [list(items.map(namedItem))], sender);
  }

  processExpirations(items, sender = 'anybody') {
    return this.call('registry', 'process-expirations', [list(items.map(namedItem))], sender);
  }

  // ---- reads ----

  claim(provider, { token, tier, leaf, proof = [] }) {
    const who = [account(provider), ascii(token), ascii(tier)];
    return this.read('vault', 'get-claim', [...who, leafArgument(leaf), proofList(proof)]);
  }

  totals(token) {
    return this.read('vault', 'get-totals', [ascii(token)]);
  }

  book(token, tier) {
    return this.read('vault', 'get-book', [ascii(token), ascii(tier)]);
  }

  vintage(token, tier, epoch) {
    return this.read('vault', 'get-vintage', [ascii(token), ascii(tier), uint(epoch)]);
  }

  accountOf(provider, token, tier) {
    return this.read('vault', 'get-account', [account(provider), ascii(token), ascii(tier)]);
  }

  lock(policyId) {
    return this.read('vault', 'get-lock', [uint(policyId)]);
  }

  policy(policyId) {
    return this.read('registry', 'get-policy', [uint(policyId)]);
  }

  price(asset) {
    return this.read('oracle', 'get-price', [ascii(asset)]);
  }

  recorded(asset, height) {
    return this.read('oracle', 'get-recorded-price', [ascii(asset), uint(height)]);
  }

  /** What the vault really holds. */
  holding(token) {
    return this.chain.balance(token, this.vault);
  }

  balance(token, name) {
    return this.chain.balance(token, principalOf(name));
  }
}

// To put the vault on the chain takes most of the time of a small test: these are there sooner.

/** For tests in which an account is the registry. */
export class VaultWorld extends World {
  static contracts = ['pool-roles', 'liquidity-pool-vault'];
}

/** Roles and prices only. */
export class OracleWorld extends World {
  static contracts = ['pool-roles', 'price-oracle'];
}

function namedItem({ policyId, btcAt = 0n, stxAt = 0n }) {
  return tuple({ 'policy-id': uint(policyId), 'btc-at': uint(btcAt), 'stx-at': uint(stxAt) });
}

function leafArgument(leaf) {
  return leaf === undefined ? none() : some(leafTuple(leaf));
}

/** A name of an account is not a principal: those begin with S and hold no dash before a dot. */
export function principalOf(name) {
  return /^S[0-9A-Z]{27,}(\.|$)/.test(name) ? name : addressOf(name);
}

export function account(name) {
  return principal(principalOf(name));
}
