// Histories that the tests make themselves: the vault allows exactly what the model says, in the open and in the closed book, pays
// it to the last unit, and accepts no changed leaf or proof.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { History } from '../support/history.js';
import { Life, providersOf } from '../support/life.js';
import { expectChangesRefused } from '../support/mutations.js';
import { Random } from '../support/random.js';
import { outcomeOf } from '../support/refusals.js';
import { seedsOf } from '../support/scale.js';
import { TIERS, TOKENS } from '../support/world.js';

const SEEDS = seedsOf(3, 60);
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

function expectClaims(history) {
  const { model, world } = history;
  for (const provider of model.accounts.keys()) {
    const { ok } = world.claim(provider, history.claimOf(provider));
    const { capital, premium } = model.withdrawable(provider);
    const expected = [model.capitalLimit(provider), model.premiumLimit(provider), capital, premium].map(String);
    expect([ok['capital-limit'], ok['premium-limit'], ok.capital, ok.premium], provider).toEqual(expected);
  }
}

/** One unit more than the claim is refused, of either. */
function expectNoMore(history) {
  for (const provider of history.model.accounts.keys()) {
    const ask = history.claimOf(provider);
    const { capital, premium } = history.model.withdrawable(provider);
    expect(outcomeOf(history.withdraw(provider, { ...ask, capital: capital + 1n }))).toBe('vault ERR_ABOVE_CAPITAL_LIMIT');
    expect(outcomeOf(history.withdraw(provider, { ...ask, premium: premium + 1n }))).toBe('vault ERR_ABOVE_PREMIUM_LIMIT');
  }
}

test.each(SEEDS)('ofSeed %s', (seed) => {
  const random = new Random(seed);
  const history = new History(chain, { token: random.pick(TOKENS), tier: random.pick(TIERS) });
  const { model } = history;
  const life = new Life(history, random, providersOf(seed, random.pick([1, 3, 6])));
  life.run(random.pick([15, 40, 80]));
  expectClaims(history);
  expectNoMore(history);
  const changed = expectChangesRefused(history, model.tree.leaves.keys(), random);

  history.apply({ t: 'cutoff' });
  for (const provider of model.accounts.keys()) {
    expect(outcomeOf(history.withdraw(provider, { ...history.claimOf(provider), capital: 1n }))).toBe('vault ERR_EPOCH_OVER');
  }
  history.apply({ t: 'deposit', provider: addressOf(`late ${seed}`), amount: 1_000_000n });
  history.apply({ t: 'close' });
  expectClaims(history);
  for (const policy of [...model.policies.keys()]) history.apply(life.end(policy));
  expectClaims(history);
  expectNoMore(history);
  expectChangesRefused(history, model.tree.leaves.keys(), random);
  for (const provider of model.accounts.keys()) {
    const { capital, premium } = model.withdrawable(provider);
    if (capital + premium > 0n) history.apply({ t: 'withdraw', provider, capital, premium });
  }
  const left = history.row;
  expect([left.locked, left['premium-pending']]).toEqual(['0', '0']);
  expect(BigInt(left.capital)).toBeLessThanOrEqual(BigInt(model.accounts.size));
  expect(BigInt(left['premium-earned'])).toBeLessThanOrEqual(BigInt(model.accounts.size));
  console.info(`seed ${seed}: ${model.accounts.size} providers, ${model.epoch} epochs, ${life.policy} policies, ${changed} changed leaves and proofs refused`);
});
