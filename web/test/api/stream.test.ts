import { describe, expect, it } from 'vitest';
import { type Source, Stream, type StreamEvent } from '../../src/api/stream';

class FakeSource implements Source {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  send(type: string, data: string): void {
    this.listeners.get(type)?.({ data } as MessageEvent<string>);
  }

  fail(isOver: boolean): void {
    this.readyState = isOver ? 2 : 0;
    this.onerror?.();
  }
}

/** A stream whose timers run when the test says so. */
function stepped() {
  const sources: FakeSource[] = [];
  let pending: { run: () => void; ms: number } | undefined;
  const stream = new Stream({
    open: (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    later: (run, ms) => {
      const mine = { run, ms };
      pending = mine;
      return () => {
        if (pending === mine) pending = undefined;
      };
    },
  });
  const settle = () => {
    const due = pending;
    pending = undefined;
    due?.run();
    return due?.ms;
  };
  return { stream, sources, settle };
}

describe('Stream', () => {
  it('opens one connection for all topics, in a fixed order', () => {
    const { stream, sources, settle } = stepped();
    stream.subscribe('prices');
    stream.subscribe('pool');
    stream.subscribe('pool');
    settle();
    expect(sources.map((it) => it.url)).toEqual(['/v1/stream?topics=pool%2Cprices']);
  });

  it('keeps a topic until its last subscriber leaves', () => {
    const { stream, sources, settle } = stepped();
    const leave = [stream.subscribe('pool'), stream.subscribe('pool')];
    stream.subscribe('prices');
    settle();
    leave[0]?.();
    settle();
    expect(sources).toHaveLength(1);
    leave[1]?.();
    settle();
    expect(sources.map((it) => it.url)).toEqual(['/v1/stream?topics=pool%2Cprices', '/v1/stream?topics=prices']);
    expect(sources[0]?.readyState).toBe(2);
  });

  it('is off when nobody listens', () => {
    const { stream, sources, settle } = stepped();
    const leave = stream.subscribe('pool');
    settle();
    leave();
    settle();
    expect(stream.state.value).toBe('off');
    expect(sources[0]?.readyState).toBe(2);
  });

  it('says whether it is live, reconnecting or given up, and tries again after a minute', () => {
    const { stream, sources, settle } = stepped();
    stream.subscribe('pool');
    settle();
    expect(stream.state.value).toBe('connecting');
    sources[0]?.onopen?.();
    expect(stream.state.value).toBe('live');
    sources[0]?.fail(false);
    expect(stream.state.value).toBe('polling');
    // The browser reconnects by itself.
    expect(settle()).toBeUndefined();
    sources[0]?.onopen?.();
    expect(stream.state.value).toBe('live');
    sources[0]?.fail(true);
    expect(settle()).toBe(60_000);
    expect(sources).toHaveLength(2);
  });

  it('tells what came, and that something came when it cannot be read', () => {
    const { stream, sources, settle } = stepped();
    const told: StreamEvent[] = [];
    stream.subscribe('pool');
    const leave = stream.listen((event) => told.push(event));
    settle();
    sources[0]?.send('pool', '{"books":[]}');
    sources[0]?.send('block', 'not json');
    leave();
    sources[0]?.send('pool', '{}');
    expect(told).toEqual([
      { event: 'pool', data: { books: [] } },
      { event: 'block', data: undefined },
    ]);
  });
});
