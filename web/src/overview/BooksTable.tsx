import type { Book, Books } from '../api/shapes';
import { pace } from '../app/clock';
import { percent, ratioBps } from '../format/units';
import { bookLabel } from '../format/words';
import { Amount, AsOf, AsOfContext, Stated } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { BookName } from '../parts/glyphs';
import { Badge, Card, Meter } from '../parts/layout';
import { type Column, Table } from '../parts/Table';
import { capacityLeft, inOrder, isOpen } from './pool';
import { usageTone } from './TokenPanel';

/** The six books side by side. */
export function BooksTable({ books }: { books: Books }) {
  const burnHeight = pace.value?.burnHeight ?? null;
  return (
    <AsOfContext.Provider value={books.asOf}>
      <Card title="Books" class="books" aside={<AsOf asOf={books.asOf} />} flush>
        <Table
          caption="The six books: capital, use, epoch, premium and losses"
          columns={columns(burnHeight)}
          rows={inOrder(books.books)}
          rowKey={bookLabel}
          groupOf={(it) => it.token}
        />
      </Card>
    </AsOfContext.Provider>
  );
}

function columns(burnHeight: number | null): readonly Column<Book>[] {
  return [
    { key: 'book', head: 'Book', rowHead: true, cell: (it) => <BookName book={it} /> },
    { key: 'capital', head: 'Capital', numeric: true, cell: (it) => <Amount value={it.capital} unit={it.token} /> },
    { key: 'locked', head: 'Locked', numeric: true, cell: (it) => <Amount value={it.locked} unit={it.token} /> },
    { key: 'usage', head: 'Utilisation', cell: (it) => <Usage book={it} /> },
    {
      key: 'left',
      head: 'Capacity left',
      numeric: true,
      cell: (it) => <Amount value={capacityLeft(it, burnHeight)} unit={it.token} />,
    },
    { key: 'epoch', head: 'Epoch', cell: (it) => <Epoch book={it} burnHeight={burnHeight} /> },
    {
      key: 'premium',
      head: 'Premium earned',
      numeric: true,
      cell: (it) => <Amount value={it.premiumEarned} unit={it.token} />,
    },
    {
      key: 'losses',
      head: 'Losses',
      numeric: true,
      cell: (it) => <Amount value={it.losses} unit={it.token} />,
    },
  ];
}

function Usage({ book }: { book: Book }) {
  const bps = ratioBps(book.locked, book.capital);
  return (
    <span class="usage-cell">
      <Meter bps={bps} label={`Utilisation of ${bookLabel(book)}`} tone={usageTone(bps)} />
      <Stated>{bps === null ? '–' : percent(bps)}</Stated>
    </span>
  );
}

/** How long the epoch runs, or what happens to the next one. */
function Where({ book, burnHeight }: { book: Book; burnHeight: number | null }) {
  if (book.phase === 'CLOSED') {
    return (
      <Badge
        tone="quiet"
        tip="No epoch follows. Its policies end as always, and what is free can be withdrawn at any time."
      >
        closed for good
      </Badge>
    );
  }
  if (isOpen(book, burnHeight)) return <Countdown toHeight={book.endsAt} />;
  if (book.proposal === null) return <Badge tone="info">next one is being weighed</Badge>;
  return (
    <>
      <Badge tone="info" tip="Until it begins the guardian may veto it. Withdrawals are shut meanwhile.">
        {book.proposal.epoch} is proposed
      </Badge>{' '}
      <span class="muted">
        begins in <Countdown toHeight={book.proposal.confirmableAt} reached="a moment" />
      </span>
    </>
  );
}

function Epoch({ book, burnHeight }: { book: Book; burnHeight: number | null }) {
  if (book.epoch === 0) return <Badge>not opened yet</Badge>;
  return (
    <span class="epoch">
      <span class="epoch-number">{book.epoch}</span>
      <Where book={book} burnHeight={burnHeight} />
    </span>
  );
}
