import { routes } from '../api/client';
import { areAnswered, type Loadable, live, useLive, valueIn } from '../api/live';
import type { Operations } from '../api/operations';
import type { Status } from '../api/shapes';
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
  const ofStatus = useLive(routes.status());
  const status = valueIn(ofStatus);
  const asked = useLive(routes.operations());
  const further = [useLive(routes.incidents()), useLive(routes.reconciliation()), useLive(routes.prices())];
  const isThere = areAnswered(ofStatus, asked, ...further);
  return (
    <>
      <PageHead
        title="Operations"
        lead="How the services that watch the chain, keep the books and send transactions are doing, and where the books, the contract and what we read do not agree to the unit."
        aside={status && <AsOf asOf={status.asOf} />}
      />
      {isThere ? <Shown asked={asked} status={status} /> : <Skeletons />}
    </>
  );
}

/** Each as high as what comes. */
function Skeletons() {
  return (
    <div class="stack">
      <Skeleton height="strip" />
      <Skeleton height="card" />
      <Skeleton height="watcher" />
      <Skeleton height="table" />
    </div>
  );
}

function Shown({ asked, status }: { asked: Loadable<Operations>; status: Status | null }) {
  const operations = valueIn(asked);
  return (
    <div class="stack">
      <Parts operations={operations} status={status} />
      <Incidents />
      <div class="grid two">
        <WatcherCard watcher={operations?.parts.watcher ?? null} status={status} />
        <div class="stack">
          <Reconciled />
          <Sources operations={operations} />
        </div>
      </div>
      <RolesCard
        roles={operations?.parts.watcher.details?.roles ?? null}
        burnTip={operations?.parts.watcher.details?.burnTip ?? 0}
      />
      <SubmitterCard submitter={operations?.parts.submitter ?? null} />
      <TransactionsCard operations={operations} />
    </div>
  );
}

function Parts({ operations, status }: { operations: Operations | null; status: Status | null }) {
  const parts = healthOf(operations, status);
  return (
    <ul class="part-strip" aria-label="Parts of the system">
      {parts.map((part) => (
        <li key={part.name} class={part.tone}>
          <span class="part-name">
            <i class={`dot ${part.tone}`} aria-hidden="true" />
            {part.name}
          </span>
          <span class="part-word">{part.word}</span>
          <span class="part-reason" data-tip={part.reason || undefined}>
            {part.reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Incidents() {
  const incidents = useLive(routes.incidents());
  return (
    <Loaded of={incidents} retry={() => live().refresh(routes.incidents().path)}>
      {(value) => <IncidentsCard incidents={value.incidents} operators={value.operators} />}
    </Loaded>
  );
}

function Reconciled() {
  const reconciliation = useLive(routes.reconciliation());
  return (
    <Loaded of={reconciliation} retry={() => live().refresh(routes.reconciliation().path)}>
      {(value) => <ReconciliationCard reconciliation={value} />}
    </Loaded>
  );
}

function Sources({ operations }: { operations: Operations | null }) {
  const prices = useLive(routes.prices());
  return (
    <Loaded of={prices} retry={() => live().refresh(routes.prices().path)}>
      {(value) => <OracleCard prices={value} oracle={operations?.parts.oracle ?? null} />}
    </Loaded>
  );
}
