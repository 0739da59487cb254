import { randomFrom } from './random.js';

export type WrongAnswer = 429 | 500 | 502 | 503 | 'timeout' | 'reset' | 'truncate' | 'html';

export interface RouteFault {
  readonly path: string; // prefix of the path
  readonly method: string | undefined;
  readonly answer: WrongAnswer;
  readonly after: boolean; // the request is served, only its answer goes wrong
  readonly retryAfter: number; // seconds
  readonly probability: number;
  readonly seed: number;
  readonly requests: number | undefined; // undefined: until cleared
}

interface Armed {
  readonly fault: RouteFault;
  readonly random: () => number;
  left: number;
}

/** Answers that are wrong on purpose. */
export class RouteFaults {
  private list: Armed[] = [];

  /** The fault for this request, which counts as one of its requests; undefined when the request is to be served. */
  take(method: string, path: string): RouteFault | undefined {
    if (path.startsWith('/devnet')) return undefined;
    for (const armed of this.list) {
      const { fault } = armed;
      if (armed.left === 0 || !path.startsWith(fault.path)) continue;
      if (fault.method !== undefined && fault.method !== method) continue;
      if (fault.probability < 1 && armed.random() >= fault.probability) continue;
      armed.left--;
      return fault;
    }
    return undefined;
  }

  add(fault: RouteFault): void {
    this.list = this.list.filter((armed) => armed.left > 0);
    this.list.push({ fault, random: randomFrom(fault.seed), left: fault.requests ?? Infinity });
  }

  clear(): void {
    this.list = [];
  }

  view(): object[] {
    return this.list
      .filter(({ left }) => left > 0)
      .map(({ fault, left }) => ({ ...fault, remaining: Number.isFinite(left) ? left : null }));
  }
}
