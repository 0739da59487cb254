// The vault rebuilt from its prints alone, as the services do: whatever it answers must follow from them.

export class VaultFold {
  constructor() {
    this.totals = new Map();
    this.books = new Map();
    this.locks = new Map();
    this.withdrawn = new Map();
  }

  apply({ topic, ...fact }) {
    const facts = {
      initialised: () => this.#initialise(fact),
      'funds-deposited': () => this.#add(fact.token, { available: BigInt(fact.amount) }),
      'funds-withdrawn': () => this.#withdraw(fact),
      'epoch-opened': () => this.#open(fact),
      'collateral-locked': () => this.#lock(fact),
      'policy-settled': () => this.#settle(fact),
      'fees-swept': () => this.#add(fact.token, { fees: -BigInt(fact.amount) }),
    };
    facts[topic]?.();
  }

  #initialise(fact) {
    for (const token of ['STX', 'SBTC']) {
      this.totals.set(token, { available: 0n, locked: 0n, premium: 0n, fees: 0n });
      for (const tier of ['conservative', 'balanced', 'aggressive']) {
        this.books.set(`${token}:${tier}`, { epoch: '0', 'ends-at': fact['ends-at'], capacity: '0', used: '0', root: `0x${'00'.repeat(32)}` });
      }
    }
  }

  #add(token, change) {
    const totals = this.totals.get(token);
    for (const [bucket, amount] of Object.entries(change)) totals[bucket] += amount;
  }

  #withdraw({ provider, token, tier, epoch, capital, premium }) {
    this.#add(token, { available: -BigInt(capital), premium: -BigInt(premium) });
    const key = `${provider}:${token}:${tier}`;
    const before = this.withdrawn.get(key) ?? { epoch: '0', capital: '0', premium: '0' };
    const capitalBefore = before.epoch === epoch ? BigInt(before.capital) : 0n;
    this.withdrawn.set(key, {
      epoch,
      capital: String(capitalBefore + BigInt(capital)),
      premium: String(BigInt(before.premium) + BigInt(premium)),
    });
  }

  #open({ token, tier, epoch, capacity, root, 'ends-at': endsAt }) {
    this.books.set(`${token}:${tier}`, { epoch, 'ends-at': endsAt, capacity, used: '0', root });
  }

  #lock({ 'policy-id': policyId, token, tier, epoch, collateral, premium, fee }) {
    const book = this.books.get(`${token}:${tier}`);
    book.used = String(BigInt(book.used) + BigInt(collateral));
    this.locks.set(policyId, { token, tier, epoch, collateral, premium });
    const locked = BigInt(collateral);
    this.#add(token, { available: -locked, locked, premium: BigInt(premium), fees: BigInt(fee) });
  }

  #settle({ 'policy-id': policyId, token, collateral, payout }) {
    this.locks.delete(policyId);
    this.#add(token, { available: BigInt(collateral) - BigInt(payout), locked: -BigInt(collateral) });
  }
}
