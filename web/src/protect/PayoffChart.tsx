import { useMemo } from 'preact/hooks';
import { compact, fromDouble, strikeText, toDouble } from '../format/units';
import { Chart } from '../parts/Chart';
import { moved, type PolicyOffer, payoffCurve } from './payoff';
import { marketOfQuote } from './quoted';

const STEPS = 50;

/** Payout and result after the premium, by the price of Bitcoin at the end. */
export function PayoffChart({ quote }: { quote: PolicyOffer }) {
  const key = `${quote.policyType} ${quote.strike} ${quote.amount} ${quote.premium} ${quote.collateral} ${quote.btcPrice} ${quote.stxPrice}`;
  const { x, series } = useMemo(() => linesOf(quote), [key]);
  const isPut = quote.policyType === 'PUT';
  return (
    <Chart
      label={`Payout by the price of Bitcoin at the end: it begins ${isPut ? 'below' : 'above'} ${strikeText(quote.strike)}`}
      x={x}
      xKind="number"
      xLabel="Bitcoin at the end"
      formatX={dollars}
      formatY={dollars}
      series={series}
      height={220}
    />
  );
}

function linesOf(quote: PolicyOffer) {
  const market = marketOfQuote(quote);
  const range =
    quote.policyType === 'PUT'
      ? { from: moved(market.btc, -65), to: moved(market.btc, 25), steps: STEPS }
      : { from: moved(market.btc, -25), to: moved(market.btc, 100), steps: STEPS };
  const points = payoffCurve(quote, quote.premium, market, range);
  return {
    x: points.map((it) => toDouble(it.btc, 'USD')),
    series: [
      {
        label: 'After the premium',
        color: '--accent',
        values: points.map((it) => toDouble(it.net, 'USD')),
        filled: true,
      },
      { label: 'Payout', color: '--text-3', values: points.map((it) => toDouble(it.payout, 'USD')), dashed: true },
    ],
  };
}

function dollars(value: number): string {
  const sign = value < 0 ? '−' : '';
  return `${sign}$${compact(fromDouble(Math.abs(value), 'USD'), 'USD', { digits: 0 })}`;
}
