import { signal } from '@preact/signals';
import { routes } from '../api/client';
import { live, useLive, valueIn } from '../api/live';
import type { Incident } from '../api/shapes';
import { tokenLabel } from '../format/words';
import { Notice } from '../parts/states';

/** What the browser says of the network. */
export const online = signal(typeof navigator === 'undefined' ? true : navigator.onLine);
if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    online.value = true;
    live().stream.retryNow();
    live().refresh();
  });
  window.addEventListener('offline', () => {
    online.value = false;
  });
}

/** What everybody must know at once: no connection, services that are not ready, incidents that stop quotes. */
export function Banners() {
  return (
    <div class="banners">
      <ConnectionBanner />
      <StateBanner />
      <IncidentBanner />
    </div>
  );
}

function ConnectionBanner() {
  const isOffline = !online.value;
  if (!isOffline && !live().unreachable.value) return null;
  return (
    <Notice
      tone="warn"
      live
      title={isOffline ? 'You are offline' : 'The services do not answer'}
      actions={
        <button type="button" class="button small" onClick={() => live().refresh()}>
          Try again
        </button>
      }
    >
      What you see is the last state that reached us. It is asked again by itself.
    </Notice>
  );
}

function StateBanner() {
  const status = valueIn(useLive(routes.status()));
  if (!status || (status.state === 'READY' && status.halted.length === 0)) return null;
  if (status.halted.length > 0) {
    return (
      <Notice tone="bad" live title="A part of the books has stopped">
        {status.halted.join(' ')} Funds are in the contract and not affected.
      </Notice>
    );
  }
  return (
    <Notice
      tone="info"
      live
      title={status.state === 'STARTING' ? 'The services are starting' : 'The services are down'}
    >
      {status.reason}
    </Notice>
  );
}

export function stopping(all: readonly Incident[]): readonly Incident[] {
  return all.filter((it) => it.stopsQuotesNow);
}

/** `STX`, `sBTC`, or both when an incident concerns both. */
export function stoppedTokens(all: readonly Incident[]): string {
  const tokens = new Set(all.map((it) => it.token));
  if (tokens.has(null) || tokens.size > 1) return 'STX and sBTC';
  const [only] = tokens;
  return only ? tokenLabel(only) : '';
}

function IncidentBanner() {
  const stops = stopping(valueIn(useLive(routes.incidents()))?.incidents ?? []);
  if (stops.length === 0) return null;
  return (
    <Notice
      tone="bad"
      live
      title={`Quotes and withdrawals of ${stoppedTokens(stops)} are paused`}
      actions={
        <a class="button small" href="/operations">
          See {stops.length === 1 ? 'the incident' : `${stops.length} incidents`}
        </a>
      }
    >
      Something does not add up, and nothing is corrected without a person. Funds stay in the contract; settlements go
      on.
    </Notice>
  );
}
