import type { Rung } from '../api/risk';
import type { Token } from '../api/shapes';
import { amountWithUnit } from '../format/units';
import { Amount, Stated } from '../parts/Amount';
import { Bar } from '../parts/Bars';
import { Countdown } from '../parts/Countdown';
import { Card } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { type Column, Table } from '../parts/Table';

/** What ends when: what is locked for it, and what of it would be paid at the prices of now. */
export function LadderCard({ ladder, token }: { ladder: readonly Rung[]; token: Token }) {
  const longest = ladder.reduce((most, rung) => (rung.collateral > most ? rung.collateral : most), 0n);
  const columns: readonly Column<Rung>[] = [
    {
      key: 'height',
      head: 'Bitcoin block',
      rowHead: true,
      cell: (it) => it.expirationHeight.toLocaleString('en-US'),
    },
    { key: 'in', head: 'Ends in', cell: (it) => <Countdown toHeight={it.expirationHeight} reached="settling" /> },
    { key: 'policies', head: 'Policies', numeric: true, cell: (it) => <Stated>{it.policies}</Stated> },
    {
      key: 'bar',
      head: <span class="sr-only">Locked and owed</span>,
      wideOnly: true,
      cell: (it) => (
        <Bar
          part={it.collateral}
          inner={it.intrinsic}
          longest={longest}
          label={`${amountWithUnit(it.collateral, token)} locked, ${amountWithUnit(it.intrinsic, token)} owed now`}
        />
      ),
    },
    { key: 'locked', head: 'Locked', numeric: true, cell: (it) => <Amount value={it.collateral} unit={token} /> },
    {
      key: 'owed',
      head: 'Owed now',
      numeric: true,
      cell: (it) => <Amount value={it.intrinsic} unit={token} />,
    },
  ];
  return (
    <Card title="Payout ladder" aside={<Key />} flush>
      <Table
        caption="Policies by the block at which they end"
        columns={columns}
        rows={ladder}
        rowKey={(it) => `${it.expirationHeight}`}
        empty={<EmptyState title="No live policy" />}
      />
    </Card>
  );
}

function Key() {
  return (
    <span class="bar-key">
      <i class="part" /> locked <i class="inner" /> owed now
    </span>
  );
}
