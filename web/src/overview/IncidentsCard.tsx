import type { Incident } from '../api/shapes';
import { codeLabel } from '../format/words';
import { Badge, Card } from '../parts/layout';
import { EmptyState } from '../parts/states';

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
