import { routes } from '../api/client';
import { live, useLive, valueIn } from '../api/live';
import type { Exposure, PoolRisk } from '../api/risk';
import { TIERS, type Tier } from '../api/shapes';
import { useQueried } from '../app/router';
import { tierLabel } from '../format/words';
import { AsOf, AsOfContext } from '../parts/Amount';
import { PageHead } from '../parts/layout';
import { Loaded, Skeleton } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { BooksRiskCard, ConcentrationCard } from './ConcentrationCard';
import { HeatCard } from './HeatCard';
import { LadderCard } from './LadderCard';
import './risk.css';
import { ScenarioCard } from './ScenarioCard';
import { GreeksCard, Summary } from './SummaryCard';
import { type Scope, scoped } from './scope';

const TOKENS = [
  { key: 'STX', label: 'STX, against a fall' },
  { key: 'SBTC', label: 'sBTC, against a rise' },
] as const;

const BOOKS = [
  { key: 'all', label: 'All books' },
  ...TIERS.map((tier) => ({ key: tier, label: tierLabel(tier) })),
] as const;

export default function RiskPage() {
  const risk = useLive(routes.risk());
  const [token, setToken] = useQueried('token', ['STX', 'SBTC']);
  const [tier, setTier] = useQueried<Tier | 'all'>('book', ['all', ...TIERS]);
  const scope: Scope = { token, tier };
  const exposures = useExposures(scope.token);
  return (
    <>
      <PageHead
        title="Risk"
        lead="What the pool may have to pay: final policies, measured at the market's prices of now."
        aside={risk.state === 'ready' && <AsOf asOf={risk.value.asOf} />}
      />
      <div class="row scope">
        <Choice label="Token" options={TOKENS} chosen={token} choose={setToken} />
        <Choice<Tier | 'all'> label="Book" options={BOOKS} chosen={tier} choose={setTier} />
      </div>
      <Loaded of={risk} retry={() => live().refresh(routes.risk().path)} skeleton={<Skeleton height="chart" />}>
        {(value) => <Scoped scope={scope} risk={value} exposures={exposures} />}
      </Loaded>
    </>
  );
}

/** The cells of a token's three books; those that are there. */
function useExposures(token: Scope['token']): readonly Exposure[] {
  const all = [
    useLive(routes.exposure(token, 'conservative')),
    useLive(routes.exposure(token, 'balanced')),
    useLive(routes.exposure(token, 'aggressive')),
  ];
  return all.flatMap((it) => valueIn(it) ?? []);
}

function Scoped({ scope, risk, exposures }: { scope: Scope; risk: PoolRisk; exposures: readonly Exposure[] }) {
  const shown = scoped(scope, risk, exposures);
  if (!shown) return <Skeleton height="chart" />;
  return (
    <AsOfContext.Provider value={risk.asOf}>
      <div class="stack">
        <Summary token={scope.token} sum={shown.sum} />
        <HeatCard cells={shown.cells} token={scope.token} />
        <ScenarioCard grid={shown.grid} token={scope.token} collateral={shown.sum.collateral} />
        <div class="grid two">
          <GreeksCard model={shown.sum.model} inputs={risk.inputs} />
          <ConcentrationCard risk={shown} />
        </div>
        <LadderCard ladder={shown.ladder} token={scope.token} />
        <BooksRiskCard books={risk.books} />
      </div>
    </AsOfContext.Provider>
  );
}
