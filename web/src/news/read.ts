/** Which news of an address were read in this browser. */
import { signal } from '@preact/signals';
import { storedJson, storeJson, whenStored } from '../app/stored';
import type { NewsItem } from './feed';

const KEY = 'bithedge.news';

type ByAddress = Readonly<Record<string, readonly string[]>>;

const kept = signal<ByAddress>(restored());

function restored(): ByAddress {
  const found = storedJson(KEY);
  return typeof found === 'object' && found !== null ? (found as ByAddress) : {};
}

whenStored(KEY, () => {
  kept.value = restored();
});

export function unreadOf(items: readonly NewsItem[], address: string): readonly NewsItem[] {
  const ids = kept.value[address];
  return Array.isArray(ids) ? items.filter((it) => !ids.includes(it.id)) : items;
}

/** What is no longer in the feed is forgotten: it does not come again. */
export function readAll(items: readonly NewsItem[], address: string): void {
  kept.value = { ...kept.value, [address]: items.map((it) => it.id) };
  storeJson(KEY, kept.value);
}
