import { useEffect, useRef } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { NewsSlot } from '../news/NewsSlot';
import { WalletSlot } from '../wallet/WalletSlot';
import { LISTED, pageAt } from './pages';
import { location$ } from './router';
import { chooseTheme, nextTheme, theme } from './theme';

export function Header() {
  const here = pageAt(location$.value)?.page;
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the pages scroll sideways: the one that is open is seen.
    const link = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current && link)
      bar.current.scrollLeft = link.offsetLeft - (bar.current.clientWidth - link.offsetWidth) / 2;
  }, [here?.path]);
  return (
    <header class="top">
      <div class="top-in">
        <a class="brand" href="/" aria-label="BitHedge Pool, front page">
          <Mark />
          <span>BitHedge</span>
        </a>
        <nav aria-label="Pages" ref={bar}>
          <ul>
            {LISTED.map((page) => (
              <li key={page.path}>
                <a href={page.href} aria-current={page === here ? 'page' : undefined}>
                  {page.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="top-right">
          <NetworkLabel />
          <ThemeToggle />
          <NewsSlot />
          <WalletSlot />
        </div>
      </div>
    </header>
  );
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="bars" d="M7 22V10m6 12V13m6 9V9m6 13v-8" />
      <path class="line" d="M5 17h22" />
    </svg>
  );
}

/** On mainnet quiet; anywhere else it says that nothing here is worth anything. */
function NetworkLabel() {
  const network = valueIn(useLive(routes.network()));
  if (!network) return <span class="network unknown">&nbsp;</span>;
  const isReal = network.network === 'mainnet';
  return (
    <span
      class={isReal ? 'network' : 'network play'}
      data-tip={isReal ? 'Stacks mainnet' : `Stacks ${network.network}: tokens here are worth nothing`}
      tabIndex={0}
    >
      {network.network}
    </span>
  );
}

function ThemeToggle() {
  const now = theme.value;
  const next = nextTheme(now);
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={`Colours: ${now}. Change to ${next}.`}
      data-tip={`Colours: ${now}`}
      onClick={() => chooseTheme(next)}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {now === 'light' && (
          <path d="M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10 1v2m0 14v2M1 10h2m14 0h2M3.6 3.6 5 5m10 10 1.4 1.4M3.6 16.4 5 15M15 5l1.4-1.4" />
        )}
        {now === 'dark' && <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z" />}
        {now === 'system' && <path d="M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 0v14" />}
      </svg>
    </button>
  );
}
