// @vitest-environment happy-dom
import { h, render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answer, failed, OWN_CODES, ok, ownProblem } from '../../src/api/answer';
import type { Route } from '../../src/api/client';
import { object, whole } from '../../src/api/decode';
import { Live, useLive, valueIn } from '../../src/api/live';
import { type Source, Stream } from '../../src/api/stream';

class FakeSource implements Source {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 1;
  readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }

  close(): void {
    this.readyState = 2;
  }

  send(type: string, data: unknown): void {
    this.listeners.get(type)?.({ data: JSON.stringify(data) } as MessageEvent<string>);
  }
}

const decode = object({ height: whole });
const pool: Route<{ height: number }> = { path: '/v1/books', decode, topic: 'pool' };
const risk: Route<{ height: number }> = { path: '/v1/risk', decode };

/** A server whose height the test sets, and which counts what it was asked. */
function system() {
  const server = { height: 1, isUp: true, asked: [] as string[] };
  const source = new FakeSource();
  const stream = new Stream({
    open: () => source,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const live = new Live(stream, async <T>(route: Route<T>): Promise<Answer<T>> => {
    server.asked.push(route.path);
    return server.isUp
      ? ok({ height: server.height } as T)
      : failed(ownProblem(OWN_CODES.unreachable, 'The server does not answer.', true));
  });
  return { server, source, live };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('Live', () => {
  it('asks once for all who look, and again every five seconds without a stream', async () => {
    const { server, live } = system();
    const one = live.use(pool);
    const other = live.use(pool);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.asked).toEqual(['/v1/books']);
    server.height = 2;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.asked).toHaveLength(2);
    expect([valueIn(one.loadable.value), valueIn(other.loadable.value)]).toEqual([{ height: 2 }, { height: 2 }]);
  });

  it('takes what the stream tells without asking', async () => {
    const { server, source, live } = system();
    const { loadable } = live.use(pool);
    await vi.advanceTimersByTimeAsync(200);
    source.onopen?.();
    source.send('pool', { height: 9 });
    expect(valueIn(loadable.value)).toEqual({ height: 9 });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.asked).toHaveLength(1);
  });

  it('asks again when an event cannot be read, or a block came, once a second at most', async () => {
    const { server, source, live } = system();
    live.use(pool);
    live.use(risk);
    await vi.advanceTimersByTimeAsync(2_000);
    source.onopen?.();
    source.send('pool', { height: 'high' });
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toEqual(['/v1/books', '/v1/risk', '/v1/books']);
    source.send('block', {});
    await vi.advanceTimersByTimeAsync(0);
    source.send('block', {});
    source.send('block', {});
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked.filter((it) => it === '/v1/risk')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked.filter((it) => it === '/v1/risk')).toHaveLength(3);
  });

  it('keeps what it had while the server is away, and says so', async () => {
    const { server, live } = system();
    const { loadable } = live.use(pool);
    await vi.advanceTimersByTimeAsync(200);
    server.isUp = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(live.unreachable.value).toBe(true);
    expect(loadable.value).toMatchObject({ state: 'ready', value: { height: 1 }, problem: { code: 'UNREACHABLE' } });
    server.isUp = true;
    live.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(live.unreachable.value).toBe(false);
    expect(loadable.value).toMatchObject({ problem: null });
  });

  it('stops asking when nobody looks any more', async () => {
    const { server, live } = system();
    const { release } = live.use(pool);
    await vi.advanceTimersByTimeAsync(200);
    release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(1);
  });

  it('asks nothing in the moment in which nobody looks, and goes on when somebody does', async () => {
    const { server, live } = system();
    const first = live.use(pool);
    await vi.advanceTimersByTimeAsync(4_500);
    first.release();
    // The poll of second five falls into it.
    await vi.advanceTimersByTimeAsync(900);
    expect(server.asked).toHaveLength(1);
    live.use(pool);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.asked).toHaveLength(3);
  });

  it('asks at once again when a block came while nobody looked', async () => {
    const { server, source, live } = system();
    const first = live.use(risk);
    await vi.advanceTimersByTimeAsync(2_000);
    source.onopen?.();
    first.release();
    source.send('block', {});
    await vi.advanceTimersByTimeAsync(500);
    expect(server.asked).toHaveLength(1);
    live.use(risk);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.asked).toHaveLength(2);
  });
});

describe('useLive', () => {
  it('lets go of what was shown by a component that is gone before its first frame', async () => {
    const asked = vi.fn(async () => Response.json({ height: 1 }));
    vi.stubGlobal('fetch', asked);
    vi.stubGlobal('EventSource', FakeSource);
    const Shown = () => h('p', null, String(valueIn(useLive(pool))?.height));
    render(h(Shown, null), document.body);
    render(null, document.body);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });
});
