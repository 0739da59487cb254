import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { AsOfContext, blockSentence } from './Amount';

export interface HeatCell {
  /** 0 to 100: how much of the largest; the colour */
  readonly heat: number;
  readonly text: ComponentChildren;
  readonly tip: string;
}

export interface HeatMapProps {
  readonly caption: string;
  /** what stands above the row heads */
  readonly corner: ComponentChildren;
  readonly columns: readonly { readonly key: string; readonly head: ComponentChildren; readonly marked?: boolean }[];
  readonly rows: readonly { readonly key: string; readonly head: ComponentChildren; readonly marked?: boolean }[];
  readonly cell: (row: string, column: string) => HeatCell | null;
  readonly tone?: 'accent' | 'loss';
}

/** A table whose cells are coloured by their size: the numbers stay readable, also for those who do not see the colour. */
export function HeatMap(props: HeatMapProps) {
  return (
    <section class="table-scroll" tabIndex={0} aria-label={props.caption}>
      <table class={classOf(props)}>
        <caption class="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.corner}</th>
            {props.columns.map((column) => (
              <th scope="col" key={column.key} class={column.marked ? 'num marked' : 'num'}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" class={row.marked ? 'marked' : undefined}>
                {row.head}
              </th>
              {props.columns.map((column) => (
                <Cell key={column.key} of={props.cell(row.key, column.key)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classOf(props: HeatMapProps): string {
  return ['heat', props.tone === 'loss' ? 'of-loss' : '', props.columns.length < 6 ? 'few' : '']
    .filter(Boolean)
    .join(' ');
}

function Cell({ of }: { of: HeatCell | null }) {
  const asOf = useContext(AsOfContext);
  if (!of) return <td class="num heat-none" />;
  return (
    <td
      class="num heat-cell"
      style={{ '--heat': `${heatShown(of.heat)}%` }}
      data-tip={asOf ? `${of.tip}\n${blockSentence(asOf)}` : of.tip}
    >
      {of.text}
    </td>
  );
}

/** Part of the colour, so that the text on it keeps its contrast; what is not zero is always seen. */
export function heatShown(heat: number): number {
  return heat <= 0 ? 0 : Math.round(6 + Math.min(heat, 100) * 0.44);
}

/** 100 x part / largest, 0 when there is nothing. */
export function heatOf(part: bigint, largest: bigint): number {
  return largest <= 0n || part <= 0n ? 0 : Number((part * 10_000n) / largest) / 100;
}
