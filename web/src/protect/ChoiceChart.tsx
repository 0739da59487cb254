import { routes } from '../api/client';
import { useLive } from '../api/live';
import type { QuoteRequest } from '../api/people';
import { now } from '../app/clock';
import { toDouble } from '../format/units';
import { Card } from '../parts/layout';
import { type BackingBook, type Choice, longestDays, percentLimits } from './choice';
import { PriceSurface } from './PriceSurface';
import type { Market } from './payoff';
import { historyOf } from './surface';
import type { Priced } from './useQuote';

/** Days of our own closes that the chart asks for. */
export const CHART_DAYS = 90;

/** The chart on which protected value and end are chosen, beside the form: both change the same choice. */
export function ChoiceChart(props: {
  choice: Choice;
  request: QuoteRequest;
  market: Market;
  /** the price that the protected value is a part of */
  base: bigint;
  priced: Priced;
  books: readonly BackingBook[];
  change: (part: Partial<Choice>) => void;
}) {
  const { choice, request, market, priced } = props;
  const closes = useLive(routes.priceDays('BTC', CHART_DAYS));
  const quote = priced.state === 'quoted' ? priced.quote : priced.state === 'asking' ? priced.before : null;
  return (
    <Card title="Bitcoin, and what you choose">
      <PriceSurface
        policyType={choice.policyType}
        btc={toDouble(market.btc, 'USD')}
        strike={toDouble(request.strike, 'USD')}
        breakEven={quote?.breakEven ? toDouble(quote.breakEven, 'USD') : null}
        days={choice.days}
        volatilityBps={quote?.volatilityBps ?? null}
        history={historyOf(closes.state === 'ready' ? closes.value.days : [], now.value, market.btc)}
        choose={{
          percent: choice.percent,
          percents: percentLimits(choice.policyType),
          base: toDouble(props.base, 'USD'),
          longest: longestDays(choice, props.books),
          change: props.change,
        }}
      />
    </Card>
  );
}
