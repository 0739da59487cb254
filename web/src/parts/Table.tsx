import type { ComponentChildren } from 'preact';

export interface Column<R> {
  readonly key: string;
  readonly head: ComponentChildren;
  /** the head as a text, where it is none */
  readonly label?: string;
  readonly cell: (row: R) => ComponentChildren;
  /** numbers stand right */
  readonly numeric?: boolean;
  /** the first cell of a row that names it */
  readonly rowHead?: boolean;
  /** left out where a table is narrow but no list yet: 480 to 720 px */
  readonly wideOnly?: boolean;
}

export interface TableProps<R> {
  /** says what the table is, for screen readers */
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly empty?: ComponentChildren;
  /** a thin row between groups */
  readonly groupOf?: (row: R) => string;
}

/**
 * A table that scrolls sideways when it is too wide, and is reachable by keyboard then. On a narrow screen nothing is beside the screen: each
 * row is a small list.
 */
export function Table<R>(props: TableProps<R>) {
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  return (
    <section class="table-scroll" tabIndex={0} aria-label={props.caption}>
      <table class="stacking">
        <caption class="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={props.rowKey(row)} class={startsGroup(props, index) ? 'group-start' : undefined}>
              {props.columns.map((column) => cellOf(column, row))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellOf<R>(column: Column<R>, row: R) {
  return column.rowHead ? (
    <th key={column.key} scope="row" class={classOf(column)}>
      {column.cell(row)}
    </th>
  ) : (
    <td key={column.key} class={classOf(column)} data-label={labelOf(column)}>
      {column.cell(row)}
    </td>
  );
}

/** On a narrow screen each row is a small list: the head of the column stands beside the value. */
function labelOf<R>({ head, label }: Column<R>): string | undefined {
  return label ?? (typeof head === 'string' ? head : undefined);
}

function startsGroup<R>({ groupOf, rows }: TableProps<R>, index: number): boolean {
  const row = rows[index];
  const before = rows[index - 1];
  return groupOf !== undefined && row !== undefined && before !== undefined && groupOf(row) !== groupOf(before);
}

function classOf<R>(column: Column<R>): string | undefined {
  return [column.numeric ? 'num' : '', column.wideOnly ? 'wide-only' : ''].filter(Boolean).join(' ') || undefined;
}
