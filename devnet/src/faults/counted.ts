/** A fault that holds until cleared, or until it has struck so many answers. */
export class Counted<T> {
  hits = 0;

  constructor(
    readonly what: T,
    private readonly requests: number | undefined,
  ) {}

  get live(): boolean {
    return this.requests === undefined || this.hits < this.requests;
  }

  view(): object {
    return { ...this.what, hits: this.hits, ...(this.requests === undefined ? {} : { requests: this.requests }) };
  }
}
