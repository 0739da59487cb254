/** Why there is no answer: the server's code and sentence, or one of ours when nothing reached us. */
export interface Problem {
  readonly code: string;
  readonly sentence: string;
  readonly status: number;
  /** A later try may work: nothing about the request is wrong. */
  readonly retryable: boolean;
  /** sats; with NO_CAPACITY and LIMIT codes: the largest amount that would be quoted */
  readonly largestAmount: bigint | null;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Codes that we make ourselves; all others come from the server. */
export const OWN_CODES = {
  /** The browser is offline, or the server does not answer. */
  unreachable: 'UNREACHABLE',
  /** The server does not have this route (yet). */
  notAvailable: 'NOT_AVAILABLE',
  /** The answer is not what the contract says. */
  unreadable: 'UNREADABLE',
  aborted: 'ABORTED',
} as const;

export function isNotAvailable(problem: Problem): boolean {
  return problem.code === OWN_CODES.notAvailable;
}

export function ok<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function failed<T>(problem: Problem): Answer<T> {
  return { ok: false, problem };
}

export function ownProblem(code: string, sentence: string, retryable: boolean): Problem {
  return { code, sentence, status: 0, retryable, largestAmount: null };
}

/** The server has no such route: its own code, and what a server before it says. */
const ABSENT_CODES = new Set(['UNKNOWN_ROUTE', 'METHOD_NOT_ALLOWED', 'HTTP_404', 'HTTP_405']);
const RETRYABLE_STATUS = new Set([429, 502, 503, 504]);

/** Of a response that is not 2xx. `body` is what could be parsed of it, undefined when it was no JSON. */
export function problemOf(status: number, body: unknown, path: string): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const code = typeof given.code === 'string' ? given.code : `HTTP_${status}`;
  const retryable = RETRYABLE_STATUS.has(status);
  if (ABSENT_CODES.has(code)) {
    const sentence = `This server does not offer ${path.split('?')[0]}.`;
    return { code: OWN_CODES.notAvailable, sentence, status, retryable: false, largestAmount: null };
  }
  const sentence =
    typeof given.detail === 'string' && given.detail !== ''
      ? given.detail
      : `The server answered with status ${status}.`;
  const largest = given.largestAmount;
  return {
    code,
    sentence,
    status,
    retryable,
    largestAmount: typeof largest === 'string' && /^\d+$/.test(largest) ? BigInt(largest) : null,
  };
}
