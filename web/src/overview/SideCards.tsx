import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Incident } from '../api/shapes';
import { healthOf } from '../app/health';
import { codeLabel } from '../format/words';
import { Badge, Card } from '../parts/layout';
import { EmptyState } from '../parts/states';

/** Whether the books are served; how each part is doing stands on its own page, which asks for it. */
export function HealthCard() {
  const status = valueIn(useLive(routes.status()));
  const parts = healthOf(null, status);
  return (
    <Card title="Health" aside={<a href="/operations">Operations</a>}>
      <ul class="health">
        {parts.map((part) => (
          <li key={part.name}>
            <i class={`dot ${part.tone}`} aria-hidden="true" />
            <span class="health-name">{part.name}</span>
            <Badge tone={part.tone} {...(part.reason ? { tip: part.reason } : {})}>
              {part.word}
            </Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is not resolved, the newest first. */
export function IncidentsCard({ incidents }: { incidents: readonly Incident[] }) {
  const open = incidents.filter((it) => it.state !== 'RESOLVED');
  return (
    <Card title="Incidents" aside={<a href="/operations">All</a>}>
      {open.length === 0 ? (
        <EmptyState title="None is open">The books and the contract agree.</EmptyState>
      ) : (
        <ul class="health">
          {open.slice(0, 4).map((it) => (
            <li key={it.id}>
              <i class={`dot ${it.stopsQuotesNow ? 'bad' : 'warn'}`} aria-hidden="true" />
              <span class="health-name">
                {codeLabel(it.code)} <span class="muted">{it.subject}</span>
              </span>
              <Badge tone={it.stopsQuotesNow ? 'bad' : 'warn'}>{codeLabel(it.state)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
