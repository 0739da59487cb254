// Strangers call every public function with arguments at the edges of their types. What comes of it is the contracts' business;
// that every print of it can be read is that of whoever follows them.
import { Cl } from '@stacks/transactions';
import { addressOf } from './accounts.js';
import { Random } from './random.js';

const POWERS = [0n, 1n, 8n, 16n, 31n, 32n, 51n, 53n, 63n, 64n, 65n, 127n, 128n];
const UINTS = [...new Set(POWERS.flatMap((power) => [2n ** power - 1n, 2n ** power, 2n ** power + 1n]))].filter((n) => n < 2n ** 128n);
const LARGEST = 2n ** 128n - 1n;
const STRANGERS = ['stranger-1', 'stranger-2', 'stranger-3'];
/** A principal that no contract can have, but a value may name. */
const LONG_PRINCIPAL = `SP000000000000000000002Q6VF78.${'a'.repeat(127)}`;

export class Fuzz {
  /**
   * `words` are texts that the contracts know; `numbers` gives those that mean something now, such as ids and heights; `abi` is the
   * interface of a contract as the VM tells it.
   */
  constructor({ world, contracts, words, numbers, seed }) {
    this.world = world;
    this.contracts = contracts;
    this.words = words;
    this.numbers = numbers;
    this.random = new Random(seed);
  }

  /** Every function of every contract, `rounds` times; returns what was printed, each form once. */
  run(rounds) {
    const seen = new Map();
    let calls = 0;
    for (let round = 0; round < rounds; round++) {
      for (const contract of this.contracts) {
        for (const { name, args } of this.functionsOf(contract)) {
          const values = round === 0 ? args.map(({ type }) => largest(type)) : args.map(({ type }) => this.value(type));
          const sender = addressOf(STRANGERS[this.random.below(STRANGERS.length)]);
          const { prints } = this.world.chain.call(this.principalOf(contract), name, values, sender);
          calls += 1;
          for (const print of prints) if (!seen.has(print.rawHex)) seen.set(print.rawHex, { function: name, ...print });
        }
      }
    }
    return { calls, prints: [...seen.values()] };
  }

  functionsOf(contract) {
    return this.world.chain.interfaceOf(this.principalOf(contract)).functions.filter(({ access }) => access === 'public');
  }

  principalOf(contract) {
    return `${this.world.deployer}.${contract}`;
  }

  value(type) {
    if (type === 'uint128') return Cl.uint(this.number());
    if (type === 'int128') return Cl.int(this.random.pick([0n, 1n, -1n, 2n ** 63n, 2n ** 127n - 1n, -(2n ** 127n)]));
    if (type === 'bool') return Cl.bool(this.random.below(2) === 0);
    if (type === 'principal') return Cl.principal(this.principal());
    if (type === 'trait_reference') return Cl.principal(this.principalOf(this.random.pick(this.contracts)));
    if (type.buffer) return Cl.buffer(Uint8Array.from({ length: this.length(type.buffer.length) }, () => this.random.below(256)));
    if (type['string-ascii']) return Cl.stringAscii(this.text(type['string-ascii'].length));
    if (type['string-utf8']) return Cl.stringUtf8('é'.repeat(this.length(type['string-utf8'].length)));
    if (type.optional) return this.random.below(3) === 0 ? Cl.none() : Cl.some(this.value(type.optional));
    if (type.list) return Cl.list(Array.from({ length: this.length(type.list.length) }, () => this.value(type.list.type)));
    if (type.tuple) return Cl.tuple(Object.fromEntries(type.tuple.map((field) => [field.name, this.value(field.type)])));
    throw new Error(`no value of type ${JSON.stringify(type)}`);
  }

  /** Half of the time a number that means something. */
  number() {
    const known = this.numbers();
    return known.length > 0 && this.random.below(2) === 0 ? this.random.pick(known) : this.random.pick(UINTS);
  }

  principal() {
    return this.random.pick([
      ...STRANGERS.map(addressOf),
      LONG_PRINCIPAL,
      'SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token',
      ...this.contracts.map((contract) => this.principalOf(contract)),
    ]);
  }

  length(longest) {
    return this.random.pick([0, 1, longest, this.random.below(longest + 1)]);
  }

  text(longest) {
    const fitting = this.words.filter((word) => word.length <= longest);
    return this.random.below(4) > 0 && fitting.length > 0 ? this.random.pick(fitting) : '~'.repeat(this.length(longest));
  }
}

/** Everything as large as its type allows. */
function largest(type) {
  if (type === 'uint128') return Cl.uint(LARGEST);
  if (type === 'int128') return Cl.int(2n ** 127n - 1n);
  if (type === 'bool') return Cl.bool(true);
  if (type === 'principal' || type === 'trait_reference') return Cl.principal(LONG_PRINCIPAL);
  if (type.buffer) return Cl.buffer(new Uint8Array(type.buffer.length).fill(255));
  if (type['string-ascii']) return Cl.stringAscii('~'.repeat(type['string-ascii'].length));
  if (type['string-utf8']) return Cl.stringUtf8('\u{10ffff}'.repeat(type['string-utf8'].length));
  if (type.optional) return Cl.some(largest(type.optional));
  if (type.list) return Cl.list(Array.from({ length: type.list.length }, () => largest(type.list.type)));
  if (type.tuple) return Cl.tuple(Object.fromEntries(type.tuple.map((field) => [field.name, largest(field.type)])));
  throw new Error(`no value of type ${JSON.stringify(type)}`);
}

export { STRANGERS };
