// A full batch stays far below what one block may read: the worst case of every list that a contract takes.
import { expect, test } from 'vitest';
import { addressOf } from '../support/accounts.js';
import { Chain } from '../support/chain.js';
import { printsOf } from '../support/refusals.js';
import { TIERS, TOKENS, World, btc, stx, usd } from '../support/world.js';

/** The share of a block's limit that a call took, in its scarcest dimension. */
function shareOf({ costs: { total, limit } }) {
  return Math.max(...Object.keys(total).map((dimension) => total[dimension] / limit[dimension]));
}

test('batchesFitIntoAFractionOfABlock', async () => {
  const chain = await Chain.start({ trackCosts: true });
  const world = World.start(chain, { vault: { epochBlocks: 10_000n } });
  world.fund('STX', 'balanced', stx(1_000_000), 'provider');
  world.reopen('STX', 'balanced', stx(800_000));
  world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
  chain.mint('STX', addressOf('buyer'), stx(10_000));
  const expirationHeight = chain.burnHeight + 20n;
  const small = { amount: btc(0.005), collateral: stx(562.5), premium: stx(10), expirationHeight };
  const bought = Array.from({ length: 50 }, () => world.createPolicy(world.terms({ ...small, validUntil: chain.burnHeight }), 'buyer'));
  const ids = bought.map(({ ok }) => BigInt(ok));
  const [expiring, activated] = [ids.slice(0, 25), ids.slice(25)];

  for (const policyId of activated) world.requestActivation(policyId, 'buyer');
  // The only price after the request is in the last block of the window: every block of it is read.
  chain.advance(7n);
  for (const submitter of ['submitter-1', 'submitter-2']) world.submitPrices({ BTC: usd(48_000), STX: usd(0.6) }, submitter);
  const completed = world.completeActivations(activated);
  expect(printsOf(completed, 'policy-closed')).toHaveLength(25);

  // The only price is the oldest that still counts: all 13 blocks are read, for both assets.
  chain.advanceTo(expirationHeight - 6n);
  world.submitPrices({ BTC: usd(48_000), STX: usd(0.6) });
  chain.advanceTo(expirationHeight + 7n);
  const processed = world.processExpirations(expiring);
  expect(printsOf(processed, 'policy-closed')).toHaveLength(25);

  chain.advanceTo(BigInt(world.book('SBTC', 'balanced')['ends-at']));
  chain.advanceTo(BigInt(world.book('STX', 'balanced')['ends-at']));
  const opened = world.openEpochs(TOKENS.flatMap((token) => TIERS.map((tier) => ({ token, tier, capacity: 0n }))));
  expect(printsOf(opened, 'epoch-opened')).toHaveLength(6);

  const shares = { buy: shareOf(bought[0]), complete: shareOf(completed), process: shareOf(processed), open: shareOf(opened) };
  console.info(Object.entries(shares).map(([call, share]) => `${call}: ${(share * 100).toFixed(1)} % of a block`).join(', '));
  expect(shares.buy).toBeLessThan(0.02);
  expect(shares.complete).toBeLessThan(0.2);
  expect(shares.process).toBeLessThan(0.2);
  expect(shares.open).toBeLessThan(0.02);
});
