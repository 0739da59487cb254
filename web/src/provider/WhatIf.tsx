import { useMemo, useState } from 'preact/hooks';
import type { Token } from '../api/shapes';
import { pace } from '../app/clock';
import { useQueriedNumber } from '../app/router';
import { dateOfHeight } from '../format/time';
import { amountWithUnit, chartAmount, compact, toDouble } from '../format/units';
import { tokenLabel } from '../format/words';
import { Amount } from '../parts/Amount';
import { Chart } from '../parts/Chart';
import { Slider } from '../parts/Field';
import { type Market, moved } from '../protect/payoff';
import type { RiskBook } from './income';
import { type Outcome, outcomeAt, type Standing, standingAt, stopsOf } from './scenario';

const WHOLE_USD = 100_000_000;
const STX_PERCENTS = { least: -90, most: 200 } as const;
const HIGHEST_BLOCK = 999_999_999;

/** What comes out at another price of Bitcoin and STX, in the end and at a time before. `market` and `burnHeight`: those of now. */
export function WhatIf({ book, market, burnHeight }: { book: RiskBook; market: Market; burnHeight: number }) {
  const prices = useMemo(() => book.curve.map((it) => it.btcPrice).sort((a, b) => (a < b ? -1 : 1)), [book.curve]);
  const least = Math.floor(toDouble(prices[0] ?? 0n, 'USD'));
  const most = Math.ceil(toDouble(prices.at(-1) ?? 1n, 'USD'));
  // As it is when this is opened: a price in the hand does not move by itself.
  const [now] = useState(Math.round(toDouble(market.btc, 'USD')));
  const [chosen, setDollars] = useQueriedNumber('btc', { least, most });
  const dollars = chosen ?? now;
  const [move, setPercent] = useQueriedNumber('stx', STX_PERCENTS);
  const percent = move ?? 0;
  const at = { btc: BigInt(dollars) * BigInt(WHOLE_USD), stx: moved(market.stx, percent) };
  return (
    <div class="stack">
      <OutcomeCurve book={book} prices={prices} stx={at.stx} />
      <Slider
        label="Bitcoin at expiration"
        min={least}
        max={most}
        step={100}
        value={dollars}
        change={setDollars}
        shown={`$${dollars.toLocaleString('en-US')}`}
      />
      {book.token === 'STX' && (
        <Slider
          label="STX at expiration"
          min={STX_PERCENTS.least}
          max={STX_PERCENTS.most}
          step={5}
          value={percent}
          change={(next) => setPercent(next === 0 ? null : next)}
          shown={stxShown(at.stx, percent)}
        />
      )}
      <InTheEnd outcome={outcomeAt(book, at)} token={book.token} />
      <UntilWhen book={book} at={at} burnHeight={burnHeight} />
    </div>
  );
}

function stxShown(stx: bigint, percent: number): string {
  const price = amountWithUnit(stx, 'USD');
  if (percent === 0) return `${price}, as now`;
  return `${price}, ${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}

function OutcomeCurve({ book, prices, stx }: { book: RiskBook; prices: readonly bigint[]; stx: bigint }) {
  const x = useMemo(() => prices.map((it) => toDouble(it, 'USD')), [prices]);
  const series = useMemo(() => {
    const values = prices.map((btc) => toDouble(outcomeAt(book, { btc, stx }).net, book.token));
    return [{ label: 'You get', color: '--accent', values, filled: true }];
  }, [book, prices, stx]);
  return (
    <Chart
      label="What you get in the end by the price of Bitcoin at expiration"
      x={x}
      xKind="number"
      xLabel="Bitcoin at expiration"
      unit={tokenLabel(book.token)}
      formatX={dollarsShort}
      formatY={(y) => chartAmount(y, book.token, { signed: true })}
      series={series}
      height={220}
      tableRows={40}
    />
  );
}

function InTheEnd({ outcome, token }: { outcome: Outcome; token: Token }) {
  return (
    <p class="outcome">
      In the end you lose <Amount value={outcome.loss} unit={token} /> and earn{' '}
      <Amount value={outcome.premium} unit={token} />:{' '}
      <strong>
        <Amount value={outcome.net} unit={token} signed toned />
      </strong>
    </p>
  );
}

/** Time as a slider: it stops where something ends, the last stop is the end of all. */
function UntilWhen({ book, at, burnHeight }: { book: RiskBook; at: Market; burnHeight: number }) {
  const tip = pace.value;
  const stops = stopsOf(book, tip?.burnHeight ?? burnHeight);
  // By its block: with a new one there is another first stop, and what was chosen stays.
  const [until, setUntil] = useQueriedNumber('until', { least: 0, most: HIGHEST_BLOCK });
  const index = until === null ? 0 : Math.max(0, stops.indexOf(until));
  const height = stops[index] ?? burnHeight;
  const when = index === 0 ? 'now' : tip === null ? `Bitcoin block ${height}` : dateOfHeight(height, tip);
  return (
    <>
      <Slider
        label="Until when"
        min={0}
        max={stops.length - 1}
        step={1}
        value={index}
        change={(next) => setUntil(next === 0 ? null : (stops[next] ?? null))}
        shown={when}
        hint="Of the policies of today; what is sold until then may lock more. Epochs decide when you may take it out."
      />
      <Then standing={standingAt(book, at, height)} token={book.token} />
    </>
  );
}

function Then({ standing, token }: { standing: Standing; token: Token }) {
  const shown = (value: bigint) => <Amount value={value} unit={token} />;
  return (
    <p class="outcome">
      {standing.ended > 0n && (
        <>
          Of {shown(standing.ended)} for policies that ended until then, {shown(standing.lost)} is paid out and{' '}
          {shown(standing.freed)} is no longer locked.{' '}
        </>
      )}
      {shown(standing.locked)} is still locked; of it, {shown(standing.owed)} would be paid at these prices.
    </p>
  );
}

function dollarsShort(x: number): string {
  return `$${compact(BigInt(Math.round(x)) * BigInt(WHOLE_USD), 'USD', { digits: 0 })}`;
}
