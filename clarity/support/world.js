// A fresh set of the three contracts under its own deployer, with an account per role, and the acts of a market on it.
import { addressOf, privateKeyOf, publicKeyOf } from './accounts.js';
import { sourceOf } from './sources.js';
import { quoteTuple, sign, termsFields, voucherTuple } from './signing.js';
import { ascii, bool, buffer, list, principal, tuple, uint } from './values.js';

export const EPOCH_BLOCKS = 10n;
export const FEE_BPS = 500n;
export const RATIO_BPS = 15000n;
export const ROOT = 'ab'.repeat(32);
export const TIERS = ['conservative', 'balanced', 'aggressive'];
export const TOKENS = ['STX', 'SBTC'];
/** USD x 10^8 */
export const usd = (dollars) => BigInt(Math.round(dollars * 1e8));
export const stx = (amount) => BigInt(Math.round(amount * 1e6));
export const btc = (amount) => BigInt(Math.round(amount * 1e8));

let worlds = 0;

export class World {
  /** Deploys without initialising. `name` fixes the deployer; without it every world has another one. */
  static deploy(chain, name = `world ${process.pid} ${(worlds += 1)}`) {
    const deployer = addressOf(name);
    for (const contract of ['price-oracle', 'liquidity-pool-vault', 'policy-registry']) {
      chain.deploy(contract, sourceOf(contract), deployer);
    }
    return new World(chain, deployer);
  }

  /** Deploys and initialises. `settings` overrides single arguments of `initialise`, e.g. a test account as the registry. */
  static start(chain, settings = {}, name = undefined) {
    const world = World.deploy(chain, name);
    world.initialiseOracle(settings.oracle);
    world.initialiseVault(settings.vault);
    world.initialiseRegistry(settings.registry);
    return world;
  }

  constructor(chain, deployer) {
    this.chain = chain;
    this.deployer = deployer;
    this.oracle = `${deployer}.price-oracle`;
    this.vault = `${deployer}.liquidity-pool-vault`;
    this.registry = `${deployer}.policy-registry`;
    this.quotes = 0;
  }

  // ---- calls; the sender is the name of an account, or a principal ----

  call(contract, method, args, sender) {
    return this.chain.call(this[contract], method, args, principalOf(sender));
  }

  read(contract, method, args = []) {
    return this.chain.read(this[contract], method, args);
  }

  oracleArguments(overrides = {}) {
    const values = { owner: 'owner', guardian: 'guardian', submitters: ['submitter-1', 'submitter-2', 'submitter-3'], ...overrides };
    return tuple({
      owner: account(values.owner),
      guardian: account(values.guardian),
      submitters: list(values.submitters.map(account)),
    });
  }

  vaultArguments(overrides = {}) {
    const values = {
      owner: 'owner',
      guardian: 'guardian',
      allocator: 'allocator',
      registry: this.registry,
      feeRecipient: 'fee-recipient',
      authoriser: publicKeyOf('authoriser'),
      feeBps: FEE_BPS,
      epochBlocks: EPOCH_BLOCKS,
      ...overrides,
    };
    return tuple({
      owner: account(values.owner),
      guardian: account(values.guardian),
      allocator: account(values.allocator),
      registry: account(values.registry),
      'fee-recipient': account(values.feeRecipient),
      authoriser: buffer(values.authoriser),
      'fee-bps': uint(values.feeBps),
      'epoch-blocks': uint(values.epochBlocks),
    });
  }

  registryArguments(overrides = {}) {
    const values = { owner: 'owner', quoter: publicKeyOf('quoter'), ratioBps: RATIO_BPS, ...overrides };
    return tuple({
      owner: account(values.owner),
      quoter: buffer(values.quoter),
      'collateral-ratio-bps': uint(values.ratioBps),
    });
  }

  initialiseOracle(overrides, sender = this.deployer) {
    return this.call('oracle', 'initialise', [this.oracleArguments(overrides)], sender);
  }

  initialiseVault(overrides, sender = this.deployer) {
    return this.call('vault', 'initialise', [this.vaultArguments(overrides)], sender);
  }

  initialiseRegistry(overrides, sender = this.deployer) {
    return this.call('registry', 'initialise', [this.registryArguments(overrides)], sender);
  }

  announceRole(contract, role, newAccount, sender = 'owner') {
    return this.call(contract, 'announce-role', [ascii(role), account(newAccount)], sender);
  }

  applyRole(contract, role, sender = 'owner') {
    return this.call(contract, 'apply-role', [ascii(role)], sender);
  }

  announceKey(contract, role, key, sender = 'owner') {
    return this.call(contract, 'announce-key', [ascii(role), buffer(key)], sender);
  }

  applyKey(contract, role, sender = 'owner') {
    return this.call(contract, 'apply-key', [ascii(role)], sender);
  }

  setPaused(paused, sender = 'guardian') {
    return this.call('vault', 'set-paused', [bool(paused)], sender);
  }

  sweepFees(token, sender = 'owner') {
    return this.call('vault', 'sweep-fees', [ascii(token)], sender);
  }

  removeSubmitter(submitter, sender = 'guardian') {
    return this.call('oracle', 'remove-submitter', [account(submitter)], sender);
  }

  deposit(token, tier, amount, sender) {
    return this.call('vault', token === 'STX' ? 'deposit-stx' : 'deposit-sbtc', [uint(amount), ascii(tier)], sender);
  }

