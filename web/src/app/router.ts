import { signal } from '@preact/signals';

/** Where we are: the path without query, as the address bar shows it. */
export const location$ = signal(currentPath());

function currentPath(): string {
  return typeof window === 'undefined' ? '/' : window.location.pathname;
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
  location$.value = window.location.pathname;
}

/** Links of this origin become page changes; anything with a modifier, a target or a download stays the browser's. */
export function startRouter(): void {
  window.addEventListener('popstate', () => {
    location$.value = window.location.pathname;
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null;
    if (!link || !isOurs(link, event)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return false;
  if (link.target !== '' || link.hasAttribute('download') || link.origin !== window.location.origin) return false;
  if (link.hash !== '' && link.pathname === window.location.pathname) return false;
  return !/^\/(v1|health|ready|status|actuator)(\/|$)/.test(link.pathname);
}
