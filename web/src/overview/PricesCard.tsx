import type { Price, Prices } from '../api/shapes';
import { now } from '../app/clock';
import { ageOf, CURRENT_MS } from '../app/fresh';
import { roughly } from '../format/time';
import { amountWithUnit, percent } from '../format/units';
import { Amount } from '../parts/Amount';
import { Card } from '../parts/layout';
import { Notice } from '../parts/states';

/** What BTC and STX cost by the agreement of several venues, and who takes part in it. */
export function PricesCard({ prices, atMs }: { prices: Prices; atMs: number }) {
  return (
    <Card title="Prices" aside="median of the venues, weighted">
      <div class="prices">
        {prices.prices.map((price) => (
          <PriceOf key={price.asset} price={price} ageMs={ageOf(price, atMs, now.value)} />
        ))}
      </div>
    </Card>
  );
}

function PriceOf({ price, ageMs }: { price: Price; ageMs: number | null }) {
  const isOld = ageMs !== null && ageMs > CURRENT_MS;
  const venues = price.used.length + price.dropped.length;
  return (
    <div class="price">
      <div class="price-head">
        <span class="price-asset">{price.asset}</span>
        {price.price === null ? (
          <span class="muted">no price</span>
        ) : (
          <strong class="price-value">
            <Amount value={price.price} unit="USD" digits={price.asset === 'STX' ? 4 : 2} asOf={null} />
          </strong>
        )}
      </div>
      {price.price !== null && isOld && <Notice tone="warn">This is the last price that reached us.</Notice>}
      {price.price === null && <Notice tone="warn">{price.reason ?? 'No venue has told a price yet.'}</Notice>}
      <p class="price-note">
        {ageMs !== null && <>{roughly(ageMs)} old · </>}
        {price.used.length} of {venues} {venues === 1 ? 'venue' : 'venues'} agree
      </p>
      <ul class="venues">
        {price.used.map((it) => (
          <li key={it.source}>
            <span data-tip={`${amountWithUnit(it.price, 'USD')}, ${roughly(it.ageMs)} old`} tabIndex={0}>
              {it.source}
            </span>
          </li>
        ))}
        {price.dropped.map((it) => (
          <li key={it.source} class="dropped">
            <span data-tip={`Left out, ${it.reason.toLowerCase()}: ${amountWithUnit(it.price, 'USD')}`} tabIndex={0}>
              {it.source}
            </span>
          </li>
        ))}
      </ul>
      <Volatilities price={price} />
    </div>
  );
}

function Volatilities({ price }: { price: Price }) {
  if (price.volatilities.length === 0) return null;
  return (
    <dl class="volatilities">
      {price.volatilities.map((it) => (
        <div key={it.windowDays}>
          <dt>{it.windowDays} d volatility</dt>
          <dd data-tip={`a year, from ${it.points} daily closes up to ${it.lastDay}`}>{percent(it.volatilityBps)}</dd>
        </div>
      ))}
    </dl>
  );
}
