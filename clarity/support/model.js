// The books as the pages "ledger" and "claims" tell them, written from those pages and not from the contract: facts in, leaves, proofs
// and limits out. Amounts are bigint. A fact is one of
//   {t: 'deposit', provider, amount}  {t: 'exit', provider, amount}  {t: 'withdraw', provider, capital, premium}
//   {t: 'cutoff'}  {t: 'epoch', utilisation_bps}  {t: 'close'}
//   {t: 'lock', policy, collateral, premium}  {t: 'settle', policy, payout}  {t: 'void', policy}
import { SumTree } from './tree.js';

export const SUB = 4096n;
const ONE = 2n ** 63n;

export const divUp = (a, b) => (a + b - 1n) / b;
const ratioUp = (amount, weight) => (weight === 0n ? 0n : divUp(amount * SUB * ONE, weight));
const ratioDown = (amount, weight) => (weight === 0n ? 0n : (amount * SUB * ONE) / weight);
const partUp = (w, ratio) => divUp(w * ratio, ONE);
const partDown = (w, ratio) => (w * ratio) / ONE;
const positive = (x) => (x > 0n ? x : 0n);
const least = (...xs) => xs.reduce((a, b) => (a < b ? a : b));

const newVintage = (weight, capacity) => ({ weight, capacity, used: 0n, locked: 0n, losses: 0n, premiumPending: 0n, premiumEarned: 0n });
const newAccount = () => ({
  opening: 0n, deposited: 0n, withdrawn: 0n, depositedNext: 0n, exit: 0n, premiumWithdrawn: 0n,
  weights: new Map(), settledBurden: 0n, settledPremium: 0n, proposed: 0n,
});

export class BookModel {
  constructor(token = 'STX', tier = 'balanced') {
    Object.assign(this, { token, tier, epoch: 0n, over: undefined, closed: false, tree: new SumTree([]) });
    this.vintages = new Map([[0n, newVintage(0n, 0n)]]);
    this.accounts = new Map();
    this.policies = new Map();
  }

  get current() {
    return this.vintages.get(this.epoch);
  }

  account(provider) {
    if (!this.accounts.has(provider)) this.accounts.set(provider, newAccount());
    return this.accounts.get(provider);
  }

  // ---- reading ----

  balance(a) {
    return a.opening + a.deposited + a.depositedNext - a.withdrawn;
  }

  burden(a, owed = (v) => v.locked + v.losses) {
    let sum = a.settledBurden;
    for (const [epoch, w] of a.weights) {
      const v = this.vintages.get(epoch);
      sum += partUp(w, ratioUp(owed(v), v.weight));
    }
    return sum;
  }

  free(a) {
    return this.balance(a) * SUB - this.burden(a);
  }

  /** Capital that may have been withdrawn by now in this epoch. */
  capitalLimit(provider) {
    const a = this.account(provider);
    const callable = this.burden(a, (v) => v.locked + v.losses + (v === this.current && !this.closed ? v.capacity - v.used : 0n));
    return a.deposited + (this.closed ? a.depositedNext : 0n) + positive((a.opening * SUB - callable) / SUB);
  }

  /** Premium that may ever have been withdrawn. */
  premiumLimit(provider) {
    const a = this.account(provider);
    let sum = a.settledPremium;
    for (const [epoch, w] of a.weights) {
      const v = this.vintages.get(epoch);
      sum += partDown(w, ratioDown(v.premiumEarned, v.weight));
    }
    return sum / SUB;
  }

  withdrawable(provider) {
    const a = this.account(provider);
    return { capital: this.capitalLimit(provider) - a.withdrawn, premium: this.premiumLimit(provider) - a.premiumWithdrawn };
  }

  leaf(provider) {
    return this.tree.leafOf(provider);
  }

  proof(provider) {
    return this.leaf(provider) === undefined ? [] : this.tree.proofOf(provider);
  }

  sumOf(field) {
    return [...this.vintages.values()].reduce((sum, v) => sum + v[field], 0n);
  }

  get capital() {
    return [...this.accounts.values()].reduce((sum, a) => sum + this.balance(a), 0n) - this.sumOf('losses');
  }

  // ---- facts ----

