import { dateOf } from '../format/time';

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
  /** what the values are in, where they do not say it themselves */
  readonly unit?: string;
  readonly formatX?: (x: number) => string;
  readonly series: readonly ChartSeries[];
  readonly formatY: (y: number) => string;
  readonly height?: number;
  /** rows of the table beside it; the newest when there are more points */
  readonly tableRows?: number;
}

/** How a point of the x axis is written: as the caller says, else as a date or a plain number. */
export function xFormat(props: Pick<ChartProps, 'xKind' | 'formatX'>): (x: number) => string {
  return props.formatX ?? (props.xKind === 'time' ? (x) => dateOf(x * 1_000) : (x) => x.toLocaleString('en-US'));
}
