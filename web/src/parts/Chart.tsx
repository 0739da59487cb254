import { useEffect, useRef, useState } from 'preact/hooks';
import { theme } from '../app/theme';
import { dateOf } from '../format/time';
import { Skeleton } from './states';

export interface ChartSeries {
  readonly label: string;
  /** a custom property: `--accent` */
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** a filled area below the line */
  readonly filled?: boolean;
  readonly dashed?: boolean;
  /** holds its value until the next point */
  readonly stepped?: boolean;
}

export interface ChartProps {
  /** one sentence that says what there is to see */
  readonly label: string;
  readonly x: readonly number[];
  /** time: seconds since 1970 */
  readonly xKind: 'time' | 'number';
  readonly xLabel: string;
  readonly formatX?: (x: number) => string;
  readonly series: readonly ChartSeries[];
  readonly formatY: (y: number) => string;
  readonly height?: number;
  /** rows of the table beside it; the newest when there are more points */
  readonly tableRows?: number;
}

/** Lines over time or over a price, drawn by uPlot, which is loaded with the first chart. The same numbers are in a table below. */
export function Chart(props: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const chosen = theme.value;
  useEffect(() => {
    const host = ref.current;
    if (!host) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./plot').then(({ draw }) => {
      if (gone) return;
      stop = draw(host, props);
      setReady(true);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [chosen, props.x, props.series, props.height]);
  return (
    <figure class="chart">
      <div role="img" aria-label={props.label} class="chart-plot" ref={ref} />
      {!ready && <Skeleton height="chart" />}
      <ChartLegend series={props.series} />
      <details class="chart-table">
        <summary>Numbers</summary>
        <ChartTable {...props} />
      </details>
    </figure>
  );
}

function ChartLegend({ series }: { series: readonly ChartSeries[] }) {
  if (series.length < 2) return null;
  return (
    <figcaption class="legend">
      {series.map((it) => (
        <span key={it.label}>
          <i class={it.dashed ? 'dashed' : ''} style={{ '--colour': `var(${it.color})` }} />
          {it.label}
        </span>
      ))}
    </figcaption>
  );
}

function ChartTable(props: ChartProps) {
  const first = Math.max(0, props.x.length - (props.tableRows ?? 60));
  const formatX = xFormat(props);
  return (
    <section class="table-scroll" tabIndex={0} aria-label={props.label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{props.xLabel}</th>
            {props.series.map((it) => (
              <th scope="col" class="num" key={it.label}>
                {it.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.x.slice(first).map((x, index) => (
            <tr key={x}>
              <th scope="row">{formatX(x)}</th>
              {props.series.map((it) => (
                <td class="num" key={it.label}>
                  {shown(it.values[first + index] ?? null, props.formatY)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function xFormat(props: Pick<ChartProps, 'xKind' | 'formatX'>): (x: number) => string {
  return props.formatX ?? (props.xKind === 'time' ? (x) => dateOf(x * 1_000) : (x) => x.toLocaleString('en-US'));
}

function shown(value: number | null, format: (y: number) => string): string {
  return value === null ? '–' : format(value);
}
