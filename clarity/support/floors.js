// Premium floors as the registry computes them, of seeded terms and prices: what Java's formula is held against.
import { Chain } from './chain.js';
import { Random } from './random.js';
import { World, btc, usd } from './world.js';

const FLOORS = 120;

/** Returns the answers of get-premium-floor, all numbers as decimal strings. */
export async function recordFloors() {
  const world = World.deploy(await Chain.start(), 'floors deployer');
  const random = new Random(20_261_130);
  return Array.from({ length: FLOORS }, (_, index) => answered(world, asked(world, random, index)));
}

function asked(world, random, index) {
  const spot = usd(1_000) + BigInt(random.below(2 ** 31)) * BigInt(1 + random.below(4_000));
  const policyType = index % 2 === 0 ? 'PUT' : 'CALL';
  // A tenth to either side of the price: in the money and out of it, now and then of nothing at all.
  const strike = (spot * BigInt(9_000 + random.below(2_000))) / 10_000n;
  return {
    policyType,
    strike,
    amount: index % 10 === 0 ? 1n : BigInt(1 + random.below(2 ** 31)),
    collateral: index % 10 === 0 ? 1n : BigInt(1 + random.below(2 ** 31)) * BigInt(1 + random.below(100_000)),
    term: random.pick([0, 1, 144, 4_320, 12_960, 52_560]),
    minRateBps: random.pick([0n, 1n, 200n, 10_000n]),
    btcPrice: spot,
    stxPrice: 1n + BigInt(random.below(2 ** 30)),
  };
}

function answered(world, { policyType, strike, amount, collateral, term, minRateBps, btcPrice, stxPrice }) {
  const token = policyType === 'PUT' ? 'STX' : 'SBTC';
  const expirationHeight = world.chain.burnHeight + BigInt(term);
  const terms = world.terms({ policyType, token, strike, amount, collateral, expirationHeight, premium: btc(1) });
  const floor = world.premiumFloor(terms, { BTC: btcPrice, STX: stxPrice }, minRateBps);
  const numbers = { strike, amount, collateral, term, minRateBps, btcPrice, stxPrice, floor };
  return { policyType, ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])) };
}
