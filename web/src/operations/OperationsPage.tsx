import { routes } from '../api/client';
import { live, useLive, valueIn } from '../api/live';
import { healthOf } from '../app/health';
import { AsOf } from '../parts/Amount';
import { PageHead } from '../parts/layout';
import { Loaded, Skeleton } from '../parts/states';
import { IncidentsCard } from './IncidentsCard';
import { OracleCard } from './OracleCard';
import './operations.css';
import { ReconciliationCard } from './ReconciliationCard';
import { RolesCard } from './RolesCard';
import { SubmitterCard, TransactionsCard } from './SubmitterCard';
import { WatcherCard } from './WatcherCard';

export default function OperationsPage() {
  const status = valueIn(useLive(routes.status()));
  const asked = useLive(routes.operations());
  const operations = valueIn(asked);
  return (
    <>
      <PageHead
        title="Operations"
        lead="How the services that watch the chain, keep the books and send transactions are doing."
        aside={status && <AsOf asOf={status.asOf} />}
      />
      <div class="stack">
        <Parts />
        <Incidents />
        <div class="grid two">
          {asked.state === 'loading' ? (
            <Skeleton height="watcher" />
          ) : (
            <WatcherCard watcher={operations?.parts.watcher ?? null} status={status} />
          )}
          <div class="stack">
            <Reconciled />
            <Sources />
          </div>
        </div>
        {asked.state === 'loading' ? (
          <Skeleton height="table" />
        ) : (
          <>
            <RolesCard
              roles={operations?.parts.watcher.details?.roles ?? null}
              burnTip={operations?.parts.watcher.details?.burnTip ?? 0}
            />
            <SubmitterCard submitter={operations?.parts.submitter ?? null} />
            <TransactionsCard operations={operations} />
          </>
        )}
      </div>
    </>
  );
}

function Parts() {
  const operations = useLive(routes.operations());
  const status = valueIn(useLive(routes.status()));
  const parts = healthOf(valueIn(operations), status);
  if (operations.state === 'loading') return <Skeleton height="strip" />;
  return (
    <ul class="part-strip" aria-label="Parts of the system">
      {parts.map((part) => (
        <li key={part.name} class={part.tone}>
          <span class="part-name">
            <i class={`dot ${part.tone}`} aria-hidden="true" />
            {part.name}
          </span>
          <span class="part-word">{part.word}</span>
          {part.reason && <span class="part-reason">{part.reason}</span>}
        </li>
      ))}
    </ul>
  );
}

function Incidents() {
  const incidents = useLive(routes.incidents());
  return (
    <Loaded of={incidents} retry={() => live().refresh(routes.incidents().path)} skeleton={<Skeleton height="card" />}>
      {(value) => <IncidentsCard incidents={value.incidents} operators={value.operators} />}
    </Loaded>
  );
}

function Reconciled() {
  const reconciliation = useLive(routes.reconciliation());
  return (
    <Loaded
      of={reconciliation}
      retry={() => live().refresh(routes.reconciliation().path)}
      skeleton={<Skeleton height="card" />}
    >
      {(value) => <ReconciliationCard reconciliation={value} />}
    </Loaded>
  );
}

function Sources() {
  const prices = useLive(routes.prices());
  const operations = valueIn(useLive(routes.operations()));
  return (
    <Loaded of={prices} retry={() => live().refresh(routes.prices().path)} skeleton={<Skeleton height="table" />}>
      {(value) => <OracleCard prices={value} oracle={operations?.parts.oracle ?? null} />}
    </Loaded>
  );
}
