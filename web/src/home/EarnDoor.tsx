import { routes } from '../api/client';
import { live, useLive } from '../api/live';
import type { Book } from '../api/shapes';
import { percent, ratioBps } from '../format/units';
import { bookLabel } from '../format/words';
import { inOrder } from '../overview/pool';
import { Amount, AsOfContext } from '../parts/Amount';
import { BookName } from '../parts/glyphs';
import { Card } from '../parts/layout';
import { Loaded, Skeleton } from '../parts/states';
import { type Column, Table } from '../parts/Table';

const WHOLE_BPS = 10_000n;

/** Earned less lost since the book began; what is still pending is not earned yet. */
export function netOf(book: Pick<Book, 'premiumEarned' | 'losses'>): bigint {
  return book.premiumEarned - book.losses;
}

const COLUMNS: readonly Column<Book>[] = [
  { key: 'book', head: 'Book', rowHead: true, cell: (it) => <BookName book={it} /> },
  {
    key: 'earned',
    head: 'Earned',
    numeric: true,
    cell: (it) => <Amount value={it.premiumEarned} unit={it.token} />,
  },
  { key: 'lost', head: 'Lost', numeric: true, cell: (it) => <Amount value={-it.losses} unit={it.token} /> },
  {
    key: 'net',
    head: 'Since start',
    numeric: true,
    cell: (it) => <Net book={it} />,
  },
];

/** Of what is in the book now; null when that is less than what was earned or lost: nearly all have left. */
export function shareBps(book: Pick<Book, 'premiumEarned' | 'losses' | 'capital'>): bigint | null {
  const bps = ratioBps(netOf(book), book.capital);
  return bps === null || bps > WHOLE_BPS || bps < -WHOLE_BPS ? null : bps;
}

function Net({ book }: { book: Book }) {
  const net = netOf(book);
  const bps = shareBps(book);
  return (
    <>
      <strong>
        <Amount value={net} unit={book.token} signed toned />
      </strong>
      {bps !== null && <span class="also muted">{percent(bps, 2, { signed: true })} of what is in it</span>}
    </>
  );
}

/** The second door: what those who protect others earned and lost, plainly. */
export function EarnDoor() {
  const books = useLive(routes.books());
  return (
    <Card title="Earn by protecting others" class="door earn" flush>
      <div class="stack">
        <p class="inset">
          Put STX or sBTC into a book. You are paid a part of every premium, and you pay your part when Bitcoin moves
          against the book. Since it began:
        </p>
        <Loaded of={books} retry={() => live().refresh(routes.books().path)} skeleton={<Skeleton height="table" />}>
          {(value) => (
            <AsOfContext.Provider value={value.asOf}>
              <Table
                caption="What each book earned and lost since it began"
                columns={COLUMNS}
                rows={inOrder(value.books)}
                rowKey={bookLabel}
                groupOf={(it) => it.token}
              />
            </AsOfContext.Provider>
          )}
        </Loaded>
        <p class="inset">
          <a class="button primary wide" href="/provider">
            Become a provider
          </a>
        </p>
      </div>
    </Card>
  );
}
