import { useEffect, useState } from 'preact/hooks';
import { get, routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Entry } from '../api/people';
import { useQueried } from '../app/router';
import { plainly } from '../format/refusals';
import { dateOf } from '../format/time';
import { bookLabel, shortHash } from '../format/words';
import { Amount } from '../parts/Amount';
import { Card } from '../parts/layout';
import { EmptyState, Loaded, Notice, Skeleton } from '../parts/states';
import { type Column, Table } from '../parts/Table';
import { Choice } from '../parts/Tabs';
import { TxLink } from '../wallet/TxLink';

const KINDS: Readonly<Record<string, string>> = {
  DEPOSIT: 'Deposit',
  EXIT_REQUEST: 'Asked to leave',
  WITHDRAWAL: 'Withdrawal',
  EPOCH: 'Epoch opened',
};

const COLUMNS: readonly Column<Entry>[] = [
  { key: 'when', head: 'When', rowHead: true, cell: (it) => <When entry={it} /> },
  {
    key: 'what',
    head: 'What',
    cell: (it) => (it.kind === 'EPOCH' ? `Epoch ${it.epoch} opened` : (KINDS[it.kind] ?? it.kind)),
  },
  { key: 'book', head: 'Book', cell: (it) => bookLabel(it) },
  {
    key: 'capital',
    head: 'Capital',
    numeric: true,
    cell: (it) => <Capital entry={it} />,
  },
  {
    key: 'premium',
    head: 'Premium',
    numeric: true,
    cell: (it) => (it.premium === 0n ? '–' : <Amount value={it.premium} unit={it.token} />),
  },
  { key: 'tx', head: 'Transaction', cell: (it) => <TxLink txid={it.txid}>{shortHash(it.txid)}</TxLink> },
];

/** What leaves the pool has a minus, what comes in a plus; a request moves nothing and has no sign. */
export function Capital({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'EPOCH':
      return <WorkingCapital entry={entry} />;
    case 'EXIT_REQUEST':
      return (
        <span class="muted">
          of <Amount value={entry.capital} unit={entry.token} />
        </span>
      );
    case 'WITHDRAWAL':
      return <Amount value={-entry.capital} unit={entry.token} />;
    default:
      return <Amount value={entry.capital} unit={entry.token} signed />;
  }
}

function When({ entry }: { entry: Entry }) {
  const tip = `Block ${entry.height.toLocaleString('en-US')}, Bitcoin block ${entry.burnHeight.toLocaleString('en-US')}\nfinal`;
  return (
    <span data-tip={tip} tabIndex={0}>
      {dateOf(entry.blockTime * 1_000)}
    </span>
  );
}

/** A weight is capital in 1/4096 base units: docs/ledger.md. */
function WorkingCapital({ entry }: { entry: Entry }) {
  return (
    <span class="muted">
      works with <Amount value={entry.weight / 4_096n} unit={entry.token} />
    </span>
  );
}

const PAGE = 50;
/** Acts are rare beside epochs: older pages are read by themselves until so many are found. */
const ENOUGH = 10;
type Which = 'acts' | 'all';

interface More {
  readonly rows: readonly Entry[];
  readonly next: string | null;
}

export function shownOf(first: readonly Entry[], more: readonly Entry[], which: Which): Entry[] {
  // The newest page is read anew with each block, so that one line may stand in two pages.
  const all = new Map([...first, ...more].map((row) => [keyOf(row), row]));
  return [...all.values()].filter((row) => which === 'all' || row.kind !== 'EPOCH');
}

function keyOf(row: Entry): string {
  return `${row.height}:${row.txid}:${row.kind}:${row.token}:${row.tier}:${row.epoch}`;
}

/** One line per act and per epoch, newest first as the server gives them. */
export function History({ address }: { address: string }) {
  const first = useLive(routes.entries(address, undefined, PAGE));
  const [which, setWhich] = useQueried<Which>('history', ['acts', 'all']);
  const [more, setMore] = useState<More | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const newest = valueIn(first);
  const next = more === null ? (newest?.next ?? null) : more.next;
  const rows = shownOf(newest?.entries ?? [], more?.rows ?? [], which);
  const load = async (cursor: string) => {
    setLoading(true);
    const answer = await get(routes.entries(address, cursor, PAGE));
    setLoading(false);
    if (!answer.ok) setSentence(plainly(answer.problem));
    else setMore((before) => ({ rows: [...(before?.rows ?? []), ...answer.value.entries], next: answer.value.next }));
  };
  const looksFurther = which === 'acts' && rows.length < ENOUGH && next !== null && sentence === null;
  useEffect(() => {
    if (looksFurther && !isLoading) void load(next);
  }, [looksFurther, isLoading, next]);
  return (
    <Card
      title="History"
      flush
      class="people-table"
      aside={
        <Choice
          label="What to show"
          options={[
            { key: 'acts', label: 'Acts' },
            { key: 'all', label: 'Acts and epochs' },
          ]}
          chosen={which}
          choose={setWhich}
        />
      }
    >
      <Loaded of={first}>
        {() => (
          <>
            <Table
              caption="History of this provider"
              columns={COLUMNS}
              rows={rows}
              rowKey={keyOf}
              empty={looksFurther ? <Skeleton /> : <EmptyState title="Nothing has happened yet" />}
            />
            {sentence && (
              <Notice tone="warn" live>
                {sentence}
              </Notice>
            )}
            {next !== null && (
              <div class="more">
                <button type="button" class="button small" disabled={isLoading} onClick={() => void load(next)}>
                  {isLoading ? 'Looking further back' : 'More'}
                </button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
