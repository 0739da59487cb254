import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { type Answer, OWN_CODES, type Problem } from './answer';
import { get, type Route } from './client';
import { DecodeError } from './decode';
import { browserStream, type Stream, type StreamEvent } from './stream';

/**
 * What a page knows of one answer. A ready one stays ready when a later request fails: `problem` then says that it is old.
 */
export type Loadable<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly value: T; readonly atMs: number; readonly problem: Problem | null };

export const LOADING: Loadable<never> = { state: 'loading' };

export function valueIn<T>(loadable: Loadable<T>): T | null {
  return loadable.state === 'ready' ? loadable.value : null;
}

/** Whether each has been answered, or refused: what is shown before that moves when the next one comes. */
export function areAnswered(...loadables: readonly Loadable<unknown>[]): boolean {
  return loadables.every((it) => it.state !== 'loading');
}

/** After an answer. An aborted request changes nothing. */
export function afterAnswer<T>(before: Loadable<T>, answer: Answer<T>, nowMs: number): Loadable<T> {
  if (answer.ok) return { state: 'ready', value: answer.value, atMs: nowMs, problem: null };
  if (answer.problem.code === OWN_CODES.aborted) return before;
  if (before.state === 'ready') return { ...before, problem: answer.problem };
  return { state: 'failed', problem: answer.problem };
}

const POLL_MS = 5_000;
/** With a live stream, answers without a topic are still asked again, rarely. */
const SAFETY_POLL_MS = 30_000;
/** Blocks may come in bursts: an answer is asked again at most this often because of them. */
const BURST_MS = 1_000;
/** An answer that nobody shows any more is kept so long. */
const GRACE_MS = 1_000;
/** A route that the server does not have may appear after an upgrade. */
const ABSENT_POLL_MS = 60_000;

interface Entry<T> {
  readonly route: Route<T>;
  readonly loadable: Signal<Loadable<T>>;
  readonly abort: AbortController;
  readonly leave: () => void;
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: boolean;
  askedAtMs: number;
}

/** Every answer that a mounted component shows, asked once for all of them and kept fresh. */
export class Live {
  private readonly entries = new Map<string, Entry<unknown>>();
  /** The server did not answer the last request. */
  readonly unreachable = signal(false);

  constructor(
    readonly stream: Stream,
    private readonly asked: typeof get = get,
  ) {
    stream.listen((event) => this.take(event));
    stream.state.subscribe(() => this.rescheduleAll());
  }

  use<T>(route: Route<T>): { loadable: ReadonlySignal<Loadable<T>>; release: () => void } {
    const entry = (this.entries.get(route.path) as Entry<T> | undefined) ?? this.open(route);
    entry.users++;
    if (entry.users === 1) this.resume(entry as Entry<unknown>);
    return {
      loadable: entry.loadable,
      release: () => {
        entry.users--;
        if (entry.users > 0) return;
        // A moment's grace: the next page often shows the same answer. Meanwhile nobody looks, and nothing is asked.
        clearTimeout(entry.timer);
        setTimeout(() => this.close(entry), GRACE_MS);
      },
    };
  }

  /** Asks again now, for instance after a transaction or when a person presses retry. */
  refresh(path?: string): void {
    for (const [key, entry] of this.entries) if (path === undefined || key === path) void this.ask(entry);
  }

  private open<T>(route: Route<T>): Entry<T> {
    const entry: Entry<T> = {
      route,
      loadable: signal<Loadable<T>>(LOADING),
      abort: new AbortController(),
      leave: this.stream.subscribe(route.topic ?? 'block'),
      users: 0,
      timer: undefined,
      running: false,
      askedAtMs: 0,
    };
    this.entries.set(route.path, entry as Entry<unknown>);
    void this.ask(entry as Entry<unknown>);
    return entry;
  }

  private close<T>(entry: Entry<T>): void {
    if (entry.users > 0 || this.entries.get(entry.route.path) !== (entry as Entry<unknown>)) return;
    clearTimeout(entry.timer);
    entry.abort.abort();
    entry.leave();
    this.entries.delete(entry.route.path);
  }

