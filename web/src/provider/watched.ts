/** Addresses that somebody looks at again and again, without their keys: kept in this browser, told to nobody. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { storedJson, storeJson, whenStored } from '../app/stored';

const KEY = 'bithedge.watched';
export const MOST_WATCHED = 12;

const kept = signal<readonly string[]>(restored());
export const watched: ReadonlySignal<readonly string[]> = kept;

function restored(): readonly string[] {
  const found = storedJson(KEY);
  return Array.isArray(found) ? found.filter((it) => typeof it === 'string').slice(0, MOST_WATCHED) : [];
}

whenStored(KEY, () => {
  kept.value = restored();
});

export function watch(address: string): void {
  if (!kept.value.includes(address)) become([...kept.value, address].slice(-MOST_WATCHED));
}

export function unwatch(address: string): void {
  become(kept.value.filter((it) => it !== address));
}

function become(next: readonly string[]): void {
  kept.value = next;
  storeJson(KEY, next);
}
