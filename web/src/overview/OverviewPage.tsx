import { routes } from '../api/client';
import { areAnswered, live, useLive, valueIn } from '../api/live';
import { type Books, type Price, TOKENS } from '../api/shapes';
import { pace } from '../app/clock';
import { AsOf, AsOfContext } from '../parts/Amount';
import { PageHead } from '../parts/layout';
import { Loaded, Skeleton } from '../parts/states';
import { BooksTable } from './BooksTable';
import { MetricsCard } from './MetricsCard';
import './overview.css';
import { IncidentsCard } from './IncidentsCard';
import { PricesCard } from './PricesCard';
import { newestOf, priceOf, totalsOf } from './pool';
import { TokenPanel } from './TokenPanel';

export default function OverviewPage() {
  const books = useLive(routes.books());
  return (
    <>
      <PageHead
        title="Pool"
        lead="Capital that backs Bitcoin price protection. It is held by a contract on Stacks; these are its books."
        aside={books.state === 'ready' && <AsOf asOf={books.value.asOf} />}
      />
      <div class="stack">
        <Totals />
        <Loaded
          of={books}
          also={[useLive(routes.status())]}
          retry={() => live().refresh(routes.books().path)}
          skeleton={<Skeleton height="table" />}
        >
          {(value) => <BooksTable books={value} />}
        </Loaded>
        <div class="grid main-side">
          <History />
          <Incidents />
        </div>
      </div>
    </>
  );
}

function Totals() {
  const books = useLive(routes.books());
  const prices = useLive(routes.prices());
  if (!areAnswered(books, prices)) return <Skeleton height="table" />;
  return (
    <div class="grid three">
      {/* When they fail, the table below says so. */}
      {books.state === 'ready' && <TokenPanels books={books.value} prices={valueIn(prices)?.prices ?? []} />}
      <Loaded of={prices} retry={() => live().refresh(routes.prices().path)}>
        {(value) => <PricesCard prices={value} atMs={prices.state === 'ready' ? prices.atMs : 0} />}
      </Loaded>
    </div>
  );
}

function TokenPanels({ books, prices }: { books: Books; prices: readonly Price[] }) {
  const metrics = valueIn(useLive(routes.poolMetrics()));
  const burnHeight = pace.value?.burnHeight ?? null;
  return (
    <AsOfContext.Provider value={books.asOf}>
      {TOKENS.map((token) => (
        <TokenPanel
          key={token}
          totals={totalsOf(books.books, token, burnHeight)}
          price={priceOf(prices, token)}
          providers={newestOf(metrics, token)?.providers ?? null}
          policies={newestOf(metrics, token)?.policies ?? null}
        />
      ))}
    </AsOfContext.Provider>
  );
}

function History() {
  const metrics = useLive(routes.poolMetrics());
  return <MetricsCard of={metrics} retry={() => live().refresh(routes.poolMetrics().path)} />;
}

function Incidents() {
  const incidents = useLive(routes.incidents());
  return (
    <Loaded of={incidents} retry={() => live().refresh(routes.incidents().path)}>
      {(value) => <IncidentsCard incidents={value.incidents} />}
    </Loaded>
  );
}
