import type { WebhookFaults } from '../faults/webhookFaults.js';

export interface Message {
  readonly seq: number;
  readonly path: string;
  readonly body: () => unknown;
}

/** Remembers up to which message an observer has everything. */
export interface Position {
  load(): number | undefined;
  save(seq: number): void;
}

/** Of messages beside the numbered ones. */
const REPEATED = -1;
/** Of what a node says when it starts; no fault touches it. */
const AT_START = -2;

const TIMEOUT_MS = 5000;
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 3000;

/** Delivers messages to one URL in order, each until it was answered with exactly 200. */
export class Observer {
  private readonly queue: Message[] = [];
  private readonly stopped = new AbortController();
  private working: Promise<void> | undefined;
  private acknowledged: number;
  private started = false;

  constructor(
    readonly url: string,
    private readonly position: Position,
    private readonly faults: WebhookFaults,
  ) {
    this.acknowledged = position.load() ?? -1;
  }

  get waiting(): number {
    return this.queue.length;
  }

  get lastSeq(): number {
    return this.acknowledged;
  }

  offer(message: Message): void {
    if (message.seq <= this.acknowledged) return;
    this.queue.push(message);
    if (this.started) this.work();
  }

  /** A message beside the numbered ones. */
  repeat(path: string, body: () => unknown): void {
    this.queue.push({ seq: REPEATED, path, body });
    if (this.started) this.work();
  }

  /** Goes on when a fault that held messages is gone. */
  resume(): void {
    if (this.started) this.work();
  }

  /** Begins to deliver, `first` before all else. An observer that is new to this chain gets nothing of what happened before. */
  start(nextSeq: number, first: { path: string; body: () => unknown }): void {
    if (this.position.load() === undefined) {
      this.queue.length = 0;
      this.acknowledge(nextSeq - 1);
    }
    this.queue.unshift({ seq: AT_START, ...first });
    this.started = true;
    this.work();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.working;
  }

  private work(): void {
    if (this.nextBatch() === undefined) return;
    this.working ??= this.deliverAll().finally(() => {
      this.working = undefined;
      if (!this.stopped.signal.aborted) this.work();
    });
  }

  private async deliverAll(): Promise<void> {
    for (let batch = this.nextBatch(); batch && !this.stopped.signal.aborted; batch = this.nextBatch()) {
      if (batch.length > 1) this.faults.reordered();
      for (const message of batch) {
        const times = message.seq === AT_START ? 1 : this.faults.deliveries(message.path);
        if (times > 0 && !(await this.deliver(message, times))) return;
      }
      this.queue.splice(0, batch.length);
      this.acknowledge(Math.max(...batch.map(({ seq }) => seq)));
    }
  }

  /** The next message, or two that change places; undefined while there is nothing or it is held. */
  private nextBatch(): Message[] | undefined {
    const [first, second] = this.queue;
    if (!first || this.faults.hold) return undefined;
    if (first.seq === AT_START || !this.faults.delays(first.path)) return [first];
    return second ? [second, first] : undefined;
  }

  /** True when the message was answered `times` times; false when the observer was stopped first. */
  private async deliver(message: Message, times: number): Promise<boolean> {
    const body = JSON.stringify(message.body());
    for (let done = 0, backoff = FIRST_BACKOFF_MS; done < times;) {
      if (this.stopped.signal.aborted) return false;
      if (await this.post(message.path, body)) {
        done++;
        continue;
      }
      await this.pause(backoff + Math.random() * 100);
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
    }
    return true;
  }

  private async post(path: string, body: string): Promise<boolean> {
    await this.pause(this.faults.delayMs);
    try {
      const response = await fetch(`${this.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body,
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), this.stopped.signal]),
      });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      return false; // refused, timed out or stopped: tried again, as a node does
    }
  }

  private pause(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.stopped.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }

  private acknowledge(seq: number): void {
    if (seq < this.acknowledged) return;
    this.acknowledged = seq;
    this.position.save(seq);
  }
}
