import type { Cell } from '../api/risk';
import type { Token } from '../api/shapes';
import { pace } from '../app/clock';
import { useQueried } from '../app/router';
import { estimatedMs, roughly } from '../format/time';
import { amountOf, compact, compactOwed, exactWithUnit, strikeDigits } from '../format/units';
import { tokenLabel } from '../format/words';
import { HeatMap, heatOf } from '../parts/HeatMap';
import { Card } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { Choice } from '../parts/Tabs';
import { type Bucket, heatGrid, type Measure } from './buckets';

const MEASURES = [
  { key: 'collateral', label: 'Locked' },
  { key: 'intrinsic', label: 'Owed now' },
  { key: 'amount', label: 'Protected' },
  { key: 'policies', label: 'Policies' },
] as const;

/** What the numbers of the grid are in. */
function unitOf(measure: Measure, token: Token): string {
  switch (measure) {
    case 'policies':
      return '';
    case 'amount':
      return ', in BTC';
    case 'collateral':
    case 'intrinsic':
      return `, in ${tokenLabel(token)}`;
  }
}

/** Where the live policies lie: by protected value and by the Bitcoin block at which they end. */
export function HeatCard({ cells, token }: { cells: readonly Cell[]; token: Token }) {
  const [measure, setMeasure] = useQueried<Measure>('heat', ['collateral', 'intrinsic', 'amount', 'policies']);
  const grid = heatGrid(cells);
  const at = pace.value;
  return (
    <Card
      title={`By protected value and expiration${unitOf(measure, token)}`}
      aside={<Choice label="What" options={MEASURES} chosen={measure} choose={setMeasure} />}
    >
      {cells.length === 0 ? (
        <EmptyState title="No live policy" />
      ) : (
        <HeatMap
          caption="Live policies by protected value and expiration"
          corner="USD \ Bitcoin block"
          columns={grid.expirations.map((bucket) => ({
            key: bucket.key,
            head: (
              <>
                {bucket.from.toLocaleString('en-US')}
                {at && (
                  <small>
                    {bucket.from > at.burnHeight ? `~ ${roughly(estimatedMs(bucket.from, at) - at.atMs)}` : 'ending'}
                  </small>
                )}
              </>
            ),
          }))}
          rows={grid.strikes.map((bucket) => ({ key: bucket.key, head: strikeText(bucket) }))}
          cell={(strike, expiration) => {
            const sums = grid.at(strike, expiration);
            if (!sums) return null;
            return {
              heat: heatOf(sums[measure], grid.largest[measure]),
              text: textOf(sums[measure], measure, token),
              tip: [
                `${sums.policies} ${sums.policies === 1n ? 'policy' : 'policies'}, ${exactWithUnit(sums.amount, 'BTC')} protected`,
                `${exactWithUnit(sums.collateral, token)} locked`,
                `${exactWithUnit(sums.intrinsic, token)} owed now`,
              ].join('\n'),
            };
          }}
        />
      )}
    </Card>
  );
}

function strikeText(bucket: Bucket<bigint>): string {
  const from = amountOf(bucket.from, 'USD', { digits: strikeDigits(bucket.from) });
  return bucket.from === bucket.to ? from : `${from} –`;
}

function textOf(value: bigint, measure: Measure, token: Token): string {
  switch (measure) {
    case 'policies':
      return value.toString();
    case 'amount':
      return compact(value, 'BTC', { digits: 3 });
    case 'collateral':
    case 'intrinsic':
      return compactOwed(value, token, token === 'STX' ? 0 : 4);
  }
}
