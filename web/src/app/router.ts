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

/** A browser ignores an address that is written more than 200 times in ten seconds: a slider is moved faster. */
const WRITE_MS = 100;
let lastWriteMs = Number.NEGATIVE_INFINITY;
let writing: ReturnType<typeof setTimeout> | undefined;

/** Writes choices into the query of where we are; null takes one out. Going back leaves the page, not the last choice. */
export function query(part: Readonly<Record<string, string | null>>): void {
  const next = new URLSearchParams(search$.value);
  for (const [name, value] of Object.entries(part)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const search = next.toString();
  search$.value = search === '' ? '' : `?${search}`;
  const waitMs = lastWriteMs + WRITE_MS - Date.now();
  if (waitMs <= 0) write();
  else writing ??= setTimeout(write, waitMs);
}

/** The choices of now into the address bar, where they are not yet. */
function write(): void {
  clearTimeout(writing);
  writing = undefined;
  const path = window.location.pathname + search$.value;
  if (path === window.location.pathname + window.location.search) return;
  lastWriteMs = Date.now();
  window.history.replaceState(null, '', path);
}

/** A choice of a few that stands in the query; the first one when nothing or something else stands there. */
export function useQueried<K extends string>(name: string, keys: readonly [K, ...K[]]): [K, (key: K) => void] {
  const given = queried(name);
  const chosen = keys.find((it) => it === given) ?? keys[0];
  return [chosen, (key) => query({ [name]: key === keys[0] ? null : key })];
}

/** A text that stands in the query, as it was typed; not there when it is empty. */
export function useQueriedText(name: string): [string, (text: string) => void] {
  return [queried(name) ?? '', (text) => query({ [name]: text === '' ? null : text })];
}

/** A whole number that stands in the query, such as the place of a slider; null when it is not there or outside of the range. */
export function useQueriedNumber(
  name: string,
  range: { readonly least: number; readonly most: number },
): [number | null, (value: number | null) => void] {
  const given = queried(name) ?? '';
  const value = /^-?\d{1,12}$/.test(given) ? Number(given) : null;
  const isIn = value !== null && value >= range.least && value <= range.most;
  return [isIn ? value : null, (next) => query({ [name]: next === null ? null : `${next}` })];
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

export function navigate(path: string): void {
  if (writing !== undefined) write();
  if (path !== window.location.pathname + window.location.search) {
    window.history.pushState(null, '', path);
  }
  arrive();
}

function arrive(): void {
  clearTimeout(writing);
  writing = undefined;
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
