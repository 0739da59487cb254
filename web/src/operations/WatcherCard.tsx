import type { WatcherPart } from '../api/operations';
import type { Status } from '../api/shapes';
import { toneOf } from '../app/health';
import { blocks, duration } from '../format/time';
import { codeLabel, shortHash } from '../format/words';
import { Badge, Card, Facts } from '../parts/layout';
import { EmptyState } from '../parts/states';

/** How far the chain was read, and whether reading it again gives the same. */
export function WatcherCard({ watcher, status }: { watcher: WatcherPart | null; status: Status | null }) {
  return (
    <Card title="Watcher" aside={watcher && <Badge tone={toneOf(watcher.state)}>{codeLabel(watcher.state)}</Badge>}>
      {watcher ? (
        <>
          {watcher.reason && <p class="remark">{watcher.reason}</p>}
          <Facts
            rows={[
              ...(watcher.details ? chainRows(watcher.details) : []),
              ['Applied by the books', status ? height(status.appliedHeight) : '–'],
              ...(watcher.details ? auditRows(watcher.details) : []),
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
type Details = NonNullable<WatcherPart['details']>;

function chainRows(it: Details): Rows {
  return [
    ['Tip', blockOf(it.tip)],
    ['Final', blockOf(it.final)],
    ['Bitcoin tip', height(it.burnTip)],
    ['Behind its source', `${blocks(it.lag)}${it.lag > 0 ? `, ${duration(it.lagSeconds * 1_000)}` : ''}`],
    ['Blocks not final yet', height(it.unfinalBlocks)],
    ...it.comparisons.map(
      ({ first, second, agreedHeight }) => [`${first} and ${second} agree up to`, height(agreedHeight)] as const,
    ),
  ];
}

function auditRows({ audit }: Details): Rows {
  const clean = audit.gaps === 0 && audit.differences === 0;
  return [
    ['Audited', `blocks ${height(audit.from)} to ${height(audit.to)}`],
    [
      'Audit found',
      <Badge key="a" tone={clean ? 'good' : 'bad'}>
        {clean ? 'nothing missing, nothing different' : `${audit.gaps} missing, ${audit.differences} different`}
      </Badge>,
    ],
  ];
}

function blockOf(block: Details['tip']) {
  return block === null ? (
    '–'
  ) : (
    <span data-tip={block.indexBlockHash}>
      {height(block.height)} <code class="muted">{shortHash(block.indexBlockHash)}</code>
    </span>
  );
}

function height(value: number): string {
  return value.toLocaleString('en-US');
}