  private async ask(entry: Entry<unknown>): Promise<void> {
    if (entry.running) return;
    entry.running = true;
    entry.askedAtMs = Date.now();
    const answer = await this.asked(entry.route, entry.abort.signal);
    entry.running = false;
    if (entry.abort.signal.aborted) return;
    this.unreachable.value = !answer.ok && answer.problem.code === OWN_CODES.unreachable;
    entry.loadable.value = afterAnswer(entry.loadable.value, answer, Date.now());
    this.schedule(entry);
  }

  private schedule(entry: Entry<unknown>, ms = this.pollMs(entry)): void {
    clearTimeout(entry.timer);
    if (entry.users === 0) return;
    entry.timer = setTimeout(() => (document.hidden ? this.schedule(entry) : void this.ask(entry)), ms);
  }

  /** Somebody looks again: it is asked when it would have been. */
  private resume(entry: Entry<unknown>): void {
    if (!entry.running) this.schedule(entry, Math.max(0, entry.askedAtMs + this.pollMs(entry) - Date.now()));
  }

  private pollMs(entry: Entry<unknown>): number {
    return pollMs(entry.loadable.value, this.stream.state.value === 'live', entry.route.everyMs);
  }

  private rescheduleAll(): void {
    for (const entry of this.entries.values()) this.schedule(entry);
  }

  private take(event: StreamEvent): void {
    for (const entry of this.entries.values()) {
      const topic = entry.route.topic;
      if (topic === undefined ? event.event === 'block' : topic.split(':')[0] === event.event) this.apply(entry, event);
    }
  }

  /** An event that reads as this answer is this answer; any other only says that something changed. */
  private apply(entry: Entry<unknown>, event: StreamEvent): void {
    const topic = entry.route.topic;
    if (topic !== undefined) {
      try {
        const value = entry.route.decode(event.data, 'stream');
        if (belongs(topic, event.data))
          entry.loadable.value = { state: 'ready', value, atMs: Date.now(), problem: null };
        return;
      } catch (e) {
        if (!(e instanceof DecodeError)) throw e;
      }
    }
    this.askSoon(entry);
  }

  private askSoon(entry: Entry<unknown>): void {
    if (entry.users === 0) {
      entry.askedAtMs = 0; // What comes next is asked for as soon as somebody looks.
      return;
    }
    const waitMs = burstWaitMs(entry.askedAtMs, Date.now());
    if (waitMs === 0) {
      void this.ask(entry);
      return;
    }
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.ask(entry), waitMs);
  }
}

/** 0 when it may be asked now. */
export function burstWaitMs(askedAtMs: number, nowMs: number): number {
  return Math.max(0, askedAtMs + BURST_MS - nowMs);
}

export function pollMs(loadable: Loadable<unknown>, isLive: boolean, everyMs?: number): number {
  if (loadable.state === 'failed' && loadable.problem.code === OWN_CODES.notAvailable) return ABSENT_POLL_MS;
  return everyMs ?? (isLive && loadable.state === 'ready' ? SAFETY_POLL_MS : POLL_MS);
}

/** `provider:ST..` belongs to the answer that names this provider; topics without a key to every answer. */
export function belongs(topic: string, data: unknown): boolean {
  const colon = topic.indexOf(':');
  if (colon < 0) return true;
  const key = topic.slice(colon + 1);
  const fields = data as Record<string, unknown>;
  return [fields.provider, fields.policyId, fields.txid].some((it) => it !== undefined && String(it) === key);
}

let shared: Live | undefined;

/** Where no service can be asked: pages are drawn ahead of any answer. */
export function liveIs(other: Live): void {
  shared = other;
}

export function live(): Live {
  shared ??= new Live(browserStream());
  return shared;
}

/**
 * The answer of a route while the component is mounted. It is let go by a layout effect: that is there as soon as the component is. One that
 * waits for the next frame never runs when the component is gone before, and then the answer would be asked for ever.
 */
export function useLive<T>(route: Route<T>): Loadable<T> {
  const handle = useMemo(() => live().use(route), [route.path]);
  useLayoutEffect(() => handle.release, [handle]);
  return handle.loadable.value;
}
