import { Table } from './Table';

/** A table of texts; the first column names the row. */
export interface Grid {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
export function GridTable({ grid }: { readonly grid: Grid }) {
  return (
    <Table
      caption={grid.caption}
      rows={grid.rows}
      rowKey={(row) => row.join(' ')}
      columns={grid.heads.map((head, column) => ({
        key: head,
        head,
        rowHead: column === 0,
        numeric: column > 0,
        cell: (row: readonly string[]) => row[column],
      }))}
    />
  );
}
