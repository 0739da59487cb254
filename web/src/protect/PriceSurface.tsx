import { useEffect, useRef, useState } from 'preact/hooks';
import { amountWithUnit, compact, fromDouble, strikeText } from '../format/units';
import type { PolicyType } from './payoff';
import {
  type Box,
  conePath,
  dayAt,
  deviation,
  keyed,
  linePath,
  type Point,
  payoutArea,
  priceAt,
  priceTicks,
  type View,
  viewOf,
  within,
  xOf,
  yOf,
} from './surface';
import './surface.css';

export interface SurfaceProps {
  readonly policyType: PolicyType;
  /** dollars */
  readonly btc: number;
  readonly strike: number;
  readonly breakEven: number | null;
  /** until the end */
  readonly days: number;
  /** a year; null while nothing is known of it */
  readonly volatilityBps: number | null;
  readonly history: readonly Point[];
  /** where a policy was bought: days before now, and the price of then */
  readonly bought?: Point;
  /** what can be chosen here; without it the chart only shows */
  readonly choose?: {
    readonly percent: number;
    readonly percents: { readonly least: number; readonly most: number };
    /** the price that percents are of */
    readonly base: number;
    readonly longest: number;
    readonly change: (part: { percent?: number; days?: number }) => void;
  };
}

const HEIGHT = 260;
const FOOT = 22;
const PAGE_PERCENT = 5;
const PAGE_DAYS = 7;

/** Bitcoin until now, and what a policy pays from now on: its strike is a line and its end an edge, both to be moved by mouse or keys. */
export function PriceSurface(props: SurfaceProps) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const box = { width, height: HEIGHT - FOOT };
  const view = viewOf(props.policyType, props.btc, props.days);
  return (
    <div class="surface" ref={ref}>
      <svg width={width} height={HEIGHT} role="group" aria-label="Bitcoin, the protected value and the end, as a chart">
        <Ground view={view} box={box} />
        <Shades {...props} view={view} box={box} />
        <path class="surface-past" d={linePath(props.history, view, box)} />
        <Marks {...props} view={view} box={box} />
        <StrikeLine {...props} view={view} box={box} />
        <EndEdge {...props} view={view} box={box} />
      </svg>
      <p class="muted">{sentence(props)}</p>
    </div>
  );
}

type Drawn = SurfaceProps & { readonly view: View; readonly box: Box };

function Ground({ view, box }: { view: View; box: Box }) {
  return (
    <g>
      {priceTicks(view).map((tick) => (
        <g key={tick}>
          <path class="surface-grid" d={`M0 ${yOf(tick, view, box)}H${box.width}`} />
          <text x="2" y={yOf(tick, view, box) - 3}>
            {dollars(tick)}
          </text>
        </g>
      ))}
      <path class="surface-grid" d={`M0 ${box.height}H${box.width}`} />
      <text x="2" y={HEIGHT - 6}>
        {Math.round(-view.first)} days ago
      </text>
      <text x={xOf(0, view, box)} y={HEIGHT - 6} text-anchor="middle">
        now
      </text>
    </g>
  );
}

function Shades({ policyType, strike, days, btc, volatilityBps, view, box }: Drawn) {
  return (
    <g>
      <rect class="surface-payout" {...payoutArea(policyType, strike, days, view, box)} />
      {volatilityBps !== null && <path class="surface-cone" d={conePath(btc, volatilityBps, days, view, box)} />}
      <path class="surface-now" d={`M${xOf(0, view, box)} 0V${box.height}`} />
    </g>
  );
}

function Marks({ breakEven, bought, btc, days, view, box }: Drawn) {
  const even = breakEven === null ? null : yOf(breakEven, view, box);
  return (
    <g>
      {even !== null && (
        <>
          <path class="surface-even" d={`M${xOf(0, view, box)} ${even}H${xOf(days, view, box)}`} />
          <BreakEvenWord end={xOf(days, view, box)} y={even} width={box.width} />
        </>
      )}
      {bought && bought.day >= view.first && (
        <>
          <circle class="surface-bought" cx={xOf(bought.day, view, box)} cy={yOf(bought.price, view, box)} r="5" />
          <text x={xOf(bought.day, view, box)} y={yOf(bought.price, view, box) - 9} text-anchor="middle">
            bought
          </text>
        </>
      )}
      <circle class="surface-here" cx={xOf(0, view, box)} cy={yOf(btc, view, box)} r="4" />
    </g>
  );
}

/** Room for the words behind the end: there nothing else is drawn. */
const WORD_WIDTH = 80;

function BreakEvenWord({ end, y, width }: { end: number; y: number; width: number }) {
  const isBehind = end + WORD_WIDTH < width;
  return (
    <text x={isBehind ? end + 6 : end - 4} y={isBehind ? y + 4 : y + 12} text-anchor={isBehind ? 'start' : 'end'}>
      break-even
    </text>
  );
}

