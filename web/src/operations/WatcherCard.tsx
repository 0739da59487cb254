import type { Part } from '../api/operations';
import type { Status } from '../api/shapes';
import { toneOf } from '../app/health';
import { blocks, duration } from '../format/time';
import { codeLabel, shortHash } from '../format/words';
import { Badge, Card, Facts } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { listAt, numberAt, textAt } from './parts';

/** How far the chain was read, and whether reading it again gives the same. */
export function WatcherCard({ watcher, status }: { watcher: Part | null; status: Status | null }) {
  return (
    <Card title="Watcher" aside={watcher && <Badge tone={toneOf(watcher.state)}>{codeLabel(watcher.state)}</Badge>}>
      {watcher ? (
        <>
          {watcher.reason && <p class="remark">{watcher.reason}</p>}
          <Facts
            rows={[
              ...chainRows(watcher),
              ['Applied by the books', status ? height(status.appliedHeight) : '–'],
              ...auditRows(watcher),
            ]}
          />
        </>
      ) : (
        <>
          {status && <Facts rows={[['Applied by the books', height(status.appliedHeight)]]} />}
          <EmptyState title="Not available here">What the watcher says comes with /v1/operations.</EmptyState>
        </>
      )}
    </Card>
  );
}

type Rows = (readonly [string, preact.ComponentChildren])[];

function chainRows({ details }: Part): Rows {
  const lag = numberAt(details, 'lag');
  const seconds = numberAt(details, 'lagSeconds');
  return [
    ['Tip', blockOf(details, 'tip')],
    ['Final', blockOf(details, 'final')],
    ['Bitcoin tip', height(numberAt(details, 'burnTip'))],
    [
      'Behind its source',
      lag === null ? '–' : `${blocks(lag)}${seconds !== null && lag > 0 ? `, ${duration(seconds * 1_000)}` : ''}`,
    ],
    ['Blocks not final yet', height(numberAt(details, 'unfinalBlocks'))],
    ...listAt(details, 'comparisons').map(
      (it) =>
        [
          `${textAt(it, 'first') ?? ''} and ${textAt(it, 'second') ?? ''} agree up to`,
          height(numberAt(it, 'agreedHeight')),
        ] as const,
    ),
  ];
}

function auditRows({ details }: Part): Rows {
  const gaps = numberAt(details, 'audit', 'gaps');
  const differences = numberAt(details, 'audit', 'differences');
  if (gaps === null || differences === null) return [];
  const clean = gaps === 0 && differences === 0;
  return [
    ['Audited', `blocks ${height(numberAt(details, 'audit', 'from'))} to ${height(numberAt(details, 'audit', 'to'))}`],
    [
      'Audit found',
      <Badge key="a" tone={clean ? 'good' : 'bad'}>
        {clean ? 'nothing missing, nothing different' : `${gaps} missing, ${differences} different`}
      </Badge>,
    ],
  ];
}

function blockOf(details: Part['details'], name: string) {
  const at = numberAt(details, name, 'height');
  const hash = textAt(details, name, 'indexBlockHash');
  return (
    <span data-tip={hash ?? undefined}>
      {height(at)} {hash && <code class="muted">{shortHash(hash)}</code>}
    </span>
  );
}

function height(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en-US');
}
