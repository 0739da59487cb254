import { type ComponentChildren, type ComponentType, Fragment } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { live } from '../api/live';
import { PageHead } from '../parts/layout';
import { Notice, Skeleton } from '../parts/states';
import { TipLayer } from '../parts/TipLayer';
import { SheetHost } from '../wallet/SheetHost';
import { Strip } from '../wallet/Strip';
import { Banners, online } from './Banners';
import { Footer } from './Footer';
import { Header } from './Header';
import type { PageProps } from './page';
import { pageAt } from './pages';
import { location$ } from './router';

type Component = ComponentType<PageProps>;
const loaded = new Map<string, Component>();

/** The code of the page at this path, so that it is there when the page is drawn for the first time. */
export async function loadPage(path: string): Promise<void> {
  const found = pageAt(path);
  if (found) loaded.set(found.page.path, (await found.page.load()).default);
}

export function App() {
  return (
    <Fragment>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Strip />
        <CurrentPage />
        <Banners />
      </main>
      <Footer />
      <SheetHost />
      <TipLayer />
    </Fragment>
  );
}

function CurrentPage() {
  const path = location$.value;
  const found = pageAt(path);
  const [failed, setFailed] = useState(false);
  const [, redraw] = useState(0);
  const pagePath = found?.page.path ?? null;
  useTitleAndFocus(found?.page.title ?? 'Not found', pagePath ?? '404', !found || loaded.has(found.page.path));
  useEffect(() => {
    setFailed(false);
    if (!found || loaded.has(found.page.path)) return;
    found.page
      .load()
      .then((module) => {
        loaded.set(found.page.path, module.default);
        redraw((n) => n + 1);
      })
      .catch(() => setFailed(true));
  }, [pagePath]);

  if (!found) {
    return <PageHead title="There is no page here" lead={<a href="/">Go to the front page</a>} />;
  }
  if (failed) return <Reload />;
  const Page = loaded.get(found.page.path);
  return (
    <Settling key={found.page.path}>{Page ? <Page params={found.params} /> : <Skeleton height="chart" />}</Settling>
  );
}

/** As long as an answer may take (api/http.ts): what takes longer is not waited for. */
const MOST_SETTLING_MS = 15_000;

/**
 * Until its first answers are there, a page shows its parts from above to below: what follows one that is on its way is not seen before it
 * (shell.css). So nothing moves under the eye, in whatever order answers come.
 */
function Settling({ children }: { children: ComponentChildren }) {
  const ref = useRef<HTMLDivElement>(null);
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const page = ref.current;
    if (!page || isSettled) return;
    const look = () => page.childElementCount > 0 && !page.querySelector('.skeleton') && setSettled(true);
    const observer = new MutationObserver(look);
    observer.observe(page, { childList: true, subtree: true });
    const timer = setTimeout(() => setSettled(true), MOST_SETTLING_MS);
    look();
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [isSettled]);
  return (
    <div ref={ref} class={isSettled ? 'page' : 'page settling'} aria-busy={!isSettled}>
      {children}
    </div>
  );
}

/** A file of an older build is gone after an upgrade, or the network is: then the page is loaded anew when the services answer again. */
function Reload() {
  const isAway = live().unreachable.value || !online.value;
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current && !isAway) window.location.reload();
    wasAway.current = isAway;
  }, [isAway]);
  return (
    <Notice
      tone="bad"
      title="This page could not be loaded"
      live
      actions={
        <button type="button" class="button small" onClick={() => window.location.reload()}>
          Reload
        </button>
      }
    >
      {isAway
        ? 'There is no connection. It is loaded when there is one again.'
        : 'The connection failed, or the pages were upgraded since you opened them.'}
    </Notice>
  );
}

/**
 * Names the page and, once it is there, moves the focus to its heading, so that keyboard and screen reader start where the eye does. The
 * first page takes no focus away.
 */
function useTitleAndFocus(title: string, key: string, isThere: boolean): void {
  const focused = useRef(key);
  useEffect(() => {
    document.title = title === 'Home' ? 'BitHedge Pool' : `${title} · BitHedge Pool`;
    if (!isThere || focused.current === key) return;
    focused.current = key;
    // What the address points at is found by its page.
    if (window.location.hash === '') window.scrollTo(0, 0);
    const heading = document.getElementById('page-title') ?? document.getElementById('main');
    heading?.focus({ preventScroll: true });
  }, [key, isThere]);
}
