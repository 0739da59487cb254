import { useMemo, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Quote } from '../api/people';
import { now, pace } from '../app/clock';
import { currentMarket } from '../app/fresh';
import { queried, query } from '../app/router';
import { parseAmount, plainAmount, understood } from '../format/parse';
import { Amount, Strike } from '../parts/Amount';
import { Field } from '../parts/Field';
import { Card } from '../parts/layout';
import {
  amountProblem,
  type BackingBook,
  choiceOf,
  DEFAULT_CHOICE,
  longestDays,
  queryOfChoice,
  requestOf,
  strikeBase,
} from '../protect/choice';
import { type Market, tokenValueUsd } from '../protect/payoff';
import { quoteRefusal } from '../protect/refusals';
import { type Priced, useIndicativeQuote } from '../protect/useQuote';

/** The first door: one amount, and what its protection costs now. */
export function ProtectDoor() {
  const [typed, setTyped] = useState(() => plainAmount(choiceOf(queried, false).amount, 'BTC'));
  const parsed = parseAmount(typed, 'BTC');
  const problem = amountProblem(parsed);
  const amount = problem === null && parsed.ok ? parsed.value : null;
  const type = (text: string) => {
    setTyped(text);
    query({ amount: amountQuery(text) });
  };
  const current = currentMarket(useLive(routes.prices()), now.value);
  const days = usualDays(valueIn(useLive(routes.books()))?.books ?? []);
  return (
    <Card title="Protect my Bitcoin" class="door">
      <div class="stack">
        <p>
          If Bitcoin falls below {DEFAULT_CHOICE.percent} % of its price in the next{' '}
          {days === 1 ? 'day' : `${days} days`}, the difference is paid to you. You pay once, and keep your Bitcoin.
        </p>
        <Field
          label="How much Bitcoin"
          value={typed}
          change={type}
          suffix="BTC"
          inputMode="decimal"
          understood={parsed.ok ? understood(parsed.value, 'BTC') : null}
          error={problem}
        />
        <div class="door-price" role="status">
          {current === null && <span class="muted">Asking for the price</span>}
          {current?.state === 'none' && <span>{current.reason} Nothing is sold until there is a price.</span>}
          {current?.state === 'current' && amount !== null && (
            <LivePrice amount={amount} days={days} market={current.market} />
          )}
        </div>
        <a class="button primary wide" href={protectHref(amount)}>
          Choose protection
        </a>
      </div>
    </Card>
  );
}

/** An amount in the address, so that reload and back keep it; not there when it is as at first, or none. */
function amountQuery(text: string): string | null {
  const parsed = parseAmount(text, 'BTC');
  if (amountProblem(parsed) !== null || !parsed.ok) return null;
  return queryOfChoice({ ...DEFAULT_CHOICE, amount: parsed.value }).amount ?? null;
}

/** The page that sells, with this amount. */
export function protectHref(amount: bigint | null): string {
  const query = queryOfChoice({ ...DEFAULT_CHOICE, amount: amount ?? DEFAULT_CHOICE.amount });
  return query.amount === null ? '/protect' : `/protect?amount=${query.amount}`;
}

/** A month, or what the epochs of the books allow. */
export function usualDays(books: readonly BackingBook[]): number {
  return Math.min(DEFAULT_CHOICE.days, longestDays(DEFAULT_CHOICE, books));
}

/** The strike is fixed while the amount is: a price in the hand does not move by itself. */
function LivePrice({ amount, days, market }: { amount: bigint; days: number; market: Market }) {
  const prices = useLive(routes.prices());
  const height = pace.value?.burnHeight ?? null;
  const request = useMemo(() => {
    if (height === null || prices.state !== 'ready') return null;
    const onChain = prices.value.prices.find((it) => it.asset === 'BTC')?.onChain?.price ?? null;
    return requestOf({ ...DEFAULT_CHOICE, amount, days }, strikeBase('PUT', market.btc, onChain), height);
  }, [amount, days, height === null, prices.state]);
  return <PriceSentence priced={useIndicativeQuote(request)} />;
}

export function PriceSentence({ priced }: { priced: Priced }) {
  switch (priced.state) {
    case 'refused':
      return <span>{quoteRefusal(priced.problem)}</span>;
    case 'asking':
      return priced.before === null ? <span class="muted">Asking for the price</span> : <Costs quote={priced.before} />;
    case 'quoted':
      return <Costs quote={priced.quote} />;
  }
}

function Costs({ quote }: { quote: Quote }) {
  const usd = tokenValueUsd(quote.policyType, quote.premium, { btc: quote.btcPrice, stx: quote.stxPrice });
  return (
    <span>
      Below <Strike value={quote.strike} /> it costs{' '}
      <strong class="door-cost">
        <Amount value={quote.premium} unit={quote.token} asOf={quote.asOf} />
      </strong>{' '}
      <span class="muted">
        (<Amount value={usd} unit="USD" asOf={null} />)
      </span>{' '}
      now.
    </span>
  );
}
