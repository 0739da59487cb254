import { type ReadonlySignal, signal } from '@preact/signals';

/** One event of the stream: `topic` is what was subscribed (`provider:ST..`), `data` the JSON of the matching GET. */
export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
}

export type StreamState = 'off' | 'connecting' | 'live' | 'polling';

/** The part of EventSource that we use; tests give their own. */
export interface Source {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamOptions {
  readonly open: (url: string) => Source;
  readonly later: (run: () => void, ms: number) => () => void;
}

const EVENTS = ['pool', 'prices', 'incidents', 'provider', 'policy', 'transaction', 'block'];
const CLOSED = 2;
/** How long the union of topics may settle before the stream is opened anew. */
const SETTLE_MS = 150;
/** A server without the stream is asked again this often. */
const RETRY_MS = 60_000;

/**
 * One connection for all that the open page shows. The browser reconnects by itself and sends Last-Event-ID; when it gives up (the route
 * is not there), the state is `polling` and the connection is tried again later.
 */
export class Stream {
  private readonly topics = new Map<string, number>();
  private readonly listeners = new Set<(event: StreamEvent) => void>();
  private readonly current = signal<StreamState>('off');
  private source: Source | undefined;
  private opened = '';
  private cancel: (() => void) | undefined;

  constructor(private readonly options: StreamOptions) {}

  get state(): ReadonlySignal<StreamState> {
    return this.current;
  }

  /** Counts: a topic is left when the last subscriber leaves. */
  subscribe(topic: string): () => void {
    this.topics.set(topic, (this.topics.get(topic) ?? 0) + 1);
    this.reopenSoon(SETTLE_MS);
    return () => {
      const left = (this.topics.get(topic) ?? 1) - 1;
      if (left > 0) this.topics.set(topic, left);
      else this.topics.delete(topic);
      this.reopenSoon(SETTLE_MS);
    };
  }

  listen(listener: (event: StreamEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The network is back: a connection that was given up is tried at once. */
  retryNow(): void {
    if (this.source?.readyState === CLOSED) this.reopenSoon(0);
  }

  private reopenSoon(ms: number): void {
    this.cancel?.();
    this.cancel = this.options.later(() => this.reopen(), ms);
  }

  private reopen(): void {
    const wanted = [...this.topics.keys()].sort().join(',');
    if (wanted === this.opened && this.source && this.source.readyState !== CLOSED) return;
    this.source?.close();
    this.source = undefined;
    this.opened = wanted;
    if (wanted === '') {
      this.current.value = 'off';
      return;
    }
    if (this.current.value === 'off') this.current.value = 'connecting';
    this.attach(this.options.open(`/v1/stream?topics=${encodeURIComponent(wanted)}`));
  }

  private attach(source: Source): void {
    this.source = source;
    source.onopen = () => {
      this.current.value = 'live';
    };
    source.onerror = () => {
      // While it reconnects by itself we poll; when it has given up we also try again.
      this.current.value = 'polling';
      if (source.readyState === CLOSED && source === this.source) this.reopenSoon(RETRY_MS);
    };
    for (const event of EVENTS) {
      source.addEventListener(event, (message) => this.tell(event, message.data));
    }
  }

  private tell(event: string, raw: string): void {
    let data: unknown;
    try {
      data = JSON.parse(raw);
    } catch {
      data = undefined; // The listeners ask for the answer themselves.
    }
    for (const listener of this.listeners) listener({ event, data });
  }
}

export function browserStream(): Stream {
  return new Stream({
    open: (url) => new EventSource(url) as Source,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
}
