import { useMemo, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { type Loadable, useLive, valueIn } from '../api/live';
import type { Prices } from '../api/shapes';
import { now, pace } from '../app/clock';
import { currentMarket } from '../app/fresh';
import { queried, query, search$ } from '../app/router';
import { amountWithUnit } from '../format/units';
import { Card, PageHead } from '../parts/layout';
import { Loaded, Notice, Skeleton } from '../parts/states';
import { ChoiceChart } from './ChoiceChart';
import { ChoiceForm } from './ChoiceForm';
import {
  type BackingBook,
  type Choice,
  changed,
  choiceOf,
  queryOfChoice,
  requestOf,
  strikeBase,
  termBlocks,
} from './choice';
import { FirmQuote } from './FirmQuote';
import type { Market } from './payoff';
import { QuotePanel } from './QuotePanel';
import { useIndicativeQuote } from './useQuote';
import '../wallet/people.css';
import './protect.css';

/** A buyer chooses, sees what it costs and pays, and buys. */
export default function ProtectPage() {
  const prices = useLive(routes.prices());
  const current = currentMarket(prices, now.value);
  return (
    <>
      <PageHead
        title="Protect"
        lead="Choose how much Bitcoin, from which value on and for how long. You pay once; what you can receive is locked for you on the chain."
        aside={
          current?.state === 'current' && <span class="muted">Bitcoin {amountWithUnit(current.market.btc, 'USD')}</span>
        }
      />
      <Loaded of={prices}>
        {() =>
          current?.state === 'current' ? (
            <Chooser market={current.market} onChain={onChainOf(prices)} />
          ) : (
            <NoPrice reason={current?.reason ?? ''} />
          )
        }
      </Loaded>
    </>
  );
}

function NoPrice({ reason }: { reason: string }) {
  return (
    <Notice tone="warn" title="No price of now" live>
      {reason} Nothing is sold until there is one. Policies that exist are not affected.
    </Notice>
  );
}

/** The oracle's last price of Bitcoin; null before the first. */
function onChainOf(prices: Loadable<Prices>): bigint | null {
  return valueIn(prices)?.prices.find((it) => it.asset === 'BTC')?.onChain?.price ?? null;
}

const NO_BOOKS: readonly BackingBook[] = [];

function Chooser({ market, onChain }: { market: Market; onChain: bigint | null }) {
  const network = valueIn(useLive(routes.network()));
  const callsEnabled = network?.callsEnabled ?? false;
  const books = valueIn(useLive(routes.books()))?.books ?? NO_BOOKS;
  const choice = choiceOf(queried, callsEnabled, books);
  const [isInvalid, setInvalid] = useState(false);
  const [anchor, setAnchor] = useState({ btc: market.btc, onChain });
  const tip = pace.value?.burnHeight ?? null;
  const [height, setHeight] = useState(tip);
  if (height === null && tip !== null) setHeight(tip);
  // Strike and end are fixed when somebody chooses, not with every tick: a price in the hand does not move by itself.
  const request = useMemo(
    () =>
      height === null
        ? null
        : requestOf(choice, strikeBase(choice.policyType, anchor.btc, anchor.onChain), height, books),
    // Of the books only how long they back it matters.
    [search$.value, callsEnabled, anchor, height, termBlocks(choice, books)],
  );
  const change = (part: Partial<Choice>) => {
    setAnchor({ btc: market.btc, onChain });
    setHeight(tip);
    query(queryOfChoice(changed(choice, part, books)));
  };
  // While what is typed is no amount, nothing is priced and nothing of before can be bought.
  const priced = useIndicativeQuote(isInvalid ? null : request);
  if (request === null) return <Skeleton height="chart" />;
  const useAmount = (amount: bigint) => change({ amount });
  return (
    <div class="stack">
      <ChoiceChart
        choice={choice}
        request={request}
        market={market}
        base={anchor.btc}
        priced={priced}
        books={books}
        change={change}
      />
      <div class="protect-grid">
        <ChoiceForm
          choice={choice}
          request={request}
          btcPrice={anchor.btc}
          change={change}
          invalid={setInvalid}
          callsEnabled={callsEnabled}
          burnBlockSeconds={network?.burnBlockSeconds ?? null}
          books={books}
        />
        {isInvalid ? (
          <NoAmount />
        ) : (
          <QuotePanel priced={priced} request={request} useAmount={useAmount}>
            <FirmQuote request={request} useAmount={useAmount} />
          </QuotePanel>
        )}
      </div>
    </div>
  );
}

function NoAmount() {
  return (
    <Card title="What it costs">
      <p class="muted">Enter an amount that can be protected, and its price stands here.</p>
    </Card>
  );
}
