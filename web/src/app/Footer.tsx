import { routes } from '../api/client';
import { live, useLive, valueIn } from '../api/live';
import { AsOf } from '../parts/Amount';

/** The last final block, how this page is kept fresh, and where the same numbers are for machines. */
export function Footer() {
  const status = valueIn(useLive(routes.status()));
  return (
    <footer class="bottom">
      <div class="bottom-in">
        {status ? <AsOf asOf={status.asOf} /> : <span>No final block yet</span>}
        {status && <span>Bitcoin block {status.asOf.burnHeight.toLocaleString('en-US')}</span>}
        <Freshness />
        <span class="bottom-links">
          <a href="/v1/books">API</a>
          <a href="/help">Help</a>
          <a href="/operations">Operations</a>
        </span>
      </div>
    </footer>
  );
}

function Freshness() {
  const state = live().stream.state.value;
  const isLive = state === 'live';
  return (
    <span data-tip={isLive ? 'Changes arrive as they happen' : 'Asked again every 5 seconds'} tabIndex={0}>
      <i aria-hidden="true" class={isLive ? 'dot good' : 'dot quiet'} />
      {isLive ? 'Live' : 'Refreshed every 5 s'}
    </span>
  );
}