  /** Mints what is deposited. */
  fund(token, tier, amount, provider) {
    this.chain.mint(token, principalOf(provider), amount);
    return this.deposit(token, tier, amount, provider);
  }

  requestExit(token, tier, amount, sender) {
    return this.call('vault', 'request-exit', [ascii(token), ascii(tier), uint(amount)], sender);
  }

  /** A voucher signed by the authoriser; `signed` may differ from what is asked for. */
  withdraw(ask, signed = {}, sender = ask.provider) {
    const { capital = 0n, premium = 0n, capitalLimit = 0n, premiumLimit = 0n } = ask;
    const signature = ask.signature ?? this.voucherSignature({ ...ask, capitalLimit, premiumLimit, ...signed });
    const limits = [uint(capital), uint(premium), uint(capitalLimit), uint(premiumLimit)];
    const book = [ascii(ask.token), ascii(ask.tier), uint(ask.epoch)];
    return this.call('vault', 'withdraw', [...book, ...limits, buffer(signature)], sender);
  }

  voucherSignature({ vault = this.vault, key = 'authoriser', ...voucher }) {
    const message = voucherTuple(vault, { ...voucher, provider: principalOf(voucher.provider) });
    return sign(message, privateKeyOf(key)).signature;
  }

  /** weight defaults to the capacity in sub-units */
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

  nextEpoch(token, tier) {
    return BigInt(this.book(token, tier).epoch) + 1n;
  }

  /** Ends the running epoch of a book and opens the next one. */
  reopen(token, tier, capacity) {
    this.chain.advanceTo(BigInt(this.book(token, tier)['ends-at']));
    return this.openEpochs([{ token, tier, capacity }]);
  }

  lockCollateral({ policyId, token, tier, collateral, premium, payer }, sender) {
    const args = [uint(policyId), ascii(token), ascii(tier), uint(collateral), uint(premium), account(payer)];
    return this.call('vault', 'lock-collateral', args, sender);
  }

  settlePolicy(policyId, recipient, payout, sender) {
    return this.call('vault', 'settle-policy', [uint(policyId), account(recipient), uint(payout)], sender);
  }

  submitPrices(prices, sender = 'submitter-1') {
    const items = Object.entries(prices).map(([asset, price]) =>
      tuple({ asset: ascii(asset), price: uint(price), 'observed-at': uint(1_790_000_000n + this.chain.burnHeight) }),
    );
    return this.call('oracle', 'submit-prices', [list(items)], sender);
  }

  /** A PUT on half a bitcoin at 60,000 USD that the market of `prices` supports; override what the test is about. */
  terms(overrides = {}) {
    this.quotes += 1;
    return {
      quoteId: this.quotes.toString(16).padStart(32, '0'),
      policyType: 'PUT',
      style: 'AMERICAN',
      strike: usd(60_000),
      amount: btc(0.5),
      expirationHeight: this.chain.burnHeight + 200n,
      token: 'STX',
      tier: 'balanced',
      collateral: stx(56_250),
      premium: stx(1_000),
      validUntil: this.chain.burnHeight + 6n,
      ...overrides,
    };
  }

  /** Buys on `terms`; `signed` may differ from what is asked for. */
  createPolicy(terms, sender, { signed = {}, registry = this.registry, chain, key = 'quoter', signature } = {}) {
    const message = quoteTuple(registry, { ...terms, ...signed }, chain);
    const proof = signature ?? sign(message, privateKeyOf(key)).signature;
    return this.call('registry', 'create-policy', [tuple(termsFields(terms)), buffer(proof)], sender);
  }

  requestActivation(policyId, sender) {
    return this.call('registry', 'request-activation', [uint(policyId)], sender);
  }

  completeActivations(policyIds, sender = 'anybody') {
    return this.call('registry', 'complete-activations', [list(policyIds.map(uint))], sender);
  }

  processExpirations(policyIds, sender = 'anybody') {
    return this.call('registry', 'process-expirations', [list(policyIds.map(uint))], sender);
  }

  // ---- reads ----

  totals(token) {
    return this.read('vault', 'get-totals', [ascii(token)]);
  }

  book(token, tier) {
    return this.read('vault', 'get-book', [ascii(token), ascii(tier)]);
  }

  lock(policyId) {
    return this.read('vault', 'get-lock', [uint(policyId)]);
  }

  withdrawn(provider, token, tier) {
    return this.read('vault', 'get-withdrawn', [account(provider), ascii(token), ascii(tier)]);
  }

  policy(policyId) {
    return this.read('registry', 'get-policy', [uint(policyId)]);
  }

  price(asset) {
    return this.read('oracle', 'get-price', [ascii(asset)]);
  }

  settlementPrice(asset, height) {
    return this.read('oracle', 'get-settlement-price', [ascii(asset), uint(height)]);
  }

  activationPrice(asset, height) {
    return this.read('oracle', 'get-activation-price', [ascii(asset), uint(height)]);
  }

  /** What the vault really holds. */
  holding(token) {
    return this.chain.balance(token, this.vault);
  }

  balance(token, name) {
    return this.chain.balance(token, principalOf(name));
  }
}

/** A name of an account is not a principal: those begin with S and hold no dash before a dot. */
export function principalOf(name) {
  return /^S[0-9A-Z]{27,}(\.|$)/.test(name) ? name : addressOf(name);
}

function account(name) {
  return principal(principalOf(name));
}
