import type { WebhookFaults } from './webhookFaults.js';

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

  /** Begins to deliver. An observer that is new to this chain gets nothing of what happened before. */
  start(nextSeq: number): void {
    if (this.position.load() === undefined) {
      this.queue.length = 0;
      this.acknowledge(nextSeq - 1);
    }
    this.started = true;
    this.work();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.working;
  }

  private work(): void {
    this.working ??= this.deliverAll().finally(() => {
      this.working = undefined;
      if (this.queue.length > 0 && !this.stopped.signal.aborted) this.work();
    });
  }

  private async deliverAll(): Promise<void> {
    for (let message = this.queue[0]; message && !this.stopped.signal.aborted; message = this.queue[0]) {
      const times = this.faults.deliveries(message.path);
      if (times > 0 && !(await this.deliver(message, times))) return;
      this.queue.shift();
      this.acknowledge(message.seq);
    }
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
    this.acknowledged = seq;
    this.position.save(seq);
  }
}
