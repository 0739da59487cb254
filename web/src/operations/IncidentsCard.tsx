import type { Incident } from '../api/shapes';
import { useQueried } from '../app/router';
import { dateOf } from '../format/time';
import { codeLabel, tokenLabel } from '../format/words';
import { Badge, Card, Facts } from '../parts/layout';
import { EmptyState, type Tone } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { Acknowledge } from './Acknowledge';

type Shown = 'open' | 'all';

/** What did not fit, and what a person did about it. Nothing closes by itself. */
export function IncidentsCard(props: { incidents: readonly Incident[]; operators: readonly string[] }) {
  const { incidents, operators } = props;
  const [shown, setShown] = useQueried<Shown>('incidents', ['open', 'all']);
  const open = incidents.filter((it) => it.state !== 'RESOLVED');
  const listed = byUrgency(shown === 'open' ? open : incidents);
  return (
    <Card
      title="Incidents"
      aside={
        <Choice<Shown>
          label="Which"
          options={[
            { key: 'open', label: `Open ${open.length}` },
            { key: 'all', label: `All ${incidents.length}` },
          ]}
          chosen={shown}
          choose={setShown}
        />
      }
    >
      {listed.length === 0 ? (
        <EmptyState title={shown === 'open' ? 'None is open' : 'There was none'}>
          One is raised when something does not agree to the unit.
        </EmptyState>
      ) : (
        <ul class="incidents">
          {listed.map((it) => (
            <IncidentRow key={it.id} incident={it} operators={operators} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function IncidentRow({ incident: it, operators }: { incident: Incident; operators: readonly string[] }) {
  return (
    <li>
      <details>
        <summary>
          <Badge tone={toneOfIncident(it)}>{codeLabel(it.state)}</Badge>
          <strong>{codeLabel(it.code)}</strong>
          <span class="muted">
            {it.token ? tokenLabel(it.token) : 'both tokens'}, block {it.height.toLocaleString('en-US')}
          </span>
          {it.stopsQuotesNow && <Badge tone="bad">stops quotes</Badge>}
        </summary>
        <p>{it.message}</p>
        <Facts
          rows={[
            ['Where', `${it.subject}, in ${it.stage}`],
            ['Expected', it.expected || '–'],
            ['Got', it.got || '–'],
            ['By', it.by ? `${it.by.operator}, ${dateOf(it.by.atMs)}: ${it.by.reason}` : 'nobody yet'],
            ['Identifier', <code key="i">{it.id}</code>],
          ]}
        />
        <Acknowledge incident={it} operators={operators} />
      </details>
    </li>
  );
}

const RANK = { OPEN: 0, ACKNOWLEDGED: 1, RESOLVED: 2 } as const;

/** Open before acknowledged before resolved; then the newest block first. */
export function byUrgency(incidents: readonly Incident[]): readonly Incident[] {
  return [...incidents].sort((one, other) => RANK[one.state] - RANK[other.state] || other.height - one.height);
}

export function toneOfIncident(it: Incident): Tone {
  if (it.state === 'RESOLVED') return 'good';
  return it.stopsQuotesNow ? 'bad' : 'warn';
}
