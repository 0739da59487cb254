/** Which news of an address were read in this browser. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { NewsItem } from './feed';

const KEY = 'bithedge.news';

type ByAddress = Readonly<Record<string, readonly string[]>>;

const kept = signal<ByAddress>(restored());
export const read: ReadonlySignal<ByAddress> = kept;

function restored(): ByAddress {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as unknown;
    return typeof found === 'object' && found !== null ? (found as ByAddress) : {};
  } catch {
    return {}; // A browser without storage, or somebody else's text under our key.
  }
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) kept.value = restored();
  });
}

export function unreadOf(items: readonly NewsItem[], address: string): readonly NewsItem[] {
  const ids = kept.value[address];
  return Array.isArray(ids) ? items.filter((it) => !ids.includes(it.id)) : items;
}

/** What is no longer in the feed is forgotten: it does not come again. */
export function readAll(items: readonly NewsItem[], address: string): void {
  kept.value = { ...kept.value, [address]: items.map((it) => it.id) };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept.value));
  } catch {
    // Private mode: they are new again after a reload.
  }
}
