import type { Point } from '../api/risk';
import type { Token } from '../api/shapes';
import { useQueried } from '../app/router';
import { compactOwed, exactWithUnit, percent, ratioBps } from '../format/units';
import { tokenLabel } from '../format/words';
import { HeatMap, heatOf } from '../parts/HeatMap';
import { Card } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { daysOf, gridOf, signedPercent } from './scope';

/** What all live policies would be worth if BTC and the volatility were other ones. */
export function ScenarioCard({
  grid,
  token,
  collateral,
}: {
  grid: readonly Point[];
  token: Token;
  collateral: bigint;
}) {
  const all = daysOf(grid);
  const keys = all.map((day) => `${day}`);
  const [days, setDays] = useQueried('when', [keys[0] ?? '0', ...keys.slice(1)]);
  const shown = gridOf(grid, Number(days));
  return (
    <Card
      title={`If the market moves: owed in ${tokenLabel(token)}`}
      aside={
        <Choice
          label="When"
          options={all.map((day) => ({ key: `${day}`, label: day === 0 ? 'Now' : `In ${day} d` }))}
          chosen={days}
          choose={setDays}
        />
      }
    >
      {grid.length === 0 ? (
        <EmptyState title="No volatility is known">The scenarios need daily closes of BTC.</EmptyState>
      ) : (
        <HeatMap
          tone="loss"
          caption="Worth of all live policies by a change of the BTC price and of the volatility"
          corner="Volatility \ BTC"
          columns={shown.spots.map((spot) => ({ key: `${spot}`, head: signedPercent(spot), marked: spot === 0 }))}
          rows={shown.volatilities.map((it) => ({ key: `${it}`, head: signedPercent(it), marked: it === 0 }))}
          cell={(volatility, spot) => {
            const owed = shown.at(Number(volatility), Number(spot));
            if (owed === undefined) return null;
            const share = ratioBps(owed, collateral);
            return {
              heat: heatOf(owed, shown.largest),
              text: compactOwed(owed, token, token === 'STX' ? 0 : 4),
              tip: `${exactWithUnit(owed, token)}${share === null ? '' : `\n${percent(share)} of what is locked`}`,
            };
          }}
        />
      )}
    </Card>
  );
}
