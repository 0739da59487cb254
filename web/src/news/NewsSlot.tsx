import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { person } from '../wallet/session';

type Loaded = ComponentType<{ address: string }>;

/** The place of the news in the header, kept while they are on their way; their code is loaded when somebody is connected. */
export function NewsSlot() {
  const who = person.value;
  const [news, setNews] = useState<{ News: Loaded } | null>(null);
  useEffect(() => {
    // Not there (offline, or a newer build): the pages do without.
    if (who !== null && news === null) import('./News').then((it) => setNews({ News: it.News })).catch(() => {});
  }, [who !== null]);
  if (who === null) return null;
  return <span class="news-slot">{news !== null && <news.News key={who.address} address={who.address} />}</span>;
}
