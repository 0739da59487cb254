import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Policy } from '../api/people';
import { now, pace } from '../app/clock';
import { toDouble } from '../format/units';
import { CHART_DAYS } from '../protect/ChoiceChart';
import { BLOCKS_PER_DAY } from '../protect/choice';
import { PriceSurface } from '../protect/PriceSurface';
import { breakEven, type Market } from '../protect/payoff';
import { historyOf } from '../protect/surface';

const WINDOW_DAYS = 30;

/** Where it was bought, where Bitcoin is now, and from where on it pays until its end. */
export function PolicyChart({ policy, market }: { policy: Policy; market: Market }) {
  const closes = valueIn(useLive(routes.priceDays('BTC', CHART_DAYS)));
  const prices = valueIn(useLive(routes.prices()));
  const volatilities = prices?.prices.find((it) => it.asset === 'BTC')?.volatilities ?? [];
  const tip = pace.value?.burnHeight;
  if (tip === undefined) return null;
  const even = breakEven(policy, policy.premium, { btc: policy.created.btcPrice, stx: policy.created.stxPrice });
  return (
    <PriceSurface
      policyType={policy.policyType}
      btc={toDouble(market.btc, 'USD')}
      strike={toDouble(policy.strike, 'USD')}
      breakEven={even === null ? null : toDouble(even, 'USD')}
      days={daysBetween(tip, policy.expirationHeight)}
      volatilityBps={volatilities.find((it) => it.windowDays === WINDOW_DAYS)?.volatilityBps ?? null}
      history={historyOf(closes?.days ?? [], now.value, market.btc)}
      bought={{
        day: (policy.created.burnHeight - tip) / BLOCKS_PER_DAY,
        price: toDouble(policy.created.btcPrice, 'USD'),
      }}
    />
  );
}

/** Whole days of Bitcoin blocks, at least one: the last one is drawn as long as it lasts. */
export function daysBetween(tip: number, end: number): number {
  return Math.max(1, Math.ceil((end - tip) / BLOCKS_PER_DAY));
}
