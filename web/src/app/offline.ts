/** Keeps the shell of the pages for a time without a connection: public/sw.js. It changes nothing while there is one. */
export function keepForOffline(): void {
  const workers = typeof navigator === 'undefined' ? undefined : navigator.serviceWorker;
  // Only the built pages have hashed files.
  if (!workers || !import.meta.env.PROD) return;
  window.addEventListener('load', () => {
    workers.register('/sw.js').then(
      async () => {
        const { active } = await workers.ready;
        active?.postMessage({ files: filesOf(performance.getEntriesByType('resource')) });
      },
      () => {
        // Refused, as in a private window: then there is no shell, and nothing else is lost.
      },
    );
  });
}

/** The hashed files among what was loaded. */
export function filesOf(loaded: readonly { readonly name: string }[]): readonly string[] {
  return loaded.map((it) => it.name).filter((it) => /^https?:\/\/[^/]+\/assets\//.test(it));
}
