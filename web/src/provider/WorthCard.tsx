import { useMemo } from 'preact/hooks';
import { isNotAvailable } from '../api/answer';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { now } from '../app/clock';
import { currentMarket } from '../app/fresh';
import { compact, fromDouble, toDouble } from '../format/units';
import { AsOf } from '../parts/Amount';
import { Chart } from '../parts/Chart';
import { Card } from '../parts/layout';
import { EmptyState, Loaded } from '../parts/states';
import { closesWanted, type Worth, worthByDay } from './worth';
import type { YieldBook } from './yields';

/** All books of a provider in dollars over time. */
export function WorthCard({ address }: { address: string }) {
  const yields = useLive(routes.providerYield(address));
  if (yields.state === 'failed' && isNotAvailable(yields.problem)) return null;
  return (
    <Card title="All books in dollars" aside={yields.state === 'ready' && <AsOf asOf={yields.value.asOf} />}>
      <Loaded of={yields}>{(it) => <AllBooks books={it.books} />}</Loaded>
    </Card>
  );
}

/** A minute is fine enough: the chart is drawn anew when something it shows is another. */
const MINUTE_MS = 60_000;

function AllBooks({ books }: { books: readonly YieldBook[] }) {
  const atSeconds = (Math.floor(now.value / MINUTE_MS) * MINUTE_MS) / 1_000;
  const btc = useLive(routes.priceDays('BTC', closesWanted(books, 'BTC', atSeconds)));
  const stx = useLive(routes.priceDays('STX', closesWanted(books, 'STX', atSeconds)));
  const current = currentMarket(useLive(routes.prices()), now.value);
  const closes = { BTC: valueIn(btc)?.days, STX: valueIn(stx)?.days };
  const market = current?.state === 'current' ? current.market : null;
  const worth = useMemo(
    () => worthByDay(books, { BTC: closes.BTC ?? [], STX: closes.STX ?? [] }, { atSeconds, market }),
    [books, closes.BTC, closes.STX, atSeconds, market?.btc, market?.stx],
  );
  if (worth.length < 2)
    return <EmptyState title="No curve yet">It has a point at the close of each day, 24:00 UTC.</EmptyState>;
  return (
    <div class="stack">
      <Chart
        label="What all books were worth in dollars, at the close of each day"
        x={worth.map((it) => it.atSeconds)}
        xKind="time"
        xLabel="Time, UTC"
        unit="USD"
        series={[
          { label: 'Capital', color: '--accent', values: worth.map((it) => dollars(it.capital)), filled: true },
          {
            label: 'Capital and all premium earned',
            color: '--gain',
            values: worth.map((it) => dollars(it.capital + it.premium)),
            dashed: true,
          },
        ]}
        formatY={(y) => compact(fromDouble(y, 'USD'), 'USD', { digits: 0 })}
        height={220}
      />
      <p class="muted">{changeSentence(worth)}</p>
    </div>
  );
}

function dollars(usdE8: bigint): number {
  return toDouble(usdE8, 'USD');
}

/** What moves the curve: prices, and what was put in or taken out. */
export function changeSentence(worth: readonly Worth[]): string {
  const last = worth.at(-1);
  const shown = last === undefined ? '' : `$${compact(last.capital, 'USD', { digits: 0 })}`;
  return `${shown} at last. At the prices of each day, so it moves with Bitcoin and STX, with deposits and withdrawals, and with losses; premium that was withdrawn still counts as earned.`;
}
