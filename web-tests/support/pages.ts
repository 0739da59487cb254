/** Every page, with a sentence that it shows when it has its numbers. */
export const PAGES = [
  { name: 'home', path: '/', heading: 'Price protection for Bitcoin' },
  { name: 'pool', path: '/pool', heading: 'Pool' },
  { name: 'provider', path: '/provider', heading: 'Provider' },
  { name: 'protect', path: '/protect', heading: 'Protect' },
  { name: 'policies', path: '/policies', heading: 'My policies' },
  { name: 'risk', path: '/risk', heading: 'Risk' },
  { name: 'operations', path: '/operations', heading: 'Operations' },
  { name: 'help', path: '/help', heading: 'Help' },
] as const;
