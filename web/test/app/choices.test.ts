// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { navigate, queried, query } from '../../src/app/router';

beforeEach(() => {
  vi.useFakeTimers();
  window.history.replaceState(null, '', '/risk');
  navigate('/risk?token=SBTC');
});
afterEach(() => vi.useRealTimers());

describe('a choice', () => {
  it('is on the page and in the address at once', () => {
    vi.advanceTimersByTime(1_000);
    query({ when: '7' });
    expect(queried('when')).toBe('7');
    expect(window.location.search).toBe('?token=SBTC&when=7');
  });

  it('that moves quickly is on the page at once, and written ten times a second: a browser drops more than 200 in ten seconds', () => {
    vi.advanceTimersByTime(1_000);
    const write = vi.spyOn(window.history, 'replaceState');
    for (let frame = 0; frame < 600; frame++) {
      query({ btc: `${frame}` });
      expect(queried('btc')).toBe(`${frame}`);
      vi.advanceTimersByTime(16);
    }
    vi.advanceTimersByTime(1_000);
    expect(write.mock.calls.length).toBeLessThan(200);
    expect(window.location.search).toBe('?token=SBTC&btc=599');
    write.mockRestore();
  });

  it('is kept by the page that is left, and not taken to the next one', () => {
    vi.advanceTimersByTime(1_000);
    query({ when: '1' });
    query({ when: '30' });
    const push = vi.spyOn(window.history, 'pushState');
    navigate('/pool');
    expect(push.mock.calls).toEqual([[null, '', '/pool']]);
    expect(queried('when')).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect(window.location.pathname + window.location.search).toBe('/pool');
    push.mockRestore();
  });
});
