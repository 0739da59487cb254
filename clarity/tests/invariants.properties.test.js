// Whatever is called, in whatever order, and whoever means no good: the vault holds the sum of its books, every lock is covered and
// can end, no payout is above its lock, nobody gets more capital than he put in, and the rows are the fold of the prints.
// A failure prints the seed and the shortest sequence found.
import { beforeAll, expect, test } from 'vitest';
import { Chain } from '../support/chain.js';
import { Market, VILLAINS, sequenceOf } from '../support/market.js';
import { Random, shrink } from '../support/random.js';
import { seedsOf } from '../support/scale.js';

const STEPS = 80;
const SEEDS = seedsOf(1, 12);
const reached = new Set();
let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

function failureOf(villain, steps) {
  try {
    const market = new Market(chain, villain);
    for (const step of steps) market.step(step);
    market.checkRows();
    market.endAll();
    for (const kind of market.kinds) reached.add(kind);
    return undefined;
  } catch (failure) {
    return failure;
  }
}

test.each(VILLAINS.flatMap((villain) => SEEDS.map((seed) => [villain, seed])))('holdWhen %s means no good, seed %s', (villain, seed) => {
  const steps = sequenceOf(new Random(seed * 1_000 + VILLAINS.indexOf(villain)), STEPS);
  const failure = failureOf(villain, steps);
  if (failure === undefined) return;
  const shortest = shrink(steps, (fewer) => failureOf(villain, fewer) !== undefined);
  const text = shortest.map((step) => JSON.stringify(step)).join('\n');
  throw new Error(`${villain}, seed ${seed}: ${failureOf(villain, shortest)?.message ?? failure.message}\nafter these ${shortest.length} steps:\n${text}`, { cause: failure });
});

// A property over refused calls only would say nothing.
test('theSequencesReachWhatAMarketDoes', () => {
  const kinds = ['deposit', 'open', 'buy', 'withdraw', 'funds-withdrawn', 'epoch-opened', 'collateral-locked', 'policy-settled', 'EXPIRED_OTM', 'activation-requested'];
  expect(kinds.filter((kind) => !reached.has(kind))).toEqual([]);
});

test('shrinkingFindsTheStepsThatMatter', () => {
  const steps = Array.from({ length: 40 }, (_, index) => index);
  expect(shrink(steps, (kept) => kept.includes(7) && kept.includes(31))).toEqual([7, 31]);
});
