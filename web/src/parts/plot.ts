import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { tickOf } from '../format/time';
import { type ChartProps, type ChartSeries, xFormat } from './series';

const HEIGHT = 240;

/** Room for the labels beside and below, in sizes of the reader's text. */
const AXIS_REM = 4;
const LABEL_REM = 5;

/** Draws into `host` and follows its width; returns what takes it away again. */
export function draw(host: HTMLElement, props: ChartProps): () => void {
  const readout = document.createElement('div');
  readout.className = 'chart-readout';
  readout.setAttribute('aria-hidden', 'true');
  host.append(readout);
  const height = props.height ?? HEIGHT;
  const plot = new uPlot(
    { ...optionsOf(props, host, readout), width: Math.max(200, host.clientWidth), height },
    [[...props.x], ...props.series.map((it) => [...it.values])],
    host,
  );
  const observer = new ResizeObserver(() => plot.setSize({ width: Math.max(200, host.clientWidth), height }));
  observer.observe(host);
  return () => {
    observer.disconnect();
    plot.destroy();
    readout.remove();
  };
}

function optionsOf(
  props: ChartProps,
  host: HTMLElement,
  readout: HTMLElement,
): Omit<uPlot.Options, 'width' | 'height'> {
  const text = colorOf(host, '--text-3');
  const grid = { stroke: colorOf(host, '--line'), width: 1 };
  const rem = remOf(host);
  const axis = { stroke: text, grid, ticks: { show: false }, font: fontOf(host) } as const;
  return {
    legend: { show: false },
    padding: [12, 8, 0, 0],
    cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false } },
    scales: { x: { time: props.xKind === 'time' } },
    // One rule for all times on these pages: UTC.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
    axes: [
      {
        ...axis,
        space: LABEL_REM * rem,
        values: (_, ticks, _axis, _space, step) =>
          ticks.map(props.xKind === 'number' ? xFormat(props) : (seconds) => tickOf(seconds * 1_000, step)),
      },
      { ...axis, size: AXIS_REM * rem, values: (_, ticks) => ticks.map(props.formatY) },
    ],
    series: [{}, ...props.series.map((it) => seriesOf(it, host))],
    hooks: { setCursor: [(plot) => tell(plot, props, readout)] },
  };
}

function seriesOf(series: ChartSeries, host: HTMLElement): uPlot.Series {
  const stroke = colorOf(host, series.color);
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    label: series.label,
    stroke,
    width: 2,
    points: { show: false },
    ...(series.dashed ? { dash: [6, 5] } : {}),
    ...(series.filled ? { fill: faded(stroke) } : {}),
    ...(series.stepped && stepped ? { paths: stepped } : {}),
  };
}

/** The size of text that the reader chose in his browser, in the pixels that a canvas knows. */
export function remOf(host: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(host.ownerDocument.documentElement).fontSize) || 16;
}

function fontOf(host: HTMLElement): string {
  return `${0.75 * remOf(host)}px system-ui, sans-serif`;
}

/** What the pointer is at, above the plot. */
function tell(plot: uPlot, props: ChartProps, readout: HTMLElement): void {
  const index = plot.cursor.idx;
  const x = index === null || index === undefined ? undefined : props.x[index];
  if (x === undefined || index === null || index === undefined) {
    readout.textContent = '';
    return;
  }
  const values = props.series.map((it) => {
    const value = it.values[index];
    const shown = value === null || value === undefined ? '–' : props.formatY(value);
    return props.series.length > 1 ? `${it.label} ${shown}` : shown;
  });
  readout.textContent = `${xFormat(props)(x)}   ${values.join('   ')}`;
}

/** The colour that a custom property has here, with light-dark() resolved. */
function colorOf(host: HTMLElement, property: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${property})`;
  host.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

function faded(rgb: string): string {
  return rgb.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.12)');
}
