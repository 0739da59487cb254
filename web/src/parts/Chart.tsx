import { useEffect, useRef, useState } from 'preact/hooks';
import { theme } from '../app/theme';
import { type ChartProps, type ChartSeries, xFormat } from './series';
import { Skeleton } from './states';

/** Lines over time or over a price, drawn by uPlot, which is loaded with the first chart. The same numbers are in a table below. */
export function Chart(props: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const chosen = theme.value;
  // A page redraws for many reasons; the plot only when it would look different.
  const drawn = useRef(props);
  if (!looksTheSame(drawn.current, props)) drawn.current = props;
  const shownProps = drawn.current;
  useEffect(() => {
    const host = ref.current;
    if (!host) return;
    let stop: (() => void) | undefined;
    let gone = false;
    import('./plot')
      .then(({ draw }) => {
        if (!gone) stop = draw(host, shownProps);
      })
      // Not there (offline, or a newer build): the numbers below are.
      .catch(() => {})
      .finally(() => !gone && setReady(true));
    return () => {
      gone = true;
      stop?.();
    };
  }, [chosen, shownProps]);
  return (
    <figure class="chart">
      {props.unit && <span class="chart-unit">{props.unit}</span>}
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

/** By what is drawn, whoever made the arrays. */
export function looksTheSame(one: ChartProps, other: ChartProps): boolean {
  if (one === other) return true;
  return (
    one.label === other.label &&
    one.xKind === other.xKind &&
    one.height === other.height &&
    sameNumbers(one.x, other.x) &&
    one.series.length === other.series.length &&
    one.series.every((it, index) => sameSeries(it, other.series[index]))
  );
}

function sameSeries(one: ChartSeries, other: ChartSeries | undefined): boolean {
  return (
    other !== undefined &&
    one.label === other.label &&
    one.color === other.color &&
    one.filled === other.filled &&
    one.dashed === other.dashed &&
    one.stepped === other.stepped &&
    sameNumbers(one.values, other.values)
  );
}

function sameNumbers(one: readonly (number | null)[], other: readonly (number | null)[]): boolean {
  return one === other || (one.length === other.length && one.every((it, index) => it === other[index]));
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
                {props.unit ? `${it.label}, ${props.unit}` : it.label}
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

function shown(value: number | null, format: (y: number) => string): string {
  return value === null ? '–' : format(value);
}
