import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../src/app/offline';

const ORIGIN = 'https://pool.example';
const source = readFileSync(new URL('../../public/sw.js', import.meta.url), 'utf8');

type Handler = (event: object) => void;

/** The worker in a browser of our own: a cache, a network that can be away, and the events that it listens to. */
class Browser {
  readonly cached = new Map<string, Response>();
  readonly handlers = new Map<string, Handler>();
  readonly asked: string[] = [];
  network: Map<string, Response> | null = new Map();

  constructor() {
    const url = (request: string | { url: string }) =>
      new URL(typeof request === 'string' ? request : request.url, ORIGIN).href;
    const fetch = async (request: string | { url: string }) => {
      this.asked.push(url(request));
      const answer = this.network?.get(url(request));
      if (!answer) throw new TypeError('no network');
      return answer.clone();
    };
    const cache = {
      match: async (request: string | { url: string }) => this.cached.get(url(request))?.clone(),
      put: async (request: string | { url: string }, answer: Response) => void this.cached.set(url(request), answer),
      add: async (request: string) => void this.cached.set(url(request), await fetch(request)),
      addAll: async (all: string[]) => {
        for (const it of all) await cache.add(it);
      },
      keys: async () => [...this.cached.keys()].map((it) => ({ url: it })),
      delete: async (request: { url: string }) => this.cached.delete(url(request)),
    };
    const caches = { open: async () => cache, match: cache.match, keys: async () => ['shell-2'] };
    const self = {
      location: { origin: ORIGIN },
      clients: { claim: async () => {} },
      addEventListener: (type: string, handler: Handler) => this.handlers.set(type, handler),
    };
    new Function('self', 'caches', 'fetch', source)(self, caches, fetch);
  }

  async tell(type: string, event: object): Promise<void> {
    let work: Promise<unknown> = Promise.resolve();
    this.handlers.get(type)?.({
      ...event,
      waitUntil: (it: Promise<unknown>) => {
        work = it;
      },
    });
    await work;
  }

  /** What the worker answers; null when it leaves the request to the browser. */
  async request(path: string, mode = 'cors', method = 'GET'): Promise<Response | null> {
    let answer: Promise<Response> | null = null;
    this.handlers.get('fetch')?.({
      request: { url: new URL(path, ORIGIN).href, mode, method },
      respondWith: (it: Promise<Response>) => {
        answer = it;
      },
    });
    return answer;
  }
}

/** A page of a build, with what was drawn ahead of it. */
function shellOf(build: string, ahead = ''): Response {
  return new Response(
    `<script src="/theme.js"></script><script type="module" src="/assets/${build}.js"></script>${ahead}`,
  );
}

describe('the worker that keeps the shell', () => {
  let browser: Browser;

  beforeEach(async () => {
    browser = new Browser();
    browser.network = new Map([
      [`${ORIGIN}/shell.html`, shellOf('today')],
      [`${ORIGIN}/`, shellOf('today', 'the front page')],
      [`${ORIGIN}/theme.js`, new Response('theme')],
      [`${ORIGIN}/favicon.svg`, new Response('icon')],
      [`${ORIGIN}/risk`, shellOf('today', 'risk')],
      [`${ORIGIN}/nowhere`, new Response('shell', { status: 404 })],
      [`${ORIGIN}/assets/index-1.js`, new Response('code')],
    ]);
    await browser.tell('install', {});
  });

  it.each([
    ['/v1/books', 'cors', 'GET'],
    ['/v1/statement.css', 'navigate', 'GET'],
    ['/status', 'cors', 'GET'],
    ['/exit.html', 'navigate', 'GET'],
    ['/v1/quotes', 'cors', 'POST'],
    ['https://node.example/v2/transactions', 'cors', 'GET'],
  ])('leaves %s to the browser', async (path, mode, method) => {
    expect(await browser.request(path, mode, method)).toBeNull();
  });

  it('gives every route the shell when there is no connection, with nothing drawn ahead', async () => {
    await browser.request('/', 'navigate');
    browser.network = null;
    expect(await (await browser.request('/risk', 'navigate'))?.text()).toBe(await shellOf('today').text());
  });

  it('lets stand what the server says of a route', async () => {
    expect((await browser.request('/nowhere', 'navigate'))?.status).toBe(404);
  });

  it('keeps the files that a page was made of, and asks for none of them again', async () => {
    await browser.tell('message', { data: { files: [`${ORIGIN}/assets/index-1.js`, `${ORIGIN}/v1/books`, 7] } });
    browser.network = null;
    expect(await (await browser.request('/assets/index-1.js'))?.text()).toBe('code');
    expect([...browser.cached.keys()]).not.toContain(`${ORIGIN}/v1/books`);
  });

  it('forgets the files of a build when another one is there', async () => {
    await browser.request('/assets/index-1.js');
    expect(browser.cached.has(`${ORIGIN}/assets/index-1.js`)).toBe(true);
    await browser.request('/risk', 'navigate');
    expect(browser.cached.has(`${ORIGIN}/assets/index-1.js`)).toBe(true);
    browser.network?.set(`${ORIGIN}/risk`, shellOf('tomorrow', 'risk'));
    browser.network?.set(`${ORIGIN}/shell.html`, shellOf('tomorrow'));
    await browser.request('/risk', 'navigate');
    expect(browser.cached.has(`${ORIGIN}/assets/index-1.js`)).toBe(false);
    browser.network = null;
    expect(await (await browser.request('/', 'navigate'))?.text()).toBe(await shellOf('tomorrow').text());
  });
});

it('takes the hashed files among what was loaded', () => {
  const loaded = [`${ORIGIN}/assets/a-1.js`, `${ORIGIN}/v1/books`, `${ORIGIN}/theme.js`].map((name) => ({ name }));
  expect(filesOf(loaded)).toEqual([`${ORIGIN}/assets/a-1.js`]);
});

it('the manifest names icons that are there', () => {
  const read = (path: string) => readFileSync(new URL(`../../public/${path}`, import.meta.url));
  const manifest = JSON.parse(read('manifest.webmanifest').toString()) as { icons: { src: string; sizes: string }[] };
  expect(manifest.icons.map((it) => it.sizes)).toContain('512x512');
  for (const { src, sizes } of manifest.icons.filter((it) => it.src.endsWith('.png'))) {
    // A PNG has its width as the fifth word.
    expect(`${read(src.slice(1)).readUInt32BE(16)}x${read(src.slice(1)).readUInt32BE(20)}`).toBe(sizes);
  }
});
