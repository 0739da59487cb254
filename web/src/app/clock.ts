import { computed, effect, signal } from '@preact/signals';
import { routes } from '../api/client';
import { live, valueIn } from '../api/live';
import type { Pace } from '../format/time';

/** ms since 1970, every second while the page is seen. */
export const now = signal(Date.now());

const BITCOIN_SECONDS = 600;

let started = false;
const newest = signal<{ burnHeight: number; atMs: number } | null>(null);
const network = signal<{ burnBlockSeconds: number; finalityBurnBlocks: number } | null>(null);

/**
 * How burn heights map to the clock, null before the first answer. The newest burn height is estimated: the last final one and the blocks
 * that finality waits for.
 */
export const pace = computed<Pace | null>(() => {
  const seen = newest.value;
  if (!seen) return null;
  return {
    burnHeight: seen.burnHeight + (network.value?.finalityBurnBlocks ?? 0),
    atMs: seen.atMs,
    burnBlockSeconds: network.value?.burnBlockSeconds ?? BITCOIN_SECONDS,
  };
});

export function startClock(): void {
  if (started) return;
  started = true;
  setInterval(() => {
    if (!document.hidden) now.value = Date.now();
  }, 1_000);
  const status = live().use(routes.status()).loadable;
  const chain = live().use(routes.network()).loadable;
  effect(() => {
    const burnHeight = valueIn(status.value)?.asOf.burnHeight;
    if (burnHeight !== undefined && burnHeight !== newest.peek()?.burnHeight)
      newest.value = { burnHeight, atMs: Date.now() };
  });
  effect(() => {
    network.value = valueIn(chain.value);
  });
}
