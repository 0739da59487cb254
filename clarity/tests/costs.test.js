// What calls take of a block, in its scarcest dimension: withdrawals with 1, 90 and the most vintages, and the worst case of every list.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { outcomeOf, printsOf } from '../support/refusals.js';
import { BOOKS, NO_SHARES, ROOT_DELAY, World, btc, stx, usd } from '../support/world.js';
import { leafTuple, proofList } from '../support/tree.js';
import { serializeCV } from '@stacks/transactions';

const MARKET = { BTC: usd(60_000), STX: usd(0.8) };
let chain;

beforeAll(async () => {
  chain = await Chain.start({ trackCosts: true });
});

const DIMENSIONS = { runtime: 'runtime', readCount: 'reads', readLength: 'read bytes', writeCount: 'writes', writeLength: 'written bytes' };

function sharesOf({ costs: { total, limit } }) {
  return Object.fromEntries(Object.entries(total).map(([dimension, used]) => [dimension, used / limit[dimension]]));
}

function say(name, receipt) {
  const shares = sharesOf(receipt);
  const text = Object.entries(shares).map(([dimension, share]) => `${DIMENSIONS[dimension] ?? dimension} ${(share * 100).toFixed(2)} %`);
  console.info(`${name}: ${text.join(', ')} of a block`);
  return Math.max(...Object.values(shares));
}

/** One provider with all weight in so many vintages, the first with a policy that lost: all rows are as long, and read alike. 40 steps of proof. */
function withdrawWith(vintages) {
  const epochBlocks = 3n;
  const world = World.start(chain, { roles: { registry: 'registry' }, vault: { epochBlocks, shares: NO_SHARES } });
  const book = { token: 'STX', tier: 'balanced' };
  const opening = stx(1_000_000);
  world.fund(book.token, book.tier, opening, 'provider');
  chain.mint('STX', addressOf('registry'), stx(10));
  const weight = opening * 4096n;
  for (let epoch = 1; epoch < vintages; epoch += 1) {
    chain.advance(epochBlocks);
    world.openEpochs([{ ...book, epoch: BigInt(epoch), capacity: stx(1), weight }]);
    chain.advance(ROOT_DELAY);
    expect(outcomeOf(world.confirmOpenings([book]))).toBe('ok');
    if (epoch === 1) lose(world, book);
  }
  const weights = Array.from({ length: vintages }, (_, i) => ({ epoch: BigInt(i + 1), weight }));
  const claim = world.claimWithLeaf('provider', { ...book, opening, weights });
  const proof = [...claim.proof, ...Array.from({ length: 40 - claim.proof.length }, () => ({ hash: '77'.repeat(32), sum: 0n, left: true }))];
  const root = world.rootOf(claim.leaf, proof);
  world.reopen({ ...book, capacity: stx(1), weight: root.sum, root: root.hash });
  const receipt = world.withdraw({ ...claim, proof, capital: stx(5) }, 'provider');
  expect(outcomeOf(receipt)).toBe('ok');
  const bytes = (serializeCV(leafTuple(claim.leaf)).length + serializeCV(proofList(proof)).length) / 2;
  return { receipt, bytes };
}

function lose(world, book) {
  const lock = { ...book, collateral: stx(1), premium: 10n, owner: 'registry', expirationHeight: chain.burnHeight + 1n };
  expect(outcomeOf(world.lockCollateral(lock, 'registry'))).toBe('ok');
  world.settlePolicy(1n, 1_000n, 'registry');
}

test.each([[1, 0.02], [90, 0.05], [400, 0.08]])('aWithdrawalWith %s vintagesFits', (vintages, most) => {
  const { receipt, bytes } = withdrawWith(vintages);
  expect(say(`withdraw with ${vintages} vintages, 40 steps, ${(bytes / 1000).toFixed(1)} kB`, receipt)).toBeLessThan(most);
});

test('batchesFitIntoAFractionOfABlock', () => {
  const submitters = Array.from({ length: 8 }, (_, n) => `s${n}`);
  const world = World.start(chain, { roles: { submitters, quorum: 8n }, vault: { epochBlocks: 10_000n, shares: NO_SHARES } });
  world.fund('STX', 'balanced', stx(1_000_000), 'provider');
  world.reopen({ token: 'STX', tier: 'balanced', capacity: stx(800_000) });
  const record = (prices) => submitters.map((name) => world.submitPrices(prices, name)).at(-1);
  const deposited = world.fund('STX', 'balanced', stx(1), 'provider');
  const submitted = record(MARKET);
  expect(printsOf(submitted, 'price-recorded')).toHaveLength(2);
  chain.mint('STX', addressOf('buyer'), stx(10_000));
  const expirationHeight = chain.burnHeight + 20n;
  const small = { tier: 'balanced', amount: btc(0.005), collateral: stx(562.5), premium: stx(10), expirationHeight };
  const bought = Array.from({ length: 50 }, () => world.createPolicy(world.terms(small)));
  const ids = bought.map(({ ok }) => BigInt(ok));
  const [expiring, activated] = [ids.slice(0, 25), ids.slice(25)];
  for (const policyId of activated) world.requestActivation(policyId);
  chain.advance(3n);
  record({ BTC: usd(48_000), STX: usd(0.6) });
  const named = (list) => list.map((policyId) => ({ policyId, btcAt: chain.burnHeight, stxAt: chain.burnHeight }));
  const completed = world.completeActivations(named(activated));
  expect(printsOf(completed, 'policy-closed')).toHaveLength(25);
  chain.advanceTo(expirationHeight);
  record({ BTC: usd(48_000), STX: usd(0.6) });
  const processed = world.processExpirations(named(expiring));
  expect(printsOf(processed, 'policy-closed')).toHaveLength(25);
  for (const { token, tier } of BOOKS) chain.advanceTo(BigInt(world.book(token, tier)['ends-at']));
  const proposed = world.openEpochs(BOOKS.map((book) => ({ ...book, capacity: 0n })));
  chain.advance(1n);
  const confirmed = world.confirmOpenings(BOOKS);
  expect(printsOf(confirmed, 'epoch-opened')).toHaveLength(6);
  const calls = { deposit: deposited, 'submit 2 prices, 8 submitters': submitted, buy: bought[0], propose: proposed, confirm: confirmed };
  for (const [name, receipt] of Object.entries(calls)) expect(say(name, receipt), name).toBeLessThan(0.02);
  for (const [name, receipt] of Object.entries({ 'complete 25': completed, 'process 25': processed })) expect(say(name, receipt)).toBeLessThan(0.2);
});
