/** The feed of an address as its reader sees it: Atom, RFC 4287, of our own service. */

export interface NewsItem {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** since 1970 */
  readonly atMs: number;
  /** of the page that shows more; never another host */
  readonly path: string;
}

/** The entries in their order; those that cannot be read are left out. */
export function itemsOf(xml: string): readonly NewsItem[] {
  const feed = new DOMParser().parseFromString(xml, 'application/xml');
  return [...feed.getElementsByTagName('entry')].flatMap((entry) => {
    const text = (tag: string) => entry.getElementsByTagName(tag)[0]?.textContent?.trim() ?? '';
    const id = text('id');
    const atMs = Date.parse(text('updated'));
    const path = pathOf(entry.getElementsByTagName('link')[0]?.getAttribute('href') ?? '');
    return id === '' || Number.isNaN(atMs) || path === null
      ? []
      : [{ id, title: text('title'), summary: text('summary'), atMs, path }];
  });
}

function pathOf(href: string): string | null {
  try {
    return new URL(href).pathname;
  } catch {
    return null;
  }
}

/** Null when there is no answer: what was shown before stays. */
export async function readFeed(address: string): Promise<readonly NewsItem[] | null> {
  try {
    const answer = await fetch(`/v1/providers/${encodeURIComponent(address)}/feed`);
    return answer.ok ? itemsOf(await answer.text()) : null;
  } catch {
    return null;
  }
}
