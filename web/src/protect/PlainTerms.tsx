import type { Quote, QuoteRequest } from '../api/people';
import { amountWithUnit, exactWithUnit, strikeText } from '../format/units';
import { tokenLabel } from '../format/words';

/** The terms of the policy without a word of finance. */
export function PlainTerms({ quote, request }: { quote: Quote; request: QuoteRequest }) {
  const isPut = quote.policyType === 'PUT';
  const token = tokenLabel(quote.token);
  return (
    <ul class="plain-list">
      <li>You pay {exactWithUnit(quote.premium, quote.token)} once. It is not returned, whatever happens.</li>
      <li>
        If Bitcoin is {isPut ? 'below' : 'above'} {strikeText(quote.strike)} when it settles, you get the difference for{' '}
        {amountWithUnit(quote.amount, 'BTC')}, in {token}.
      </li>
      <li>
        You never get more than the {exactWithUnit(quote.collateral, quote.token)} that are locked for you.
        {isPut && ' If STX has fallen very far by then, that may be less than the whole difference.'}
      </li>
      <li>
        It settles by itself at the first recorded price at Bitcoin block{' '}
        {quote.expirationHeight.toLocaleString('en-US')} or up to 6 blocks later. You lose nothing by sleeping.
      </li>
      {request.style === 'AMERICAN' ? (
        <li>
          You may activate it before. Then the first price after your request counts, never one that you already know.
          If it is out of the money at that price, nothing happens and you keep the policy.
        </li>
      ) : (
        <li>It cannot be activated before its end.</li>
      )}
      <li>The policy and what is locked for it are in contracts on Stacks. We cannot change either.</li>
    </ul>
  );
}
