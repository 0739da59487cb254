import type { ComponentChildren } from 'preact';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Quote, QuoteRequest } from '../api/people';
import { exactWithUnit, percent } from '../format/units';
import { bookLabel, shortHash } from '../format/words';
import { Amount, Strike } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Card, Facts } from '../parts/layout';
import { Skeleton } from '../parts/states';
import { Term } from '../parts/Term';
import { addressUrl } from '../wallet/TxLink';
import { MostPaid } from './MostPaid';
import { MovesTable } from './MovesTable';
import { PayoffChart } from './PayoffChart';
import { PlainTerms } from './PlainTerms';
import { breakEven, premiumRateBps, tokenValueUsd } from './payoff';
import { marketOfQuote } from './quoted';
import { Refusal } from './Refusal';
import type { Priced } from './useQuote';

interface QuotePanelProps {
  readonly priced: Priced;
  readonly request: QuoteRequest;
  readonly useAmount: (amount: bigint) => void;
  /** the firm price and the button that buys */
  readonly children: ComponentChildren;
}

/** What the choice costs and pays. */
export function QuotePanel({ priced, request, useAmount, children }: QuotePanelProps) {
  const shown = priced.state === 'quoted' ? priced.quote : priced.state === 'asking' ? priced.before : null;
  return (
    <div class="quote-side">
      <div class="stack">
        <Card title="What it costs" class="quote-card">
          {priced.state === 'refused' && <Refusal problem={priced.problem} useAmount={useAmount} />}
          {priced.state === 'asking' && shown === null && <Skeleton lines={6} />}
          {shown !== null && (
            <div class={priced.state === 'asking' ? 'quote asking' : 'quote'} aria-busy={priced.state === 'asking'}>
              <Price quote={shown} />
              {children}
              <Details quote={shown} />
            </div>
          )}
          <span class="sr-only" role="status">
            {priced.state === 'quoted' ? `Costs ${exactWithUnit(priced.quote.premium, priced.quote.token)}` : ''}
          </span>
        </Card>
        {shown !== null && (
          <Card title="Locked for you">
            <Locked quote={shown} />
          </Card>
        )}
      </div>
      {shown !== null && (
        <div class="stack">
          <Card title="What it pays">
            <div class="stack">
              <PayoffChart quote={shown} />
              <MovesTable quote={shown} />
            </div>
          </Card>
          <Card title="In plain words">
            <PlainTerms quote={shown} request={request} />
          </Card>
        </div>
      )}
    </div>
  );
}

function Price({ quote }: { quote: Quote }) {
  const market = marketOfQuote(quote);
  const rate = premiumRateBps(quote, quote.premium, market);
  return (
    <div class="price">
      <span class="price-label">You pay once</span>
      <strong>
        <Amount value={quote.premium} unit={quote.token} asOf={quote.asOf} focusable />
      </strong>
      <span class="muted">
        <Amount value={tokenValueUsd(quote.policyType, quote.premium, market)} unit="USD" asOf={null} /> ·{' '}
        {percent(rate, 2, { rounding: 'up' })} of the protected value
      </span>
    </div>
  );
}

function Details({ quote }: { quote: Quote }) {
  const market = marketOfQuote(quote);
  const even = quote.breakEven ?? breakEven(quote, quote.premium, market);
  return (
    <Facts
      rows={[
        [
          'Protects',
          <>
            <Amount value={quote.amount} unit="BTC" asOf={null} /> {quote.policyType === 'PUT' ? 'below' : 'above'}{' '}
            <Strike value={quote.strike} />
          </>,
        ],
        ['Ends in', <Countdown toHeight={quote.expirationHeight} />],
        [
          <Term key="b" word="break-even">
            Break-even
          </Term>,
          even === null ? 'not reachable' : <Amount value={even} unit="USD" asOf={null} />,
        ],
        ['Most it can pay', <MostPaid offer={quote} />],
        [
          <Term key="i" word="volatility">
            Volatility in the price
          </Term>,
          `${percent(quote.volatilityBps)} a year`,
        ],
        [
          'Backed by',
          <Term key="t" word="tier">
            {bookLabel(quote)}
          </Term>,
        ],
        [
          'At the prices',
          <>
            Bitcoin <Amount value={quote.btcPrice} unit="USD" asOf={null} />
            {quote.policyType === 'PUT' && (
              <>
                , STX <Amount value={quote.stxPrice} unit="USD" digits={4} asOf={null} />
              </>
            )}
          </>,
        ],
      ]}
    />
  );
}

function Locked({ quote }: { quote: Quote }) {
  const network = valueIn(useLive(routes.network()));
  return (
    <div class="stack">
      <p>
        With your purchase the vault contract locks exactly{' '}
        <strong>
          <Amount value={quote.collateral} unit={quote.token} asOf={quote.asOf} />
        </strong>{' '}
        of the book {bookLabel(quote)} for your policy alone. No other policy can be paid from it, and nobody can take
        it out before your policy ends.
      </p>
      {network && (
        <p class="muted">
          Check it on the chain: read <code>get-lock</code> of{' '}
          <a class="mono" href={addressUrl(network, network.contracts.vault)} target="_blank" rel="noreferrer">
            {shortHash(network.contracts.vault.split('.')[0] ?? '', 5, 4)}.{network.contracts.vault.split('.')[1]}
          </a>{' '}
          with the number of your policy.
        </p>
      )}
    </div>
  );
}
