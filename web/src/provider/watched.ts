/** Addresses that somebody looks at again and again, without their keys: kept in this browser, told to nobody. */
import { type ReadonlySignal, signal } from '@preact/signals';

const KEY = 'bithedge.watched';
export const MOST_WATCHED = 12;

const kept = signal<readonly string[]>(restored());
export const watched: ReadonlySignal<readonly string[]> = kept;

function restored(): readonly string[] {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown;
    return Array.isArray(found) ? found.filter((it) => typeof it === 'string').slice(0, MOST_WATCHED) : [];
  } catch {
    return []; // A browser without storage, or somebody else's text under our key.
  }
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key === KEY || event.key === null) kept.value = restored();
  });
}

export function watch(address: string): void {
  if (!kept.value.includes(address)) become([...kept.value, address].slice(-MOST_WATCHED));
}

export function unwatch(address: string): void {
  become(kept.value.filter((it) => it !== address));
}

function become(next: readonly string[]): void {
  kept.value = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Private mode: they are gone with the tab.
  }
}
