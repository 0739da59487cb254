import type { Largest, PoolRisk } from '../api/risk';
import { percent, strikeText } from '../format/units';
import { bookLabel, shortHash } from '../format/words';
import { Amount, Stated } from '../parts/Amount';
import { BookName } from '../parts/glyphs';
import { Badge, Card, Meter } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { type Column, Table } from '../parts/Table';
import { isLowCoverage, type ScopedRisk } from './scope';

interface Line {
  readonly by: string;
  readonly largest: Largest;
  readonly name: string;
}

/** Whether much of what is locked hangs on one strike, one day or one buyer. */
export function ConcentrationCard({ risk }: { risk: ScopedRisk }) {
  const lines: Line[] = [
    { by: 'Protected value', largest: risk.strike, name: usd(risk.strike.largest) },
    {
      by: 'Expiration',
      largest: risk.expiration,
      name: risk.expiration.largest ? `block ${risk.expiration.largest}` : '–',
    },
    ...(risk.buyer ? [{ by: 'Buyer', largest: risk.buyer, name: shortHash(risk.buyer.largest ?? '–') }] : []),
  ];
  const columns: readonly Column<Line>[] = [
    { key: 'by', head: 'By', rowHead: true, cell: (it) => it.by },
    { key: 'largest', head: 'Largest', cell: (it) => it.name },
    {
      key: 'share',
      head: 'Its share',
      cell: (it) => (
        <span class="share-cell">
          <Meter
            bps={BigInt(it.largest.largestShareBps)}
            label={`Share of the largest ${it.by.toLowerCase()}`}
            tone={shareTone(it.largest)}
          />
          <Stated>{percent(it.largest.largestShareBps)}</Stated>
        </span>
      ),
    },
    {
      key: 'spread',
      head: <span data-tip="Herfindahl index: the sum of squared shares. 100 % is all in one.">Index</span>,
      numeric: true,
      cell: (it) => <Stated>{percent(it.largest.herfindahlBps)}</Stated>,
    },
  ];
  return (
    <Card title="Concentration" aside="share of what is locked" flush>
      <Table caption="Concentration of what is locked" columns={columns} rows={lines} rowKey={(it) => it.by} />
    </Card>
  );
}

function shareTone(it: Largest): 'good' | 'warn' {
  return it.largestShareBps > 5_000 ? 'warn' : 'good';
}

/** The strike of a concentration comes as USD x 10^8. */
function usd(strike: string | null): string {
  return strike && /^\d+$/.test(strike) ? strikeText(BigInt(strike)) : (strike ?? '–');
}

type BookRisk = PoolRisk['books'][number];

const BOOK_COLUMNS: readonly Column<BookRisk>[] = [
  { key: 'book', head: 'Book', rowHead: true, cell: (it) => <BookName book={it} /> },
  { key: 'policies', head: 'Policies', numeric: true, cell: (it) => <Stated>{it.sum.policies}</Stated> },
  { key: 'buyers', head: 'Buyers', numeric: true, cell: (it) => <Stated>{it.buyers}</Stated> },
  { key: 'locked', head: 'Locked', numeric: true, cell: (it) => <Amount value={it.sum.collateral} unit={it.token} /> },
  {
    key: 'owed',
    head: 'Owed now',
    numeric: true,
    cell: (it) => <Amount value={it.sum.intrinsic} unit={it.token} />,
  },
  {
    key: 'delta',
    head: 'Delta',
    numeric: true,
    cell: (it) => (it.sum.model ? <Amount value={it.sum.model.deltaSats} unit="BTC" signed /> : '–'),
  },
  { key: 'coverage', head: 'Coverage', numeric: true, cell: (it) => <Coverage bps={it.sum.coverageBps} /> },
];

/** Every book with live policies, side by side. */
export function BooksRiskCard({ books }: { books: readonly BookRisk[] }) {
  return (
    <Card title="Books" flush>
      <Table
        caption="Risk of every book"
        columns={BOOK_COLUMNS}
        rows={books}
        rowKey={bookLabel}
        groupOf={(it) => it.token}
        empty={<EmptyState title="No book has a live policy" />}
      />
    </Card>
  );
}

function Coverage({ bps }: { bps: number | null }) {
  if (bps === null) return <span class="muted">–</span>;
  return isLowCoverage(bps) ? <Badge tone="bad">{percent(bps)}</Badge> : <Stated>{percent(bps)}</Stated>;
}
