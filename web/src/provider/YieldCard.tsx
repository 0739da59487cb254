import { useMemo } from 'preact/hooks';
import { isNotAvailable } from '../api/answer';
import { routes } from '../api/client';
import { useLive } from '../api/live';
import { queried, query } from '../app/router';
import { chartAmount, percent, toDouble } from '../format/units';
import { bookLabel, tokenLabel } from '../format/words';
import { Amount, AsOf, AsOfContext } from '../parts/Amount';
import { Chart } from '../parts/Chart';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { Table } from '../parts/Table';
import { Choice } from '../parts/Tabs';
import { annualOf, LEAST_DAYS_OF_A_YEAR, measuredWindows, periodOf, type YieldBook } from './yields';

/** Net yield: premium earned less losses, over the capital and the time it was there. */
export function YieldCard({ address }: { address: string }) {
  const yields = useLive(routes.providerYield(address));
  const chosen = queried('book');
  if (yields.state === 'failed' && isNotAvailable(yields.problem)) return null;
  return (
    <Card title="Net yield" aside={yields.state === 'ready' && <AsOf asOf={yields.value.asOf} />}>
      <Loaded of={yields}>
        {(it) => {
          const book = it.books.find((one) => keyOf(one) === chosen) ?? it.books[0];
          if (book === undefined)
            return <EmptyState title="No history yet">It begins with the first epoch.</EmptyState>;
          return (
            <AsOfContext.Provider value={it.asOf}>
              <div class="stack">
                {it.books.length > 1 && (
                  <Choice
                    label="Book"
                    options={it.books.map((one) => ({ key: keyOf(one), label: bookLabel(one) }))}
                    chosen={keyOf(book)}
                    choose={(book) => query({ book })}
                  />
                )}
                <BookYield key={keyOf(book)} book={book} />
              </div>
            </AsOfContext.Provider>
          );
        }}
      </Loaded>
    </Card>
  );
}

function keyOf(book: YieldBook): string {
  return `${book.token}:${book.tier}`;
}

function BookYield({ book }: { book: YieldBook }) {
  const unit = book.token;
  return (
    <div class="grid two">
      <YieldChart book={book} />
      <Table
        caption={`Net yield of ${bookLabel(book)}`}
        rows={measuredWindows(book.windows)}
        rowKey={(it) => it.window}
        columns={[
          { key: 'window', head: 'Measured over', rowHead: true, cell: periodOf },
          {
            key: 'premium',
            head: `Premium, ${tokenLabel(unit)}`,
            numeric: true,
            cell: (it) => <Amount value={it.premiumEarned} unit={unit} withUnit={false} />,
          },
          {
            key: 'losses',
            head: `Losses, ${tokenLabel(unit)}`,
            numeric: true,
            cell: (it) => <Amount value={-it.losses} unit={unit} withUnit={false} toned />,
          },
          {
            key: 'net',
            head: 'Net yield',
            numeric: true,
            cell: (it) => <Bps bps={it.netYieldBps} why="Not defined below one day." />,
          },
          {
            key: 'annual',
            head: 'A year',
            numeric: true,
            wideOnly: true,
            cell: (it) => (
              <Bps bps={annualOf(it)} why={`A year is told from ${LEAST_DAYS_OF_A_YEAR} days of data on.`} />
            ),
          },
        ]}
      />
    </div>
  );
}

function Bps({ bps, why }: { bps: number | null; why: string }) {
  return bps === null ? (
    <span class="muted" data-tip={why} tabIndex={0}>
      –
    </span>
  ) : (
    <span class={bps < 0 ? 'loss' : bps > 0 ? 'gain' : undefined}>{percent(bps, 2, { signed: true })}</span>
  );
}

function YieldChart({ book }: { book: YieldBook }) {
  const x = useMemo(() => book.series.map((it) => it.blockTime), [book.series]);
  const series = useMemo(
    () => [
      {
        label: 'Premium less losses',
        color: '--accent',
        values: book.series.map((it) => toDouble(it.premiumEarned - it.losses, book.token)),
        filled: true,
        stepped: true,
      },
      {
        label: 'Premium earned',
        color: '--gain',
        values: book.series.map((it) => toDouble(it.premiumEarned, book.token)),
        dashed: true,
        stepped: true,
      },
    ],
    [book.series],
  );
  if (x.length < 2) return <EmptyState title="No curve yet">It needs two points of history.</EmptyState>;
  return (
    <Chart
      label={`Premium earned and premium less losses of ${bookLabel(book)} over time`}
      x={x}
      xKind="time"
      xLabel="Time, UTC"
      unit={tokenLabel(book.token)}
      series={series}
      formatY={(y) => chartAmount(y, book.token)}
      height={200}
    />
  );
}
