// The vault told every history of the reference model, and the model of these tests beside it: openings, leaves, proofs, rows and
// claims are those that the reference wrote down, at the tip and in the closed book.
import { beforeAll, describe, expect, test } from 'vitest';
import { Chain } from '../support/chain.js';
import { History } from '../support/history.js';
import { expectChangesRefused } from '../support/mutations.js';
import { Random } from '../support/random.js';
import { climb, leafNode } from '../support/tree.js';
import { outcomeOf } from '../support/refusals.js';
import { IS_LONG } from '../support/scale.js';
import { claimVectors } from '../support/vectors.js';

/** In the short run one of each size: few providers and many, few epochs and 31, either token, a closed book after all of them. */
const FEW = ['0', '2', '6', '10', '19', '21', '33', '40', '44'].map((n) => `20261129-${n}`);
const vectors = claimVectors().filter(({ id }) => IS_LONG || FEW.includes(id));
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const kebabed = (row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [kebab(name), value]));

/** A leaf as the vectors write it. */
function shown(model, provider) {
  const leaf = model.leaf(provider);
  const { hash, sum } = leafNode(leaf);
  return {
    epoch: String(leaf.epoch), opening: String(leaf.opening), settledBurden: String(leaf.settledBurden), settledPremium: String(leaf.settledPremium),
    weights: leaf.weights.map(({ epoch, weight }) => [String(epoch), String(weight)]), hash, sum: String(sum),
    proof: model.proof(provider).map((step) => ({ hash: step.hash, sum: String(step.sum), left: step.left })),
  };
}

function expectState(history, { book, vintages, accounts, claims }) {
  const { world, model } = history;
  const { token, tier } = history.book;
  const { weight, root, ...row } = book;
  expect(history.row).toMatchObject({ ...kebabed(row), root: `0x${root}` });
  expect(world.vintage(token, tier, history.row.epoch).weight).toBe(weight);
  for (const [epoch, vintage] of Object.entries(vintages)) expect(world.vintage(token, tier, epoch)).toEqual(kebabed(vintage));
  for (const [provider, expected] of Object.entries(accounts)) expect(world.accountOf(provider, token, tier)).toEqual(kebabed(expected));
  for (const [provider, { capitalLimit, premiumLimit }] of Object.entries(claims)) {
    const { ok } = world.claim(provider, history.claimOf(provider));
    expect([ok['capital-limit'], ok['premium-limit']], provider).toEqual([capitalLimit, premiumLimit]);
    const { capital, premium } = model.withdrawable(provider);
    expect([ok.capital, ok.premium], provider).toEqual([String(capital), String(premium)]);
  }
}

describe.each(vectors)('history $id', ({ id, token, tier, facts, openings, leaves, stale, tip, ends, closed }) => {
  test('isTheSameInModelAndVault', () => {
    const history = new History(chain, { token, tier });
    const { model, world } = history;
    const opened = [];
    for (const fact of facts) {
      history.apply(fact);
      if (fact.t !== 'epoch') continue;
      const { weight, capacity } = model.current;
      opened.push({ epoch: String(model.epoch), weight: String(weight), capacity: String(capacity), root: model.tree.root.hash });
    }
    expect(opened).toEqual(openings);
    const grown = Object.fromEntries([...model.tree.leaves.keys()].map((provider) => [provider, shown(model, provider)]));
    expect(grown).toEqual(leaves);
    expectState(history, tip);
    expectChangesRefused(history, [...model.tree.leaves.keys()].slice(0, IS_LONG ? undefined : 1), new Random(Number(id.split('-')[1])));
    if (stale) expectStaleRefused(world, history.book, stale);
    for (const fact of ends) history.apply(fact);
    expectState(history, closed);
  });
});

function expectStaleRefused(world, book, { provider, ...text }) {
  const weights = text.weights.map(([epoch, weight]) => ({ epoch: BigInt(epoch), weight: BigInt(weight) }));
  const [epoch, opening] = [BigInt(text.epoch), BigInt(text.opening)];
  const leaf = { provider, ...book, epoch, opening, settledBurden: BigInt(text.settledBurden), settledPremium: BigInt(text.settledPremium), weights };
  const proof = text.proof.map((step) => ({ ...step, sum: BigInt(step.sum) }));
  expect(leafNode(leaf).hash).toBe(text.hash);
  expect(climb(leafNode(leaf), proof).sum).toBeGreaterThanOrEqual(leafNode(leaf).sum);
  expect(outcomeOf(world.claim(provider, { ...book, leaf, proof }))).toBe('vault ERR_ANOTHER_LEAF');
}
