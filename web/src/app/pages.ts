import type { ComponentType } from 'preact';
import type { PageProps } from './page';
import { match } from './router';

export interface Page {
  readonly path: string;
  readonly title: string;
  /** where it stands in the header */
  readonly href: string;
  readonly load: () => Promise<{ default: ComponentType<PageProps> }>;
}

/** Every page, loaded when somebody goes there. */
export const PAGES: readonly Page[] = [
  { path: '/', href: '/', title: 'Overview', load: () => import('../overview/OverviewPage') },
  { path: '/provider/:address?', href: '/provider', title: 'Provider', load: () => import('../provider/ProviderPage') },
  { path: '/protect', href: '/protect', title: 'Protect', load: () => import('../protect/ProtectPage') },
  { path: '/policies/:id?', href: '/policies', title: 'My policies', load: () => import('../policies/PoliciesPage') },
  { path: '/risk', href: '/risk', title: 'Risk', load: () => import('../risk/RiskPage') },
  { path: '/operations', href: '/operations', title: 'Operations', load: () => import('../operations/OperationsPage') },
];

export function pageAt(path: string): { page: Page; params: Record<string, string> } | null {
  for (const page of PAGES) {
    const params = match(page.path, path);
    if (params) return { page, params };
  }
  return null;
}
