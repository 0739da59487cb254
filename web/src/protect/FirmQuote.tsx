import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/answer';
import { acts, routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Quote, QuoteRequest } from '../api/people';
import { pace } from '../app/clock';
import { Amount } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Notice } from '../parts/states';
import { PURCHASE_SCOPE } from '../wallet/asking';
import { underWay } from '../wallet/followed';
import { transactions } from '../wallet/kept';
import { askToConnect } from '../wallet/LazySheet';
import { person } from '../wallet/session';
import { openSheet } from '../wallet/sheet';
import { purchaseOf, renewed } from './purchase';
import { Refusal } from './Refusal';
import { keyOf } from './useQuote';

type Firm =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'quoted'; readonly quote: Quote }
  | { readonly state: 'refused'; readonly problem: Problem };

/** From "how much" to "buy": a signed price that holds for some blocks, and the button that uses it. */
export function FirmQuote({ request, useAmount }: { request: QuoteRequest; useAmount: (amount: bigint) => void }) {
  const key = keyOf(request);
  const [asked, setFirm] = useState<{ readonly key: string; readonly firm: Firm }>({ key, firm: { state: 'none' } });
  // A price of what was chosen before is no price of what is chosen now, not even for one frame.
  const firm: Firm = asked.key === key ? asked.firm : { state: 'none' };
  useEffect(() => setFirm({ key, firm: { state: 'none' } }), [key]);
  const ask = async () => {
    setFirm({ key, firm: { state: 'asking' } });
    const answer = await acts.quote(request);
    const next: Firm = answer.ok
      ? { state: 'quoted', quote: answer.value }
      : { state: 'refused', problem: answer.problem };
    setFirm((now) => (now.key === key ? { key, firm: next } : now));
  };
  if (firm.state === 'quoted') return <Offer quote={firm.quote} request={request} again={ask} />;
  return (
    <div class="stack">
      {firm.state === 'refused' && <Refusal problem={firm.problem} useAmount={useAmount} />}
      <button type="button" class="button primary wide" disabled={firm.state === 'asking'} onClick={() => void ask()}>
        {firm.state === 'asking' ? 'Asking' : 'Get a firm price'}
      </button>
    </div>
  );
}

function Offer({ quote, request, again }: { quote: Quote; request: QuoteRequest; again: () => Promise<void> }) {
  const known = valueIn(useLive(routes.quote(quote.quoteId ?? '')));
  if (purchaseOf(quote, request, '') === null) {
    return (
      <Notice tone="bad" live>
        The answer is not a firm price of what you chose. Please ask again.
      </Notice>
    );
  }
  if (known?.status === 'USED') return <Bought policyId={known.policyId} />;
  const validUntil = quote.validUntil ?? 0;
  if (known?.status === 'EXPIRED' || (pace.value?.burnHeight ?? 0) > validUntil) {
    return (
      <Notice
        tone="warn"
        title="This price has ended"
        live
        actions={
          <button type="button" class="button small primary" onClick={() => void again()}>
            Get a new one
          </button>
        }
      />
    );
  }
  return (
    <div class="firm">
      <p class="holds">
        <span>
          Firm: <Amount value={quote.premium} unit={quote.token} digits={8} asOf={quote.asOf} />
        </span>
        <span>
          holds for <Countdown toHeight={validUntil + 1} reached="a moment" />
        </span>
      </p>
      <Buy quote={quote} request={request} />
    </div>
  );
}

function Buy({ quote, request }: { quote: Quote; request: QuoteRequest }) {
  const who = person.value;
  if (who === null) {
    return (
      <button type="button" class="button primary wide" onClick={askToConnect}>
        Connect to buy
      </button>
    );
  }
  const act = { kind: 'purchase', address: who.address, scope: PURCHASE_SCOPE } as const;
  const isUnderWay = underWay(transactions.value, act) !== null;
  const buy = () => {
    const intent = purchaseOf(quote, request, who.address);
    if (intent !== null) openSheet({ title: 'Buy protection', intent, renew: renewed });
  };
  return (
    <>
      <button type="button" class="button primary wide" disabled={isUnderWay} onClick={buy}>
        {isUnderWay ? 'Your purchase is on its way' : 'Buy'}
      </button>
      {isUnderWay && (
        <p class="muted">Another can be bought when it is in a block. It stands at the top of the page.</p>
      )}
    </>
  );
}

function Bought({ policyId }: { policyId: number | null }) {
  return (
    <Notice
      tone="good"
      title="You are protected"
      live
      actions={
        <a class="button small primary" href={policyId === null ? '/policies' : `/policies/${policyId}`}>
          See the policy
        </a>
      }
    >
      The purchase is final and the collateral is locked for you.
    </Notice>
  );
}
