// Random legal histories of a book, step by step on a History: what the next fact may be depends on the model.
import { addressOf } from './accounts.js';

const ACTS = { deposit: 14, exit: 3, withdraw: 10, lock: 30, end: 14, turn: 16 };
const WEIGHTED = Object.entries(ACTS).flatMap(([act, times]) => Array(times).fill(act));

const between = (random, low, high) => low + BigInt(Math.floor(random.next() * Number(high - low + 1n)));
const upTo = (random, most) => (most <= 1n ? 1n : least(most, between(random, 1n, most)));
const least = (a, b) => (a < b ? a : b);

export function providersOf(seed, count) {
  return Array.from({ length: count }, (_, n) => addressOf(`life ${seed} ${n}`));
}

export class Life {
  constructor(history, random, providers) {
    Object.assign(this, { history, random, providers, policy: 0 });
    this.greed = BigInt(random.pick([1, 9, 60]));
  }

  get model() {
    return this.history.model;
  }

  /** Ends in an open epoch. */
  run(steps) {
    for (let step = 0; step < steps || this.model.over || this.model.epoch === 0n; step += 1) {
      const fact = this.next(this.random.pick(WEIGHTED));
      if (fact) this.history.apply(fact);
    }
  }

  next(act) {
    const { random, model } = this;
    const provider = random.pick(this.providers);
    const known = model.accounts.has(provider);
    const room = model.current.capacity - model.current.used;
    if (act === 'deposit') return { t: 'deposit', provider, amount: 1n + between(random, 0n, 10n ** BigInt(1 + random.below(12))) };
    if (act === 'exit' && known) return { t: 'exit', provider, amount: random.pick([0n, between(random, 0n, model.balance(model.account(provider)))]) };
    if (act === 'withdraw' && known && !model.over) return this.#withdrawal(provider);
    if (act === 'lock' && room > 0n && !model.over) return this.#lock(room);
    if (act === 'end' && model.policies.size > 0) return this.end(random.pick([...model.policies.keys()]));
    if (act === 'turn') return model.over ? { t: 'epoch', utilisation_bps: random.pick([8_000, 7_000, 10_000]) } : { t: 'cutoff' };
    return undefined;
  }

  #withdrawal(provider) {
    const most = this.model.withdrawable(provider);
    const capital = this.random.pick([most.capital, between(this.random, 0n, most.capital)]);
    const premium = this.random.pick([most.premium, 0n]);
    return capital + premium > 0n ? { t: 'withdraw', provider, capital, premium } : undefined;
  }

  #lock(room) {
    const collateral = this.random.below(10) === 0 ? room : upTo(this.random, (room + this.greed - 1n) / this.greed);
    this.policy += 1;
    return { t: 'lock', policy: this.policy, collateral, premium: upTo(this.random, (collateral + 9n) / 10n) };
  }

  /** An end of a policy: mostly out of the money, sometimes partly or wholly in, sometimes without a price. */
  end(policy) {
    const { collateral } = this.model.policies.get(policy);
    if (this.random.below(7) === 0) return { t: 'void', policy };
    return { t: 'settle', policy, payout: this.random.pick([0n, 0n, between(this.random, 0n, collateral), collateral]) };
  }
}
