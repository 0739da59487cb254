// Every way to change one field of a claim: none of them may be accepted.
import { expect } from 'vitest';
import { addressOf } from './accounts.js';
import { outcomeOf } from './refusals.js';

const REFUSALS = ['vault ERR_ANOTHER_LEAF', 'vault ERR_NOT_IN_ROOT'];

const flip = (hash) => (hash.startsWith('00') ? 'ff' : '00') + hash.slice(2);
const at = (items, index, change) => items.map((item, i) => (i === index ? { ...item, ...change(item) } : item));
const around = (value) => [value + 1n, ...(value > 0n ? [value - 1n] : [])];

/** Every change of the leaves and proofs of `providers`, asked by the provider and by another, and some of them withdrawn with. How many were tried. */
export function expectChangesRefused(history, providers, random) {
  const { world, book } = history;
  const other = addressOf('somebody else');
  let tried = 0;
  for (const provider of providers) {
    for (const [what, claim] of mutationsOf(history.claimOf(provider), other, random)) {
      for (const who of [provider, other]) expect(REFUSALS, what).toContain(outcomeOf(world.claim(who, { ...claim, ...book })));
      tried += 1;
      // A contract answers with a code of its own.
      if (tried % 9 === 0 && !provider.includes('.')) expect(REFUSALS).toContain(outcomeOf(history.withdraw(provider, { ...claim, ...book, capital: 1n })));
    }
    expect(outcomeOf(world.claim(other, history.claimOf(provider)))).toBe('vault ERR_ANOTHER_LEAF');
  }
  return tried;
}

/** Yields [what is changed, claim]. `other` is another account. */
function* mutationsOf({ token, tier, leaf, proof }, other, random) {
  const claim = (changed, steps = proof) => ({ token, tier, leaf: { ...leaf, ...changed }, proof: steps });
  yield ['provider', claim({ provider: other })];
  yield ['token', claim({ token: leaf.token === 'STX' ? 'SBTC' : 'STX' })];
  yield ['tier', claim({ tier: leaf.tier === 'balanced' ? 'aggressive' : 'balanced' })];
  for (const field of ['epoch', 'opening', 'settledBurden', 'settledPremium']) {
    for (const value of around(leaf[field])) yield [field, claim({ [field]: value })];
  }
  yield ['opening of 2^127', claim({ opening: 2n ** 127n })];
  yield ['settled premium of 2^127', claim({ settledPremium: 2n ** 127n })];
  yield* weightsOf(leaf, claim, random);
  yield* stepsOf(proof, claim, random);
}

function* weightsOf({ weights, epoch }, claim, random) {
  if (weights.length > 0) {
    const index = random.below(weights.length);
    for (const weight of [...around(weights[index].weight), 2n ** 63n, 2n ** 127n]) {
      yield ['a weight', claim({ weights: at(weights, index, () => ({ weight })) })];
    }
    for (const value of around(weights[index].epoch)) yield ['an epoch of a weight', claim({ weights: at(weights, index, () => ({ epoch: value })) })];
    yield ['one weight less', claim({ weights: weights.filter((_, i) => i !== index) })];
  }
  yield ['one weight more', claim({ weights: [...weights, { epoch: epoch + 1n, weight: 1n }] })];
  yield ['a weight of nothing', claim({ weights: [...weights, { epoch, weight: 0n }] })];
  yield ['many weights of 2^127', claim({ weights: Array(399).fill({ epoch, weight: 2n ** 127n }) })];
}

function* stepsOf(proof, claim, random) {
  const index = random.below(proof.length);
  yield ['a hash', claim({}, at(proof, index, ({ hash }) => ({ hash: flip(hash) })))];
  yield ['a short hash', claim({}, at(proof, index, ({ hash }) => ({ hash: hash.slice(2) })))];
  yield ['an empty hash', claim({}, at(proof, index, () => ({ hash: '' })))];
  for (const sum of [...around(proof[index].sum), 2n ** 63n, 2n ** 128n - 1n]) yield ['a sum', claim({}, at(proof, index, () => ({ sum })))];
  yield ['a side', claim({}, at(proof, index, ({ left }) => ({ left: !left })))];
  yield ['one step less', claim({}, proof.filter((_, i) => i !== index))];
  yield ['one step more', claim({}, [...proof, { hash: '00'.repeat(32), sum: 0n, left: false }])];
  yield ['no proof', claim({}, [])];
  yield ['40 steps', claim({}, Array(40).fill({ hash: 'ff'.repeat(32), sum: 2n ** 63n - 1n, left: true }))];
}
