import type { ComponentType } from 'preact';
import type { PageProps } from './page';
import { match } from './router';

export interface Page {
  readonly path: string;
  readonly title: string;
  /** where it stands in the header; the front page is behind the name of the house */
  readonly href: string;
  readonly load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/** Every page, loaded when somebody goes there. The server answers 404 for any other route: PageRoutes of the API has the same list. */
export const PAGES: readonly Page[] = [
  { path: '/', href: '/', title: 'Home', load: () => import('../home/HomePage') },
  { path: '/protect', href: '/protect', title: 'Protect', load: () => import('../protect/ProtectPage') },
  { path: '/provider/:address?', href: '/provider', title: 'Provider', load: () => import('../provider/ProviderPage') },
  { path: '/policies/:id?', href: '/policies', title: 'My policies', load: () => import('../policies/PoliciesPage') },
  { path: '/pool', href: '/pool', title: 'Pool', load: () => import('../overview/OverviewPage') },
  { path: '/risk', href: '/risk', title: 'Risk', load: () => import('../risk/RiskPage') },
  { path: '/operations', href: '/operations', title: 'Operations', load: () => import('../operations/OperationsPage') },
  { path: '/help', href: '/help', title: 'Help', load: () => import('../help/HelpPage') },
];

/** What the header lists. */
export const LISTED: readonly Page[] = PAGES.filter((page) => page.path !== '/');

export function pageAt(path: string): { page: Page; params: Record<string, string> } | null {
  for (const page of PAGES) {
    const params = match(page.path, path);
    if (params) return { page, params };
  }
  return null;
}
