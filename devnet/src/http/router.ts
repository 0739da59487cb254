import type { IncomingHttpHeaders } from 'node:http';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly params: readonly string[]; // what the route's pattern captured
}

export interface Response {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly etag?: string | undefined;
  readonly headers?: Record<string, string>;
}

export type Handler = (request: Request) => Promise<Response> | Response;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

/** An answer that a handler gives by throwing. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly json: unknown,
  ) {
    super(`HTTP ${status}`);
  }
}

export function badRequest(message: string): HttpError {
  return new HttpError(400, { error: message, message });
}

export function notFound(message: string): HttpError {
  return new HttpError(404, { error: message, message });
}

export class Router {
  private readonly routes: Route[] = [];

  /** `{}` in the path stands for one segment. */
  on(method: string, path: string, handler: Handler): this {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('{}', '([^/]+)')}/?$`);
    this.routes.push({ method, pattern, handler });
    return this;
  }

  async handle(request: Omit<Request, 'params'>): Promise<Response> {
    let pathKnown = false;
    for (const { method, pattern, handler } of this.routes) {
      const match = pattern.exec(request.path);
      if (!match) continue;
      pathKnown = true;
      if (method !== request.method) continue;
      return handler({ ...request, params: match.slice(1).map(decodeURIComponent) });
    }
    return pathKnown
      ? { status: 405, json: { error: `method ${request.method} is not allowed for ${request.path}` } }
      : { status: 404, json: { error: `no route for ${request.path}` } };
  }
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** `limit` and `offset` of a paged route; over the maximum is refused, as the API does. */
export function pageOf(query: URLSearchParams, standard: number, maximum: number, prefix = ''): Page {
  const limit = intParam(query, `${prefix}limit`, standard);
  const offset = intParam(query, `${prefix}offset`, 0);
  if (limit > maximum) throw badRequest(`'${prefix}limit' must be equal or lower than ${maximum}`);
  return { limit, offset };
}

export function intParam(query: URLSearchParams, name: string, standard: number): number {
  const text = query.get(name);
  if (text === null || text === '') return standard;
  if (!/^\d{1,9}$/.test(text)) throw badRequest(`'${name}' must be a whole number, got '${text}'`);
  return Number(text);
}

/** The JSON body as an object; an empty body counts as {}. */
export function jsonBody(request: Request): Record<string, unknown> {
  if (request.body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body.toString('utf8'));
  } catch {
    throw badRequest('the body is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw badRequest('the body is not a JSON object');
  return parsed as Record<string, unknown>;
}

export function intField(body: Record<string, unknown>, name: string, standard: number): number {
  const value = body[name] ?? standard;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw badRequest(`'${name}' must be a whole number, got ${JSON.stringify(value)}`);
  }
  return value;
}

export function boolField(body: Record<string, unknown>, name: string, standard: boolean): boolean {
  const value = body[name] ?? standard;
  if (typeof value !== 'boolean') throw badRequest(`'${name}' must be true or false, got ${JSON.stringify(value)}`);
  return value;
}

export function textField(body: Record<string, unknown>, name: string, standard?: string): string {
  const value = body[name] ?? standard;
  if (typeof value !== 'string') throw badRequest(`'${name}' must be a text, got ${JSON.stringify(value)}`);
  return value;
}

/** 32 bytes in hex, with or without 0x; a txid or a block. */
export function hashField(body: Record<string, unknown>, name: string): string {
  const hash = textField(body, name).replace(/^0x/, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw badRequest(`'${name}' must be 32 bytes in hex, got '${hash}'`);
  return hash;
}

/** A whole number that may be negative and of any size, as text. */
export function numberField(body: Record<string, unknown>, name: string): string {
  const value = String(body[name]);
  if (!/^-?\d{1,40}$/.test(value)) throw badRequest(`'${name}' must be a whole number, got '${value}'`);
  return value;
}

export function listField(body: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = body[name] ?? [];
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)))
    throw badRequest(`'${name}' must be a list of objects`);
  return list as Record<string, unknown>[];
}

export function textsField(body: Record<string, unknown>, name: string): string[] {
  const list = body[name] ?? [];
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string'))
    throw badRequest(`'${name}' must be a list of texts`);
  return list as string[];
}

/** What the chain cannot do is the client's fault. */
export async function refusingRange<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) throw badRequest(error.message);
    throw error;
  }
}
