// Seeded random numbers, and shrinking of a failing sequence by removing steps.

/** mulberry32: small, fast, and the same everywhere. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** 0 <= x < 1 */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** 0 <= x < bound */
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  pick(values) {
    return values[this.below(values.length)];
  }
}

/** The shortest subsequence found for which `fails` still answers with an error: halves first, then single steps. */
export function shrink(steps, fails) {
  let kept = steps;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const without = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (fails(without)) kept = without;
      else start += size;
    }
  }
  return kept;
}
