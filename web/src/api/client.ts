import type { Answer } from './answer';
import type { Decoder } from './decode';
import { request } from './http';
import * as shapes from './shapes';

/** A GET whose answer a page shows: where it is, how it is read, and what a live update of it is called on the stream. */
export interface Route<T> {
  readonly path: string;
  readonly decode: Decoder<T>;
  /** The stream's topic that carries this answer; without one, every new block makes it be asked again. */
  readonly topic?: string;
}

export const routes = {
  books: (): Route<shapes.Books> => ({ path: '/v1/books', decode: shapes.books, topic: 'pool' }),
  prices: (): Route<shapes.Prices> => ({ path: '/v1/prices', decode: shapes.prices, topic: 'prices' }),
  incidents: (): Route<shapes.Incidents> => ({ path: '/v1/incidents', decode: shapes.incidents }),
  reconciliation: (): Route<shapes.Reconciliation> => ({ path: '/v1/reconciliation', decode: shapes.reconciliation }),
  status: (): Route<shapes.Status> => ({ path: '/status', decode: shapes.status }),
  network: (): Route<shapes.Network> => ({ path: '/v1/network', decode: shapes.network }),
  poolMetrics: (limit = 500): Route<shapes.PoolMetrics> => ({
    path: `/v1/pool/metrics?limit=${limit}`,
    decode: shapes.poolMetrics,
  }),
} as const;

export function get<T>(route: Route<T>, signal?: AbortSignal): Promise<Answer<T>> {
  return request({ path: route.path, decode: route.decode, ...(signal ? { signal } : {}) });
}

/** Sent once: never repeated by itself. Bigints in the body become decimal strings. */
export function post<T>(path: string, body: unknown, decode: Decoder<T>, signal?: AbortSignal): Promise<Answer<T>> {
  return request({ path, decode, method: 'POST', body, ...(signal ? { signal } : {}) });
}
