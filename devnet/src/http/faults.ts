import type { Response } from './router.js';

export interface RouteFault {
  readonly path: string; // prefix of the path
  readonly answer: 429 | 500 | 503 | 'timeout';
  remaining: number;
}

/** Answers that are wrong on purpose. */
export class Faults {
  private list: RouteFault[] = [];

  /** The fault for this request, which is used up by it; undefined when the request is to be served. */
  take(path: string): Response | 'timeout' | undefined {
    if (path.startsWith('/devnet')) return undefined;
    const fault = this.list.find((candidate) => path.startsWith(candidate.path) && candidate.remaining > 0);
    if (!fault) return undefined;
    fault.remaining--;
    this.list = this.list.filter((candidate) => candidate.remaining > 0);
    if (fault.answer === 'timeout') return 'timeout';
    return {
      status: fault.answer,
      json: { error: fault.answer === 429 ? 'Too Many Requests' : 'a fault that was asked for' },
    };
  }

  add(fault: RouteFault): void {
    this.list.push(fault);
  }

  clear(): void {
    this.list = [];
  }

  get routes(): readonly RouteFault[] {
    return this.list;
  }
}
