import type { CDPSession, Page } from '@playwright/test';

/** What a page did to somebody's eye and to his line, seen from inside. */
export interface Seen {
  /** sum of all layout shifts that nobody caused */
  readonly shift: number;
  /** what moved most, as selectors */
  readonly movers: readonly string[];
  /** milliseconds; on a busy machine much more than on a phone */
  readonly largestPaint: number;
  readonly longestTask: number;
}

/** Has to be called before the page is opened. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { shift: 0, movers: [] as string[], largestPaint: 0, longestTask: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('layout-shift', (entry) => {
      const it = entry as unknown as { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };
      if (it.hadRecentInput) return;
      seen.shift += it.value;
      for (const { node } of it.sources) {
        const element = node instanceof Element ? node : node?.parentElement;
        seen.movers.push(`${it.value.toFixed(3)} ${element?.tagName.toLowerCase()}.${element?.getAttribute('class') ?? ''}`);
      }
    });
    observe('largest-contentful-paint', ({ startTime }) => {
      seen.largestPaint = Math.round(startTime);
    });
    observe('longtask', ({ duration }) => {
      seen.longestTask = Math.max(seen.longestTask, Math.round(duration));
    });
  });
}

export function seenOf(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** A telephone of some years ago on a slow line. */
export async function slowDown(page: Page): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  const bytesPerSecond = 1_600_000 / 8;
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return client;
}

/** What comes over the line from now on, compressed, the event stream as well. */
export function countBytes(client: CDPSession): () => number {
  let bytes = 0;
  client.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  client.on('Network.responseReceived', ({ response }) => {
    bytes += response.encodedDataLength; // the head of it
  });
  return () => bytes;
}
