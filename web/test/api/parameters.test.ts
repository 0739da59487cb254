import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Route, routes } from '../../src/api/client';
import { statementPath } from '../../src/provider/Statement';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

const document = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
};

const owner = 'ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF';

/** Every route with everything it can send: one that is missing here does not compile. */
const asked: { readonly [K in keyof typeof routes]: Route<unknown> } = {
  books: routes.books(),
  vintages: routes.vintages('STX', 'balanced'),
  exposure: routes.exposure('STX', 'balanced'),
  bookYield: routes.bookYield('STX', 'balanced'),
  risk: routes.risk(),
  poolMetrics: routes.poolMetrics(5),
  priceDays: routes.priceDays('BTC', 30),
  prices: routes.prices(),
  incidents: routes.incidents(),
  reconciliation: routes.reconciliation(),
  status: routes.status(),
  network: routes.network(),
  operations: routes.operations(),
  transaction: routes.transaction('0x00'),
  provider: routes.provider(owner),
  proof: routes.proof(owner, 'STX', 'balanced'),
  entries: routes.entries(owner, 'c', 5),
  unfinal: routes.unfinal(owner),
  providerRisk: routes.providerRisk(owner),
  providerYield: routes.providerYield(owner),
  providerPolicies: routes.providerPolicies(owner, 'c'),
  policies: routes.policies({
    owner,
    status: 'ACTIVE',
    book: 'STX:balanced',
    expiresBefore: 9,
    cursor: 'c',
    limit: 5,
  }),
  policy: routes.policy(1),
  policyHistory: routes.policyHistory(1),
  backers: routes.backers(1, 'c'),
  quote: routes.quote('0x00'),
};

/** The documented path that this one is of; a part that is written out wins over a parameter. */
function documented(path: string): string {
  const fits = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  const [best] = Object.keys(document.paths)
    .filter(fits)
    .sort((one, other) => one.split('{').length - other.split('{').length);
  if (!best) throw new Error(`${path} is not documented`);
  return best;
}

function unknown(url: string): string[] {
  const [path = '', query = ''] = url.split('?', 2);
  const known = (document.paths[documented(path)]?.get?.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => parameter.name);
  return [...new URLSearchParams(query).keys()].filter((name) => !known.includes(name));
}

describe('what pages ask', () => {
  it.each(Object.entries(asked))('%s has only parameters that the route takes', (_, route) => {
    expect(unknown(route.path)).toEqual([]);
  });

  it('of a statement has only parameters that the route takes', () => {
    const path = statementPath(owner, { book: 'STX:balanced', from: '1', to: '9', format: 'csv' });
    expect(path).toContain('?token=STX&tier=balanced&from=1&to=9&format=csv');
    expect(unknown(path)).toEqual([]);
    expect(unknown(`${path}&books=all`)).toEqual(['books']);
  });

  it('of the stream is a parameter that it takes', () => {
    expect(unknown('/v1/stream?topics=pool')).toEqual([]);
  });
});
