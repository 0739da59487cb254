// A market with money, books, prices and policies in it, and strangers with money who call everything: the source of fuzz/.
import { addressOf } from './accounts.js';
import { Chain } from './chain.js';
import { Fuzz, STRANGERS } from './fuzz.js';
import { CONTRACTS } from './sources.js';
import { World, TIERS, TOKENS, btc, stx, usd } from './world.js';

const WORDS = [...TIERS, ...TOKENS, 'BTC', 'PUT', 'CALL', 'AMERICAN', 'EUROPEAN', 'owner', 'guardian', 'submitter', 'authoriser', 'quoter'];

export async function recordStrangers({ seed, rounds }) {
  const chain = await Chain.start();
  const world = World.start(chain, {}, 'fuzz deployer');
  for (const stranger of STRANGERS) {
    chain.mint('STX', addressOf(stranger), 2n ** 53n);
    chain.mint('SBTC', addressOf(stranger), btc(1000));
  }
  world.fund('STX', 'balanced', stx(1_000_000), 'provider-1');
  world.reopen('STX', 'balanced', stx(900_000));
  world.submitPrices({ BTC: usd(60_000), STX: usd(0.8) });
  chain.mint('STX', addressOf(STRANGERS[0]), stx(1_000_000));
  for (let policy = 0; policy < 3; policy++) {
    world.createPolicy(world.terms({ collateral: stx(56_250), expirationHeight: chain.burnHeight + 5n + BigInt(policy) }), STRANGERS[0]);
  }
  const numbers = () => [1n, 2n, 3n, stx(1), stx(100), chain.burnHeight, chain.burnHeight + 10n];
  const fuzz = new Fuzz({ world, contracts: CONTRACTS, words: WORDS, numbers, seed });
  const before = fuzz.run(rounds);
  // Behind the expirations, with their price: policies end, and what is left waits for nothing.
  chain.advance(6);
  world.submitPrices({ BTC: usd(58_000), STX: usd(0.8) });
  chain.advance(3);
  const after = fuzz.run(rounds);
  const forms = new Map([...before.prints, ...after.prints].map((print) => [print.rawHex, print]));
  return { calls: before.calls + after.calls, prints: [...forms.values()] };
}
