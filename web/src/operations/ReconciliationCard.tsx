import type { Reconciliation } from '../api/shapes';
import { blocks } from '../format/time';
import { AsOf } from '../parts/Amount';
import { TokenName } from '../parts/glyphs';
import { Badge, Card } from '../parts/layout';
import { EmptyState } from '../parts/states';
import { type Column, Table } from '../parts/Table';

type Line = Reconciliation['tokens'][number];

const COLUMNS: readonly Column<Line>[] = [
  { key: 'token', head: 'Token', rowHead: true, cell: (it) => <TokenName token={it.token} /> },
  {
    key: 'agrees',
    head: 'Books and vault',
    cell: (it) => (
      <Badge tone={it.agrees ? 'good' : 'bad'}>
        {it.agrees ? 'equal to the unit' : `${it.differences.length} different`}
      </Badge>
    ),
  },
  { key: 'height', head: 'Compared at block', numeric: true, cell: (it) => it.height.toLocaleString('en-US') },
  { key: 'lag', head: 'Not compared yet', numeric: true, cell: (it) => blocks(it.lagBlocks) },
];

/** The books against the vault's own totals, at one block. */
export function ReconciliationCard({ reconciliation }: { reconciliation: Reconciliation }) {
  const differences = reconciliation.tokens.flatMap((it) => it.differences);
  return (
    <Card title="Reconciliation" aside={<AsOf asOf={reconciliation.asOf} />} flush>
      <Table
        caption="Books compared with the vault"
        columns={COLUMNS}
        rows={reconciliation.tokens}
        rowKey={(it) => it.token}
        empty={<EmptyState title="Nothing was compared yet" />}
      />
      {differences.map((it) => (
        <p class="remark inset" key={`${it.code} ${it.subject}`}>
          {it.subject}: expected {it.expected}, got {it.got}
        </p>
      ))}
    </Card>
  );
}
