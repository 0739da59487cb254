import { type Answer, failed, OWN_CODES, ok, ownProblem, problemOf } from './answer';
import { DecodeError, type Decoder } from './decode';

export interface Call<T> {
  readonly path: string;
  readonly decode: Decoder<T>;
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** What the network is to us; tests give their own. */
export interface Transport {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** 0 <= x < 1 */
  readonly random: () => number;
}

const TIMEOUT_MS = 15_000;
const TRIES = 3;
const FIRST_DELAY_MS = 400;

export const browserTransport: Transport = {
  fetch: (url, init) => fetch(url, init),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
};

/**
 * One request, its failures as values. A GET is tried up to three times while a later try may work; anything else once, because
 * the server may have done it.
 */
export async function request<T>(call: Call<T>, transport: Transport = browserTransport): Promise<Answer<T>> {
  const tries = (call.method ?? 'GET') === 'GET' ? TRIES : 1;
  for (let attempt = 1; ; attempt++) {
    const answer = await once(call, transport);
    if (answer.ok || !answer.problem.retryable || attempt === tries || call.signal?.aborted) return answer;
    await transport.sleep(backoffMs(attempt, transport.random()), call.signal);
  }
}

/** Doubles with each attempt; a random half of it, so that pages do not come back all at once. */
export function backoffMs(attempt: number, random: number): number {
  const full = FIRST_DELAY_MS * 2 ** (attempt - 1);
  return Math.floor(full / 2 + (full / 2) * random);
}

async function once<T>(call: Call<T>, transport: Transport): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
  let response: Response;
  let body: unknown;
  try {
    response = await transport.fetch(call.path, {
      method: call.method ?? 'GET',
      headers: headersOf(call),
      signal,
      ...bodyOf(call),
    });
    body = parsed(await response.text());
  } catch {
    return failed(
      call.signal?.aborted
        ? ownProblem(OWN_CODES.aborted, 'The request was given up.', false)
        : ownProblem(OWN_CODES.unreachable, 'The server does not answer.', true),
    );
  }
  return response.ok ? decoded(call, body) : failed(problemOf(response.status, body, call.path));
}

function decoded<T>(call: Call<T>, body: unknown): Answer<T> {
  try {
    return ok(call.decode(body, call.path));
  } catch (e) {
    if (!(e instanceof DecodeError)) throw e;
    // A page where an API was expected: a static server in front of nothing.
    const sentence = body === undefined ? `${call.path} is not JSON.` : e.message;
    return failed(ownProblem(body === undefined ? OWN_CODES.notAvailable : OWN_CODES.unreadable, sentence, false));
  }
}

function headersOf<T>(call: Call<T>): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

function bodyOf<T>(call: Call<T>): { body?: string } {
  // Amounts are bigints here and decimal strings there.
  return call.body === undefined
    ? {}
    : { body: JSON.stringify(call.body, (_, value) => (typeof value === 'bigint' ? value.toString() : value)) };
}

function parsed(source: string): unknown {
  if (source === '') return null;
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
