// One submitter's key in the hands of a thief: no record is his alone, and none is further than 100 bp from an honest observation.
import { beforeAll, expect, test } from 'vitest';
import { addressOf } from '../../support/accounts.js';
import { Chain } from '../../support/chain.js';
import { Pool } from '../../support/pool.js';
import { Random } from '../../support/random.js';
import { outcomeOf, printsOf } from '../../support/refusals.js';
import { seedsOf } from '../../support/scale.js';
import { NO_SHARES, OracleWorld, btc, stx, usd } from '../../support/world.js';

let chain;

beforeAll(async () => {
  chain = await Chain.start();
});

const distanceBps = (a, b) => (Number(a > b ? a - b : b - a) * 10_000) / Number(b);
const noisy = (price, random) => (price * BigInt(10_000 + random.below(41) - 20)) / 10_000n;

test('S21 oneLiesAtEveryHeightAnotherIsDown', () => {
  const world = OracleWorld.start(chain);
  for (let height = 0; height < 12; height += 1) {
    world.submitPrices({ BTC: usd(60_000) }, 'submitter-1');
    world.submitPrices({ BTC: usd(30_000) }, 'submitter-3');
    expect(world.price('BTC')).toBeNull();
    chain.advance(1n);
  }
  world.submitPrices({ BTC: usd(60_000) }, 'submitter-1');
  world.submitPrices({ BTC: usd(60_010) }, 'submitter-2');
  expect(world.price('BTC').price).toBe(String(usd(60_005)));
});

const THIEVES = ['greedy', 'random', 'crash'].flatMap((strategy) => seedsOf(1, 12).map((seed) => [strategy, seed]));

test.each(THIEVES)('a %s thief, seed %s', (strategy, seed) => {
  const random = new Random(seed);
  const world = OracleWorld.start(chain);
  let [honest, worst, records] = [usd(60_000), 0, 0];
  const seen = [];
  for (let height = 0; height < 60; height += 1) {
    honest = strategy === 'crash' && height === 30 ? honest / 2n : noisy(honest, random);
    const told = [noisy(honest, random), noisy(honest, random)];
    seen.push(...told);
    const lie = strategy === 'random' ? (honest * BigInt(9_000 + random.below(2_000))) / 10_000n : (told[random.below(2)] * 10_100n) / 10_000n;
    const calls = [['submitter-1', told[0]], ['submitter-2', told[1]]].filter(() => random.below(5) > 0);
    calls.splice(random.below(calls.length + 1), 0, ['submitter-3', lie]);
    for (const [name, price] of calls) {
      for (const record of printsOf(world.submitPrices({ BTC: price }, name), 'price-recorded')) {
        const others = record.submitters.filter((submitter) => submitter !== addressOf('submitter-3'));
        expect(others.length).toBeGreaterThanOrEqual(1);
        records += 1;
        // The honest of this height and the one before.
        worst = Math.max(worst, Math.min(...seen.slice(-4).map((price_) => distanceBps(BigInt(record.price), price_))));
      }
    }
    chain.advance(1n);
  }
  console.info(`oracle submitter, ${strategy} seed ${seed}: ${records} records, at most ${worst.toFixed(1)} bp from an honest observation`);
  expect(records).toBeGreaterThan(20);
  expect(worst).toBeLessThanOrEqual(100);
});

test('heStopsSalesUntilTheGuardianTakesHimOffTheList', () => {
  const made = new Pool(chain, { vault: { epochBlocks: 40n, shares: NO_SHARES } });
  made.deposit({ token: 'STX', tier: 'aggressive' }, stx(200_000), 'provider');
  made.nextEpoch([{ token: 'STX', tier: 'aggressive' }]);
  made.record();
  made.world.submitPrices({ BTC: usd(50_000) }, 'submitter-3');
  expect(outcomeOf(made.buy())).toBe('registry ERR_PRICE_DISPUTED');
  made.world.removeSubmitter('submitter-3');
  expect(outcomeOf(made.buy())).toBe('ok');
});

test('whatAPolicyAtTheMoneyPaysOnHisRecord', () => {
  const made = new Pool(chain, { vault: { epochBlocks: 40n, shares: NO_SHARES } });
  const book = { token: 'STX', tier: 'aggressive' };
  made.deposit(book, stx(200_000), 'provider');
  made.nextEpoch([book]);
  made.record();
  expect(outcomeOf(made.buy({ expirationHeight: chain.burnHeight + 20n, amount: btc(0.5) }))).toBe('ok');
  made.advance(20n);
  // The price is exactly the strike; the thief, with one honest submitter, pulls as far down as he can.
  const low = (usd(60_000) * 10_000n) / 10_100n;
  made.world.submitPrices({ BTC: low + 1n, STX: usd(0.8) }, 'submitter-3');
  made.world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) }, 'submitter-1');
  const at = chain.burnHeight;
  const [closed] = printsOf(made.expire([{ policyId: 1n, btcAt: at, stxAt: at }]), 'policy-closed');
  console.info(`oracle submitter: a policy at the money, of 56,250 STX, pays ${Number(closed.payout) / 1e6} STX on his record`);
  // 100 bp of 30,000 USD over 0.80 USD is 375 STX; half of it when two observe.
  expect(BigInt(closed.payout)).toBeLessThanOrEqual(stx(375));
});
