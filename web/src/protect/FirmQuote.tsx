import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/answer';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { QuoteRequest } from '../api/people';
import { now } from '../app/clock';
import { Amount } from '../parts/Amount';
import { CountdownTo } from '../parts/Countdown';
import { Notice } from '../parts/states';
import { PURCHASE_SCOPE } from '../wallet/asking';
import { underWay } from '../wallet/followed';
import { transactions } from '../wallet/kept';
import { askToConnect } from '../wallet/LazySheet';
import { person } from '../wallet/session';
import { openSheet } from '../wallet/sheet';
import { type FirmPrice, firmPrice, purchaseOf, renewed } from './purchase';
import { Refusal } from './Refusal';
import { keyOf } from './useQuote';

type Firm =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'quoted'; readonly price: FirmPrice }
  | { readonly state: 'refused'; readonly problem: Problem };

/** From "how much" to "buy": a price that is signed for this account and holds for two minutes, and the button that uses it. */
export function FirmQuote({ request, useAmount }: { request: QuoteRequest; useAmount: (amount: bigint) => void }) {
  const buyer = person.value?.address ?? '';
  const key = `${keyOf(request)} ${buyer}`;
  const [asked, setFirm] = useState<{ readonly key: string; readonly firm: Firm }>({ key, firm: { state: 'none' } });
  // A price of what was chosen before, or of another account, is no price of what is chosen now, not even for one frame.
  const firm: Firm = asked.key === key ? asked.firm : { state: 'none' };
  useEffect(() => setFirm({ key, firm: { state: 'none' } }), [key]);
  const ask = async () => {
    setFirm({ key, firm: { state: 'asking' } });
    const answer = await firmPrice(request, buyer);
    const next: Firm = answer.ok
      ? { state: 'quoted', price: answer.value }
      : { state: 'refused', problem: answer.problem };
    setFirm((last) => (last.key === key ? { key, firm: next } : last));
  };
  if (buyer === '') {
    return (
      <button type="button" class="button primary wide" onClick={askToConnect}>
        Connect for a firm price
      </button>
    );
  }
  if (firm.state === 'quoted') return <Offer price={firm.price} request={request} buyer={buyer} again={ask} />;
  return (
    <div class="stack">
      {firm.state === 'refused' && <Refusal problem={firm.problem} useAmount={useAmount} />}
      <button type="button" class="button primary wide" disabled={firm.state === 'asking'} onClick={() => void ask()}>
        {firm.state === 'asking' ? 'Asking' : 'Get a firm price'}
      </button>
    </div>
  );
}

interface OfferProps {
  readonly price: FirmPrice;
  readonly request: QuoteRequest;
  readonly buyer: string;
}

function Offer({ price, request, buyer, again }: OfferProps & { readonly again: () => Promise<void> }) {
  const { quote, endsAtMs } = price;
  const known = valueIn(useLive(routes.quote(quote.quoteId ?? '')));
  if (purchaseOf(price, request, buyer) === null) {
    return (
      <Notice tone="bad" live>
        The answer is not a firm price of what you chose. Please ask again.
      </Notice>
    );
  }
  if (known?.status === 'USED') return <Bought policyId={known.policyId} />;
  if (known?.status === 'EXPIRED' || now.value >= endsAtMs) {
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
          Firm, for you: <Amount value={quote.premium} unit={quote.token} asOf={quote.asOf} />
        </span>
        <span>
          holds for <CountdownTo ms={endsAtMs} reached="a moment" />
        </span>
      </p>
      <Buy price={price} request={request} buyer={buyer} />
    </div>
  );
}

function Buy({ price, request, buyer }: OfferProps) {
  const act = { kind: 'purchase', address: buyer, scope: PURCHASE_SCOPE } as const;
  const isUnderWay = underWay(transactions.value, act) !== null;
  const buy = () => {
    const intent = purchaseOf(price, request, buyer);
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
