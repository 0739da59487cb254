import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/answer';
import { acts, routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Quote, QuoteRequest } from '../api/people';
import { pace } from '../app/clock';
import { Amount } from '../parts/Amount';
import { Countdown } from '../parts/Countdown';
import { Notice } from '../parts/states';
import type { Intent } from '../wallet/call';
import { askToConnect } from '../wallet/LazySheet';
import { SignSheet } from '../wallet/SignSheet';
import { person } from '../wallet/session';
import { TransactionSteps } from '../wallet/TransactionSteps';
import { transactions } from '../wallet/transactions';
import { answers, quotedTerms } from './quoted';
import { Refusal } from './Refusal';
import { keyOf } from './useQuote';

type Firm =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'quoted'; readonly quote: Quote }
  | { readonly state: 'refused'; readonly problem: Problem };

/** From "how much" to "buy": a signed price that holds for some blocks, and the button that uses it. */
export function FirmQuote({ request, useAmount }: { request: QuoteRequest; useAmount: (amount: bigint) => void }) {
  const [firm, setFirm] = useState<Firm>({ state: 'none' });
  useEffect(() => setFirm({ state: 'none' }), [keyOf(request)]);
  const ask = async () => {
    setFirm({ state: 'asking' });
    const answer = await acts.quote(request);
    setFirm(answer.ok ? { state: 'quoted', quote: answer.value } : { state: 'refused', problem: answer.problem });
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
  const [intent, setIntent] = useState<Intent | null>(null);
  const [txid, setTxid] = useState<string | null>(null);
  const bought = transactions.value.find((it) => it.txid === txid);
  const isUnderWay = bought !== undefined && bought.stage !== 'FAILED' && bought.stage !== 'DROPPED';
  const who = person.value;
  const known = valueIn(useLive(routes.quote(quote.quoteId ?? '')));
  const terms = quotedTerms(quote);
  if (terms === null || !answers(quote, request)) {
    return (
      <Notice tone="bad" live>
        The answer is not a firm price of what you chose. Please ask again.
      </Notice>
    );
  }
  const tip = pace.value?.burnHeight ?? 0;
  const isOver = known?.status === 'EXPIRED' || tip > terms.validUntil;
  return (
    <div class="firm">
      {known?.status === 'USED' ? (
        <Bought policyId={known.policyId} />
      ) : isUnderWay ? (
        <div class="under-way">
          <strong>{bought.label}</strong>
          <TransactionSteps item={bought} />
        </div>
      ) : isOver && intent === null ? (
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
      ) : (
        <>
          <p class="holds">
            <span>
              Firm: <Amount value={quote.premium} unit={quote.token} rounding="up" digits={6} asOf={quote.asOf} />
            </span>
            <span>
              holds for <Countdown toHeight={terms.validUntil + 1} reached="a moment" />
            </span>
          </p>
          <button
            type="button"
            class="button primary wide"
            onClick={() =>
              who === null ? askToConnect() : setIntent({ kind: 'purchase', person: who.address, quote: terms })
            }
          >
            {who === null ? 'Connect to buy' : 'Buy'}
          </button>
        </>
      )}
      {intent !== null && (
        <SignSheet title="Buy protection" intent={intent} onClose={() => setIntent(null)} onSent={setTxid} />
      )}
    </div>
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
