import { useState } from 'preact/hooks';
import { get, routes } from '../api/client';
import { useLive } from '../api/live';
import type { Entry } from '../api/people';
import { dateOf } from '../format/time';
import { bookLabel, shortHash } from '../format/words';
import { Amount } from '../parts/Amount';
import { Card } from '../parts/layout';
import { EmptyState, Loaded, Notice } from '../parts/states';
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
    cell: (it) =>
      it.kind === 'EPOCH' ? <WorkingCapital entry={it} /> : <Amount value={signOf(it)} unit={it.token} signed />,
  },
  {
    key: 'premium',
    head: 'Premium',
    numeric: true,
    cell: (it) => (it.premium === 0n ? '–' : <Amount value={it.premium} unit={it.token} />),
  },
  { key: 'tx', head: 'Transaction', cell: (it) => <TxLink txid={it.txid}>{shortHash(it.txid)}</TxLink> },
];

/** What leaves the pool has a minus; a request moves nothing and has no sign. */
function signOf(entry: Entry): bigint {
  return entry.kind === 'WITHDRAWAL' ? -entry.capital : entry.capital;
}

function When({ entry }: { entry: Entry }) {
  const tip = `Block ${entry.height.toLocaleString('en-US')}, Bitcoin block ${entry.burnHeight.toLocaleString('en-US')}\nfinal`;
  return (
    <span data-tip={tip} tabIndex={0}>
      {dateOf(entry.blockTime * 1_000)}
    </span>
  );
}

/** A weight is capital in 1/4096 base units: ledger.md. */
function WorkingCapital({ entry }: { entry: Entry }) {
  return (
    <span class="muted">
      works with <Amount value={entry.weight / 4_096n} unit={entry.token} />
    </span>
  );
}

const PAGE = 50;

/** One line per act and per epoch, newest first as the server gives them. */
export function History({ address }: { address: string }) {
  const first = useLive(routes.entries(address, undefined, PAGE));
  const [which, setWhich] = useState<'acts' | 'all'>('acts');
  const [more, setMore] = useState<{ rows: readonly Entry[]; next: string | null } | null>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const load = async (cursor: string) => {
    const answer = await get(routes.entries(address, cursor, PAGE));
    if (!answer.ok) setSentence(answer.problem.sentence);
    else setMore((before) => ({ rows: [...(before?.rows ?? []), ...answer.value.entries], next: answer.value.next }));
  };
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
        {(it) => {
          const next = more === null ? it.next : more.next;
          return (
            <>
              <Table
                caption="History of this provider"
                columns={COLUMNS}
                rows={[...it.entries, ...(more?.rows ?? [])].filter((row) => which === 'all' || row.kind !== 'EPOCH')}
                rowKey={(row) => `${row.height}:${row.txid}:${row.kind}:${row.token}:${row.tier}:${row.epoch}`}
                empty={<EmptyState title="Nothing has happened yet" />}
              />
              {sentence && (
                <Notice tone="warn" live>
                  {sentence}
                </Notice>
              )}
              {next !== null && (
                <div class="more">
                  <button type="button" class="button small" onClick={() => void load(next)}>
                    More
                  </button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
