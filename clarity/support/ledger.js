// The books rebuilt from the prints of the chain alone, as any replay does: roots, leaves and proofs come out of it.
import { BookModel } from './model.js';
import { BOOKS } from './world.js';

const UTILISATION_BPS = { STX: 8_000n, SBTC: 7_000n };
const keyOf = ({ token, tier }) => `${token}:${tier}`;

export class PrintLedger {
  constructor() {
    this.models = new Map(BOOKS.map((book) => [keyOf(book), new BookModel(book.token, book.tier)]));
    this.endsAt = new Map();
  }

  of(book) {
    return this.models.get(keyOf(book));
  }

  claimOf(provider, { token, tier }) {
    const model = this.of({ token, tier });
    return { token, tier, leaf: model.leaf(provider), proof: model.proof(provider) };
  }

  /** Weighs every book whose epoch is over at `height`, before what is printed there. */
  advanceTo(height) {
    for (const [key, model] of this.models) {
      if (!model.over && height >= (this.endsAt.get(key) ?? height + 1n)) model.apply({ t: 'cutoff' });
    }
  }

  /** What the allocator has to propose for a book that is over. */
  openingOf(book) {
    const model = this.of(book);
    const { weight, capacity } = model.proposal(UTILISATION_BPS[book.token]);
    return { ...book, epoch: model.epoch + 1n, weight, capacity, root: model.nextRoot(UTILISATION_BPS[book.token]) };
  }

  see(prints, height) {
    this.advanceTo(height);
    for (const { contract, value } of prints) {
      if (contract === 'liquidity-pool-vault') this.#apply(value);
    }
  }

  #apply({ topic, ...fact }) {
    const { provider, amount, capital, premium } = fact;
    const policy = fact['policy-id'];
    const facts = {
      initialised: () => BOOKS.forEach((book) => this.endsAt.set(keyOf(book), BigInt(fact['ends-at']))),
      'funds-deposited': () => this.of(fact).apply({ t: 'deposit', provider, amount }),
      'exit-requested': () => this.of(fact).apply({ t: 'exit', provider, amount }),
      'funds-withdrawn': () => this.of(fact).apply({ t: 'withdraw', provider, capital, premium }),
      'epoch-opened': () => this.#open(fact),
      'book-closed': () => this.of(fact).apply({ t: 'close' }),
      'collateral-locked': () => this.of(fact).apply({ t: 'lock', policy, collateral: fact.collateral, premium }),
      'policy-settled': () => this.of(fact).apply({ t: 'settle', policy, payout: fact.payout }),
      'policy-voided': () => this.of(fact).apply({ t: 'void', policy }),
    };
    facts[topic]?.();
  }

  #open(fact) {
    const model = this.of(fact);
    model.apply({ t: 'epoch', utilisation_bps: UTILISATION_BPS[fact.token] });
    this.endsAt.set(keyOf(fact), BigInt(fact['ends-at']));
    const ours = [model.epoch, model.current.weight, model.current.capacity, `0x${model.tree.root.hash}`].map(String);
    const theirs = [fact.epoch, fact.weight, fact.capacity, fact.root].map(String);
    if (ours.join() !== theirs.join()) (this.falseRoots ??= []).push({ ours, theirs });
  }
}
