// The vault rebuilt from its prints alone, as the services do: whatever it answers must follow from them.
import { BOOKS } from './world.js';

const keyOf = ({ token, tier }) => `${token}:${tier}`;
const NO_ACCOUNT = { 'deposited-ever': 0n, 'withdrawn-ever': 0n, 'premium-withdrawn-ever': 0n, label: 0n, deposited: 0n, withdrawn: 0n, 'deposited-next': 0n };

export class VaultFold {
  constructor() {
    this.books = new Map();
    this.vintages = new Map();
    this.accounts = new Map();
    this.locks = new Map();
    this.fees = { STX: 0n, SBTC: 0n };
  }

  apply({ topic, version: _version, ...fact }) {
    const facts = {
      initialised: () => this.#begin(fact),
      'funds-deposited': () => this.#deposit(fact),
      'funds-withdrawn': () => this.#withdraw(fact),
      'epoch-proposed': () => this.#propose(fact),
      'opening-vetoed': () => (this.book(fact).proposal = null),
      'epoch-opened': () => this.#open(fact),
      'book-closed': () => Object.assign(this.book(fact), { closed: true, proposal: null }),
      'collateral-locked': () => this.#lock(fact),
      'policy-settled': () => this.#end(fact, BigInt(fact.payout), BigInt(fact.premium)),
      'policy-voided': () => this.#end(fact, 0n, 0n),
      'fees-swept': () => (this.fees[fact.token] -= BigInt(fact.amount)),
    };
    facts[topic]?.();
  }

  book(fact) {
    return this.books.get(keyOf(fact));
  }

  #begin(fact) {
    for (const book of BOOKS) {
      this.books.set(keyOf(book), {
        epoch: 0n, 'ends-at': BigInt(fact['ends-at']), capacity: 0n, used: 0n, root: `0x${'00'.repeat(32)}`, capital: 0n, locked: 0n,
        'premium-pending': 0n, 'premium-earned': 0n, closed: false, proposal: null,
      });
    }
  }

  #account({ provider, ...fact }, epoch) {
    const key = `${provider}:${keyOf(fact)}`;
    const row = this.accounts.get(key) ?? NO_ACCOUNT;
    const deposited = row.label + 1n === epoch ? row['deposited-next'] : 0n;
    const now = row.label === epoch ? { ...row } : { ...row, label: epoch, deposited, withdrawn: 0n, 'deposited-next': 0n };
    this.accounts.set(key, now);
    return now;
  }

  #deposit(fact) {
    const book = this.book(fact);
    const row = this.#account(fact, book.epoch);
    const amount = BigInt(fact.amount);
    row['deposited-ever'] += amount;
    row[BigInt(fact.epoch) === book.epoch ? 'deposited' : 'deposited-next'] += amount;
    book.capital += amount;
  }

  #withdraw(fact) {
    const book = this.book(fact);
    const row = this.#account(fact, book.epoch);
    const [capital, premium] = [BigInt(fact.capital), BigInt(fact.premium)];
    row.withdrawn += capital;
    row['withdrawn-ever'] += capital;
    row['premium-withdrawn-ever'] += premium;
    book.capital -= capital;
    book['premium-earned'] -= premium;
  }

  #propose(fact) {
    const { weight, capacity, root, 'confirmable-at': confirmableAt } = fact;
    this.book(fact).proposal = { weight: BigInt(weight), capacity: BigInt(capacity), root, 'confirmable-at': BigInt(confirmableAt) };
  }

  #open(fact) {
    const [epoch, endsAt, capacity] = [fact.epoch, fact['ends-at'], fact.capacity].map(BigInt);
    Object.assign(this.book(fact), { epoch, 'ends-at': endsAt, capacity, used: 0n, root: fact.root, proposal: null });
    const zero = { locked: 0n, losses: 0n, 'premium-pending': 0n, 'premium-earned': 0n };
    this.vintages.set(`${keyOf(fact)}:${epoch}`, { weight: BigInt(fact.weight), ...zero });
  }

  #lock(fact) {
    const [book, vintage] = [this.book(fact), this.vintages.get(`${keyOf(fact)}:${fact.epoch}`)];
    const { 'policy-id': policyId, fee, topic: _topic, ...lock } = fact;
    const [collateral, premium] = [BigInt(lock.collateral), BigInt(lock.premium)];
    this.locks.set(policyId, lock);
    this.fees[fact.token] += BigInt(fee);
    book.used += collateral;
    for (const row of [book, vintage]) {
      row.locked += collateral;
      row['premium-pending'] += premium;
    }
  }

  #end(fact, payout, earned) {
    const [book, vintage] = [this.book(fact), this.vintages.get(`${keyOf(fact)}:${fact.epoch}`)];
    this.locks.delete(fact['policy-id']);
    for (const row of [book, vintage]) {
      row.locked -= BigInt(fact.collateral);
      row['premium-pending'] -= BigInt(fact.premium);
      row['premium-earned'] += earned;
    }
    vintage.losses += payout;
    book.capital -= payout;
  }
}

/** As the reads of the vault say it: decimal strings. */
export function asText(value) {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, asText(field)]));
}
