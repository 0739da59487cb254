import type { Answer } from './answer';
import * as calls from './calls';
import type { Decoder } from './decode';
import { request } from './http';
import * as operations from './operations';
import * as people from './people';
import * as risk from './risk';
import * as shapes from './shapes';

/** A GET whose answer a page shows: where it is, how it is read, and what a live update of it is called on the stream. */
export interface Route<T> {
  readonly path: string;
  readonly decode: Decoder<T>;
  /** The stream's topic that carries this answer; without one, every new block makes it be asked again. */
  readonly topic?: string;
  /** asked again this often, also with a live stream: for what changes between two final blocks */
  readonly everyMs?: number;
}

export interface PolicyQuery {
  readonly owner?: string;
  readonly status?: people.PolicyStatus;
  /** `STX:balanced` */
  readonly book?: string;
  /** burn height, not included */
  readonly expiresBefore?: number;
  readonly cursor?: string;
  readonly limit?: number;
}

const pool = {
  books: (): Route<shapes.Books> => ({ path: '/v1/books', decode: shapes.books, topic: 'pool' }),
  vintages: (token: shapes.Token, tier: shapes.Tier): Route<shapes.Vintages> => ({
    path: `/v1/books/${token}/${tier}/vintages`,
    decode: shapes.vintages,
  }),
  exposure: (token: shapes.Token, tier: shapes.Tier): Route<risk.Exposure> => ({
    path: `/v1/books/${token}/${tier}/exposure`,
    decode: risk.exposure,
  }),
  bookYield: (token: shapes.Token, tier: shapes.Tier): Route<people.YieldOfBook> => ({
    path: `/v1/books/${token}/${tier}/yield`,
    decode: people.yieldBook,
  }),
  risk: (): Route<risk.PoolRisk> => ({ path: '/v1/risk', decode: risk.poolRisk }),
  poolMetrics: (limit = 500): Route<shapes.PoolMetrics> => ({
    path: withQuery('/v1/pool/metrics', { limit }),
    decode: shapes.poolMetrics,
  }),
  priceDays: (asset: 'BTC' | 'STX', days: number): Route<shapes.PriceDays> => ({
    path: withQuery(`/v1/prices/${asset}/days`, { days }),
    decode: shapes.priceDays,
  }),
  prices: (): Route<shapes.Prices> => ({ path: '/v1/prices', decode: shapes.prices, topic: 'prices' }),
};

const platform = {
  incidents: (): Route<shapes.Incidents> => ({
    path: '/v1/incidents',
    decode: shapes.incidents,
    topic: 'incidents',
  }),
  reconciliation: (): Route<shapes.Reconciliation> => ({ path: '/v1/reconciliation', decode: shapes.reconciliation }),
  status: (): Route<shapes.Status> => ({ path: '/status', decode: shapes.status }),
  network: (): Route<shapes.Network> => ({ path: '/v1/network', decode: shapes.network }),
  operations: (): Route<operations.Operations> => ({
    path: '/v1/operations',
    decode: operations.operations,
    everyMs: 5_000,
  }),
  transaction: (txid: string): Route<calls.Transaction> => ({
    path: `/v1/transactions/${part(txid)}`,
    decode: calls.transaction,
    topic: `transaction:${txid}`,
  }),
};

const persons = {
  provider: (address: string): Route<people.Provider> => ({
    path: `/v1/providers/${part(address)}`,
    decode: people.provider,
    topic: `provider:${address}`,
  }),
  /** 404 where there was nothing to claim as the epoch began */
  proof: (address: string, token: shapes.Token, tier: shapes.Tier): Route<people.Proof> => ({
    path: withQuery(`/v1/providers/${part(address)}/proof`, { token, tier }),
    decode: people.proof,
  }),
  entries: (address: string, cursor?: string, limit?: number): Route<people.Entries> => ({
    path: withQuery(`/v1/providers/${part(address)}/entries`, { cursor, limit }),
    decode: people.entries,
  }),
  unfinal: (address: string): Route<people.Unfinal> => ({
    path: `/v1/providers/${part(address)}/unfinal`,
    decode: people.unfinal,
    everyMs: 5_000,
  }),
  providerRisk: (address: string): Route<risk.ProviderRisk> => ({
    path: `/v1/providers/${part(address)}/risk`,
    decode: risk.providerRisk,
  }),
  providerYield: (address: string): Route<people.ProviderYield> => ({
    path: `/v1/providers/${part(address)}/yield`,
    decode: people.providerYield,
  }),
  providerPolicies: (address: string, cursor?: string): Route<people.ProviderPolicies> => ({
    path: withQuery(`/v1/providers/${part(address)}/policies`, { cursor }),
    decode: people.providerPolicies,
  }),
  policies: (query: PolicyQuery = {}): Route<people.Policies> => ({
    path: withQuery('/v1/policies', { ...query }),
    decode: people.policies,
  }),
  policy: (id: number): Route<people.Policy> => ({
    path: `/v1/policies/${id}`,
    decode: people.policy,
    topic: `policy:${id}`,
  }),
  policyHistory: (id: number): Route<people.PolicyHistory> => ({
    path: `/v1/policies/${id}/history`,
    decode: people.policyHistory,
  }),
  backers: (id: number, cursor?: string): Route<people.Backers> => ({
    path: withQuery(`/v1/policies/${id}/backers`, { cursor }),
    decode: people.backers,
  }),
  quote: (quoteId: string): Route<people.Quote> => ({ path: `/v1/quotes/${part(quoteId)}`, decode: people.quote }),
};

/** Every answer that pages show; see docs/openapi.json. */
export const routes = { ...pool, ...platform, ...persons } as const;

export function get<T>(route: Route<T>, signal?: AbortSignal): Promise<Answer<T>> {
  return request({ path: route.path, decode: route.decode, ...(signal ? { signal } : {}) });
}

/** Sent once: never repeated by itself. Bigints in the body become decimal strings. */
export function post<T>(path: string, body: unknown, decode: Decoder<T>, signal?: AbortSignal): Promise<Answer<T>> {
  return request({ path, decode, method: 'POST', body, ...(signal ? { signal } : {}) });
}

interface OfBook {
  readonly provider: string;
  readonly token: shapes.Token;
  readonly tier: shapes.Tier;
}

/** What changes something, or prepares what a wallet signs. */
export const acts = {
  quote: (body: people.QuoteRequest, signal?: AbortSignal) => post('/v1/quotes', body, people.quote, signal),
  preparePurchase: (body: { quoteId: string; buyer: string }) =>
    post('/v1/purchases:prepare', body, calls.preparedCall),
  prepareDeposit: (body: OfBook & { amount: bigint }) => post('/v1/deposits:prepare', body, calls.preparedCall),
  /** amount 0 cancels */
  prepareExit: (body: OfBook & { amount: bigint }) => post('/v1/exits:prepare', body, calls.preparedCall),
  prepareWithdrawal: (body: OfBook & { capital: bigint; premium: bigint }) =>
    post('/v1/withdrawals:prepare', body, calls.preparedCall),
  prepareActivation: (body: { owner: string; policyId: number }) =>
    post('/v1/activations:prepare', body, calls.preparedCall),
  acknowledgeIncident: (body: {
    incidentId: string;
    operator: string;
    reason: string;
    atMs: number;
    signature: string;
  }) => post('/v1/incidents:acknowledge', body, shapes.acknowledged),
  registerTransaction: (txid: string) => post('/v1/transactions', { txid }, calls.transaction),
} as const;

export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

function part(value: string): string {
  return encodeURIComponent(value);
}
