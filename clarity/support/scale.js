// How much is run of a test that could go on for ever: a small fixed part in `npm test`, all of it in `npm run test:long`.
// BITHEDGE_SEEDS=n asks for n seeds, BITHEDGE_SEED=n for that one.

export const IS_LONG = process.env.BITHEDGE_LONG === '1';

/** Seeds from 1. */
export function seedsOf(few, many) {
  const { BITHEDGE_SEED: one, BITHEDGE_SEEDS: count } = process.env;
  if (one) return [Number(one)];
  return Array.from({ length: Number(count ?? (IS_LONG ? many : few)) }, (_, n) => n + 1);
}
