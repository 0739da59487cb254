import { routes } from '../api/client';
import { live, useLive } from '../api/live';
import type { Book } from '../api/shapes';
import { percent, ratioBps } from '../format/units';
import { bookLabel, tokenLabel } from '../format/words';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Card, PageHead } from '../parts/layout';
import { Loaded } from '../parts/states';
import { type Column, Table } from '../parts/Table';

const COLUMNS: readonly Column<Book>[] = [
  { key: 'book', head: 'Book', rowHead: true, cell: bookLabel },
  {
    key: 'capital',
    head: 'Capital',
    numeric: true,
    cell: (it) => <Amount value={it.capital} unit={it.token} asOf={it.asOf} />,
  },
  {
    key: 'locked',
    head: 'Locked',
    numeric: true,
    cell: (it) => <Amount value={it.locked} unit={it.token} asOf={it.asOf} />,
  },
  { key: 'used', head: 'Utilisation', numeric: true, cell: (it) => percent(ratioBps(it.locked, it.capital) ?? 0n) },
];

export default function OverviewPage() {
  const books = useLive(routes.books());
  return (
    <>
      <PageHead title="Pool" lead="Capital that backs Bitcoin price protection, held by a contract on Stacks." />
      <Loaded of={books} retry={() => live().refresh('/v1/books')}>
        {(value) => (
          <AsOfContext.Provider value={value.asOf}>
            <Card title="Books" aside={<AsOf asOf={value.asOf} />} flush>
              <Table
                caption="The six books"
                columns={COLUMNS}
                rows={value.books}
                rowKey={bookLabel}
                groupOf={(it) => tokenLabel(it.token)}
              />
            </Card>
          </AsOfContext.Provider>
        )}
      </Loaded>
    </>
  );
}