  apply(fact) {
    const acts = {
      deposit: () => this.#deposit(fact),
      exit: () => (this.account(fact.provider).exit = BigInt(fact.amount)),
      withdraw: () => this.#withdraw(fact),
      cutoff: () => this.#cutOff(),
      epoch: () => this.#open(BigInt(fact.utilisation_bps)),
      close: () => (this.closed = true),
      lock: () => this.#lock(fact),
      settle: () => this.#end(fact.policy, BigInt(fact.payout), true),
      void: () => this.#end(fact.policy, 0n, false),
    };
    acts[fact.t]();
  }

  #deposit({ provider, amount }) {
    this.account(provider)[this.over ? 'depositedNext' : 'deposited'] += BigInt(amount);
  }

  #withdraw({ provider, capital, premium }) {
    const a = this.account(provider);
    a.withdrawn += BigInt(capital);
    a.premiumWithdrawn += BigInt(premium);
    a.exit = positive(a.exit - BigInt(capital));
  }

  #cutOff() {
    const folded = [...this.vintages].filter(([epoch, v]) => epoch !== this.epoch && v.locked === 0n && v.premiumPending === 0n);
    for (const a of this.accounts.values()) a.proposed = positive(this.free(a) - a.exit * SUB);
    this.over = { capital: this.capital, locked: this.sumOf('locked'), folded: folded.map(([epoch]) => epoch) };
  }

  /** What the allocator proposes behind a cut-off: everything but the root. */
  proposal(utilisationBps) {
    const weight = [...this.accounts.values()].reduce((sum, a) => sum + a.proposed, 0n);
    const room = positive((this.over.capital * utilisationBps) / 10_000n - this.over.locked);
    return { weight, capacity: least(weight / SUB, room) };
  }

  /** The root of the opening that is due, without opening it. */
  nextRoot(utilisationBps) {
    const copy = structuredClone({ accounts: this.accounts, vintages: this.vintages, over: this.over, epoch: this.epoch });
    const twin = Object.assign(new BookModel(this.token, this.tier), copy);
    twin.apply({ t: 'epoch', utilisation_bps: utilisationBps });
    return twin.tree.root.hash;
  }

  #open(utilisationBps) {
    if (!this.over) this.#cutOff();
    const { weight, capacity } = this.proposal(utilisationBps);
    const { folded } = this.over;
    this.epoch += 1n;
    this.over = undefined;
    this.vintages.set(this.epoch, newVintage(weight, capacity));
    const leaves = [];
    for (const [provider, a] of this.accounts) {
      a.opening = this.balance(a) - a.depositedNext;
      Object.assign(a, { deposited: a.depositedNext, depositedNext: 0n, withdrawn: 0n });
      for (const epoch of folded) this.#fold(a, epoch);
      if (a.proposed > 0n) a.weights.set(this.epoch, a.proposed);
      a.proposed = 0n;
      const claims = a.opening * SUB - a.settledBurden >= SUB || a.weights.size > 0 || a.settledPremium / SUB > a.premiumWithdrawn;
      if (claims) leaves.push(this.#leafOf(provider, a));
    }
    this.tree = new SumTree(leaves);
  }

  #leafOf(provider, { opening, settledBurden, settledPremium, weights }) {
    const rows = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([epoch, weight]) => ({ epoch, weight }));
    return { provider, token: this.token, tier: this.tier, epoch: this.epoch, opening, settledBurden, settledPremium, weights: rows };
  }

  #fold(a, epoch) {
    const w = a.weights.get(epoch);
    if (w === undefined) return;
    const v = this.vintages.get(epoch);
    a.settledBurden += partUp(w, ratioUp(v.locked + v.losses, v.weight));
    a.settledPremium += partDown(w, ratioDown(v.premiumEarned, v.weight));
    a.weights.delete(epoch);
  }

  #lock({ policy, collateral, premium }) {
    const v = this.current;
    v.used += BigInt(collateral);
    v.locked += BigInt(collateral);
    v.premiumPending += BigInt(premium);
    this.policies.set(policy, { epoch: this.epoch, collateral: BigInt(collateral), premium: BigInt(premium) });
  }

  #end(policy, payout, earned) {
    const { epoch, collateral, premium } = this.policies.get(policy);
    this.policies.delete(policy);
    const v = this.vintages.get(epoch);
    v.locked -= collateral;
    v.losses += payout;
    v.premiumPending -= premium;
    if (earned) v.premiumEarned += premium;
  }
}
