// The shell of the pages for a browser without a connection: the page itself and the hashed files that were used. Never an answer of the API: a
// number that is old and looks new could cost money. With a connection everything is asked for as ever; only hashed files, which never
// change, are taken from here first.
const CACHE = 'shell-2';
const SHELL = '/shell.html';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([SHELL, '/theme.js', '/favicon.svg'])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

/** The page tells which files it was made of: they came before this worker. */
self.addEventListener('message', (event) => {
  const files = event.data?.files;
  if (!Array.isArray(files)) return;
  event.waitUntil(keep(files.filter((it) => typeof it === 'string' && isAsset(new URL(it)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !isOfTheApi(url)) event.respondWith(page(request));
  else if (isAsset(url)) event.respondWith(asset(request));
  else if (url.pathname === '/theme.js' || url.pathname === '/favicon.svg') event.respondWith(fresh(request));
});

function isAsset(url) {
  return url.origin === self.location.origin && url.pathname.startsWith('/assets/');
}

function isOfTheApi(url) {
  return /^\/(v1|health|ready|status|actuator)(\/|$)/.test(url.pathname) || url.pathname.includes('.');
}

/** Every route is the same shell. What the server says stands, also 404 and 503. */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await renew(answer.clone());
    return answer;
  } catch (failure) {
    const kept = await caches.match(SHELL);
    if (kept) return kept;
    throw failure;
  }
}

/** Other code is another build: the files of the one before are gone from the server, and go from here. */
async function renew(answer) {
  const cache = await caches.open(CACHE);
  const before = await cache.match(SHELL);
  if (before && codeOf(await before.text()) === codeOf(await answer.text())) return;
  for (const request of await cache.keys()) if (isAsset(new URL(request.url))) await cache.delete(request);
  // Gone again meanwhile: the shell of before stays.
  await cache.add(SHELL).catch(() => {});
}

/** The file that a page begins with, by its hash. */
function codeOf(html) {
  return /src="(\/assets\/[^"]+)"/.exec(html)?.[1];
}

async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function fresh(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await caches.match(request);
    if (kept) return kept;
    throw failure;
  }
}

/** From the browser's own cache, so that nothing is sent twice. */
async function keep(files) {
  const cache = await caches.open(CACHE);
  for (const file of files) if (!(await cache.match(file))) await cache.add(file).catch(() => {});
}
