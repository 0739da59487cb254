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
    interface Source {
      node: Node | null;
      previousRect: DOMRect;
      currentRect: DOMRect;
    }
    const placeOf = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(',');
    /** A text is named by what it stands in; what is gone meanwhile by what is left of it. */
    const nameOf = (node: Node | null): string => {
      if (node === null) return 'something that is gone';
      const element = node instanceof Element ? node : node.parentElement;
      const name = element === null ? 'text that is gone' : `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      return `${name}${node.isConnected ? '' : ' (gone)'} "${(node.textContent ?? '').slice(0, 40)}"`;
    };
    const seen = { shift: 0, movers: [] as string[], largestPaint: 0, longestTask: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('layout-shift', (entry) => {
      const it = entry as unknown as { value: number; hadRecentInput: boolean; sources: Source[] };
      if (it.hadRecentInput) return;
      seen.shift += it.value;
      for (const { node, previousRect, currentRect } of it.sources) {
        seen.movers.push(`${it.value.toFixed(3)} ${nameOf(node)} from ${placeOf(previousRect)} to ${placeOf(currentRect)}`);
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

const MOST_LATE_MS = 1_500;
const LATE_STEP_MS = 150;

/** The answer that is asked for first comes last: parts of a page come from below to above. */
export async function answerInReverse(page: Page): Promise<void> {
  let asked = 0;
  await page.route(
    ({ pathname }) => /^\/(v1|status)/.test(pathname) && pathname !== '/v1/stream',
    async (route) => {
      const lateMs = Math.max(0, MOST_LATE_MS - LATE_STEP_MS * asked++);
      await new Promise((resolve) => setTimeout(resolve, lateMs));
      await route.continue().catch(() => {}); // the page is closed
    },
  );
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
