/** The pages as they are before any answer, as HTML: what a browser shows until the code is there. Made by the build: scripts/ahead.js. */
import { renderToString } from 'preact-render-to-string';
import { Live, liveIs } from './api/live';
import { Stream } from './api/stream';
import { App, loadPage } from './app/App';
import { online } from './app/Banners';
import { PAGES } from './app/pages';
import { location$ } from './app/router';

export interface Ahead {
  readonly href: string;
  /** of the file, without `.html` */
  readonly name: string;
  readonly title: string;
  readonly html: string;
}

const never = new Promise<never>(() => {});

/** Nobody answers while the pages are built. */
function nobody(): Live {
  const still = new Stream({
    open: () => ({ onopen: null, onerror: null, readyState: 0, addEventListener: () => {}, close: () => {} }),
    later: () => () => {},
  });
  return new Live(still, () => never);
}

/** Controls do nothing before the code is there, so they can not be used: what is clicked or typed then would be lost. Links work. */
function atRest(html: string): string {
  return html.replace(/<(button|input|select|textarea)(?=[\s>])(?![^>]*\sdisabled[\s=>])/g, '<$1 disabled');
}

export async function pagesAhead(): Promise<readonly Ahead[]> {
  liveIs(nobody());
  online.value = true;
  const pages: Ahead[] = [];
  for (const { href, title } of PAGES) {
    await loadPage(href);
    location$.value = href;
    pages.push({ href, name: href.slice(1) || 'index', title, html: atRest(renderToString(<App />)) });
  }
  return pages;
}
