import type { OraclePart } from '../api/operations';
import type { Prices } from '../api/shapes';
import { toneOf } from '../app/health';
import { roughly } from '../format/time';
import { codeLabel } from '../format/words';
import { Amount } from '../parts/Amount';
import { Badge, Card } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { type Column, Table } from '../parts/Table';

export interface Venue {
  readonly asset: string;
  readonly source: string;
  readonly price: bigint;
  readonly ageMs: number;
  /** null when it was left out */
  readonly weight: number | null;
  readonly reason: string;
}

/** Those that have a part in the price first. */
export function venuesOf(prices: Prices): readonly Venue[] {
  return prices.prices.flatMap((price) => [
    ...price.used.map((it) => ({ ...it, asset: price.asset, reason: '' })),
    ...price.dropped.map((it) => ({ ...it, asset: price.asset, weight: null })),
  ]);
}

const COLUMNS: readonly Column<Venue>[] = [
  {
    key: 'venue',
    head: 'Venue',
    rowHead: true,
    cell: (it) => (
      <>
        {it.asset} <span class="venue">{it.source}</span>
      </>
    ),
  },
  {
    key: 'price',
    head: 'Price',
    numeric: true,
    cell: (it) => <Amount value={it.price} unit="USD" digits={it.asset === 'STX' ? 4 : 2} asOf={null} />,
  },
  { key: 'age', head: 'Age', numeric: true, cell: (it) => roughly(it.ageMs) },
  { key: 'weight', head: 'Weight', numeric: true, cell: (it) => it.weight ?? '–' },
  {
    key: 'used',
    head: 'Part in the price',
    cell: (it) =>
      it.weight === null ? <Badge tone="warn">{codeLabel(it.reason)}</Badge> : <Badge tone="good">used</Badge>,
  },
];

/** Every venue: what it says, how old that is, and whether it has a part in the price. */
export function OracleCard({ prices, oracle }: { prices: Prices; oracle: OraclePart | null }) {
  return (
    <Card
      title="Price sources"
      aside={oracle && <Badge tone={toneOf(oracle.state)}>{codeLabel(oracle.state)}</Badge>}
      flush
    >
      {[oracle?.reason, ...(oracle?.details?.words ?? [])].filter(Boolean).map((it) => (
        <p class="remark inset" key={it}>
          {it}
        </p>
      ))}
      <Table
        caption="Sources of the prices"
        columns={COLUMNS}
        rows={venuesOf(prices)}
        rowKey={(it) => `${it.asset} ${it.source}`}
        groupOf={(it) => it.asset}
        empty={<EmptyState title="No venue has told a price yet" />}
      />
    </Card>
  );
}