function StrikeLine({ strike, days, choose, view, box }: Drawn) {
  const y = yOf(strike, view, box);
  const drag = useDrag((event, frame) => {
    if (!choose) return;
    const price = priceAt(event.clientY - frame.top, view, box);
    choose.change({ percent: within((price / choose.base) * 100, choose.percents) });
  });
  const line = <path class="surface-strike" d={`M0 ${y}H${xOf(days, view, box)}`} />;
  if (!choose) return <g>{line}</g>;
  return (
    <g
      class="surface-handle vertical"
      role="slider"
      tabIndex={0}
      aria-label="Line of the protected value"
      aria-orientation="vertical"
      aria-valuemin={choose.percents.least}
      aria-valuemax={choose.percents.most}
      aria-valuenow={choose.percent}
      aria-valuetext={`${choose.percent} %, ${strikeText(fromDouble(strike, 'USD'))}`}
      onKeyDown={(event) => {
        const next = keyed(event.key, choose.percent, choose.percents, PAGE_PERCENT);
        if (next === null) return;
        event.preventDefault();
        choose.change({ percent: next });
      }}
      {...drag}
    >
      {line}
      <path class="surface-grip" d={`M0 ${y}H${xOf(days, view, box)}`} />
      <circle class="surface-knob" cx={xOf(0, view, box) / 2} cy={y} r="7" />
      <text x={xOf(0, view, box) / 2 + 12} y={y - 5}>
        {strikeText(fromDouble(strike, 'USD'))}
      </text>
    </g>
  );
}

function EndEdge({ days, choose, view, box }: Drawn) {
  const x = xOf(days, view, box);
  const limits = { least: 1, most: choose?.longest ?? 1 };
  const drag = useDrag((event, frame) => {
    choose?.change({ days: within(dayAt(event.clientX - frame.left, view, box), limits) });
  });
  const edge = <path class="surface-end" d={`M${x} 0V${box.height}`} />;
  if (!choose) return <g>{edge}</g>;
  return (
    <g
      class="surface-handle"
      role="slider"
      tabIndex={0}
      aria-label="Edge of the end"
      aria-valuemin={limits.least}
      aria-valuemax={limits.most}
      aria-valuenow={days}
      aria-valuetext={inDays(days)}
      onKeyDown={(event) => {
        const next = keyed(event.key, days, limits, PAGE_DAYS);
        if (next === null) return;
        event.preventDefault();
        choose.change({ days: next });
      }}
      {...drag}
    >
      {edge}
      <path class="surface-grip" d={`M${x} 0V${box.height}`} />
      <circle class="surface-knob" cx={x} cy="12" r="7" />
      <text x={x} y={HEIGHT - 6} text-anchor={x > box.width - 60 ? 'end' : 'middle'}>
        {inDays(days)}
      </text>
    </g>
  );
}

/** While the pointer is down its place in the chart is told, also when it leaves what it took. */
function useDrag(moved: (event: PointerEvent, frame: DOMRect) => void) {
  const isDown = useRef(false);
  const tell = (event: PointerEvent) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement;
    if (isDown.current && svg) moved(event, svg.getBoundingClientRect());
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      isDown.current = true;
      (event.currentTarget as SVGElement).setPointerCapture?.(event.pointerId);
      tell(event);
    },
    onPointerMove: tell,
    onPointerUp: () => {
      isDown.current = false;
    },
    onPointerCancel: () => {
      isDown.current = false;
    },
  };
}

function useWidth(ref: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const host = ref.current;
    if (!host || typeof ResizeObserver === 'undefined') return;
    const follow = () => setWidth(Math.max(240, host.clientWidth));
    const observer = new ResizeObserver(follow);
    observer.observe(host);
    follow();
    return () => observer.disconnect();
  }, []);
  return width;
}

/** All that there is to see, in words. */
export function sentence(it: SurfaceProps): string {
  const side = it.policyType === 'PUT' ? 'below' : 'above';
  const spread = it.volatilityBps === null ? null : deviation(it.btc, it.volatilityBps, it.days);
  return [
    `Bitcoin is at ${price(it.btc)}. It pays ${side} ${strikeText(fromDouble(it.strike, 'USD'))}, until ${inDays(it.days)} from now.`,
    it.breakEven === null ? '' : `The premium is made up for at ${price(it.breakEven)}.`,
    spread === null
      ? ''
      : `By the volatility in its price, two times of three Bitcoin ends between ${dollars(spread.low)} and ${dollars(spread.high)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function inDays(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** As it stands beside the chart. */
function price(value: number): string {
  return amountWithUnit(fromDouble(value, 'USD'), 'USD');
}

function dollars(value: number): string {
  return `$${compact(fromDouble(Math.round(value), 'USD'), 'USD', { digits: 0 })}`;
}
