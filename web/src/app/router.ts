import { batch, signal } from '@preact/signals';

/** Where we are: the path without query, as the address bar shows it. */
export const location$ = signal(currentPath());

function currentPath(): string {
  return typeof window === 'undefined' ? '/' : window.location.pathname;
}

/** The choices on the page: the query, as the address bar shows it. They survive reload, back and a shared link. */
export const search$ = signal(currentSearch());

function currentSearch(): string {
  return typeof window === 'undefined' ? '' : window.location.search;
}

/** One choice of the query; null when it is not there. */
export function queried(name: string): string | null {
  return new URLSearchParams(search$.value).get(name);
}

/** Writes choices into the query of where we are; null takes one out. Going back leaves the page, not the last choice. */
export function query(part: Readonly<Record<string, string | null>>): void {
  const next = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(part)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const search = next.toString();
  navigate(window.location.pathname + (search === '' ? '' : `?${search}`), { replace: true });
}

/** A choice of a few that stands in the query; the first one when nothing or something else stands there. */
export function useQueried<K extends string>(name: string, keys: readonly [K, ...K[]]): [K, (key: K) => void] {
  const given = queried(name);
  const chosen = keys.find((it) => it === given) ?? keys[0];
  return [chosen, (key) => query({ [name]: key === keys[0] ? null : key })];
}

/** The parameters when `path` fits `pattern`, else null. A trailing slash means nothing. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (given.length > wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index];
    if (part.startsWith(':')) {
      const name = part.replace(/^:|\?$/g, '');
      if (value !== undefined) params[name] = safeDecode(value);
      else if (!part.endsWith('?')) return null;
    } else if (part !== value) {
      return null;
    }
  }
  return params;
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (path !== window.location.pathname + window.location.search) {
    window.history[options.replace ? 'replaceState' : 'pushState'](null, '', path);
  }
  arrive();
}

function arrive(): void {
  batch(() => {
    location$.value = window.location.pathname;
    search$.value = window.location.search;
  });
}

/** Links of this origin become page changes; anything with a modifier, a target or a download stays the browser's. */
export function startRouter(): void {
  window.addEventListener('popstate', arrive);
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
    if (!link || !isOurs(link, event)) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return false;
  if (link.target !== '' || link.hasAttribute('download') || link.origin !== window.location.origin) return false;
  if (link.hash !== '' && link.pathname === window.location.pathname) return false;
  return !/^\/(v1|health|ready|status|actuator)(\/|$)/.test(link.pathname);
}
