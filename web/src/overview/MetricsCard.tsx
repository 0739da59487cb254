import { useMemo } from 'preact/hooks';
import type { Loadable } from '../api/live';
import type { PoolMetrics, Token } from '../api/shapes';
import { useQueried } from '../app/router';
import { chartAmount, percent, toDouble } from '../format/units';
import { tokenLabel } from '../format/words';
import { Chart } from '../parts/Chart';
import { Card } from '../parts/layout';
import type { ChartSeries } from '../parts/series';
import { EmptyState, Loaded, Skeleton } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { historyOf, type Measure } from './pool';

const MEASURES = [
  { key: 'capital', label: 'Capital' },
  { key: 'utilisation', label: 'Utilisation' },
  { key: 'premium', label: 'Premium' },
  { key: 'losses', label: 'Losses' },
  { key: 'people', label: 'Policies' },
] as const;

const TOKEN_OPTIONS = [
  { key: 'STX', label: 'STX' },
  { key: 'SBTC', label: 'sBTC' },
] as const;

/** The pool over time, by token. */
export function MetricsCard({ of, retry }: { of: Loadable<PoolMetrics>; retry: () => void }) {
  const [token, setToken] = useQueried('token', ['STX', 'SBTC']);
  const [measure, setMeasure] = useQueried<Measure>('show', ['capital', 'utilisation', 'premium', 'losses', 'people']);
  const choices = of.state === 'ready' && (
    <>
      <Choice label="What" options={MEASURES} chosen={measure} choose={setMeasure} />
      <Choice label="Token" options={TOKEN_OPTIONS} chosen={token} choose={setToken} />
    </>
  );
  return (
    <Card title="History" aside={choices}>
      <Loaded of={of} retry={retry} skeleton={<Skeleton height="chart" />}>
        {(metrics) => <History metrics={metrics} token={token} measure={measure} />}
      </Loaded>
    </Card>
  );
}

function History({ metrics, token, measure }: { metrics: PoolMetrics; token: Token; measure: Measure }) {
  const drawn = useMemo(() => drawnOf(metrics, token, measure), [metrics, token, measure]);
  if (drawn.x.length < 2) {
    return (
      <EmptyState title="No history yet">A point is kept every six Bitcoin blocks, about once an hour.</EmptyState>
    );
  }
  return (
    <Chart
      label={`${MEASURES.find((it) => it.key === measure)?.label} of the ${tokenLabel(token)} books over time`}
      xKind="time"
      xLabel="Time, UTC"
      {...(['capital', 'premium', 'losses'].includes(measure) ? { unit: tokenLabel(token) } : {})}
      x={drawn.x}
      series={drawn.series}
      formatY={formatOf(measure, token)}
    />
  );
}

function drawnOf(metrics: PoolMetrics, token: Token, measure: Measure): { x: number[]; series: ChartSeries[] } {
  const history = historyOf(metrics, token);
  type Point = (typeof history)[number]['of'];
  const line = (
    label: string,
    color: string,
    of: (it: Point) => number | null,
    more: Partial<ChartSeries> = {},
  ): ChartSeries => ({
    label,
    color,
    values: history.map((it) => of(it.of)),
    stepped: true,
    ...more,
  });
  const series: Readonly<Record<Measure, () => ChartSeries[]>> = {
    capital: () => [
      line('Capital', '--accent', (it) => toDouble(it.capital, token), { filled: true }),
      line('Locked', '--sbtc', (it) => toDouble(it.locked, token), { filled: true }),
    ],
    utilisation: () => [line('Utilisation', '--accent', (it) => it.utilisationBps, { filled: true })],
    premium: () => [
      line('Earned', '--gain', (it) => toDouble(it.premiumEarned, token), { filled: true }),
      line('Pending', '--pending', (it) => toDouble(it.premiumPending, token), { dashed: true }),
    ],
    losses: () => [line('Losses', '--loss', (it) => toDouble(it.losses, token), { filled: true })],
    people: () => [
      line('Policies', '--accent', (it) => it.policies, { filled: true }),
      line('Providers', '--info', (it) => it.providers),
    ],
  };
  return { x: history.map((it) => it.atSeconds), series: series[measure]() };
}

function formatOf(measure: Measure, token: Token): (y: number) => string {
  switch (measure) {
    case 'utilisation':
      return (y) => percent(Math.round(y), 0);
    case 'people':
      return (y) => (Number.isInteger(y) ? String(y) : '');
    case 'capital':
    case 'premium':
    case 'losses':
      return (y) => chartAmount(y, token);
  }
}
