import type { Token } from '../api/shapes';
import { Amount } from '../parts/Amount';
import { mostUsd, type Terms } from './payoff';

/**
 * The most that a policy can pay. In dollars that is the protected value itself, never the collateral at the price of now: all of it is paid
 * only when STX has fallen.
 */
export function MostPaid({ offer }: { offer: Terms & { readonly token: Token } }) {
  const usd = mostUsd(offer);
  return (
    <>
      <Amount value={offer.collateral} unit={offer.token} />
      {usd !== null && (
        <span class="muted">
          , worth at most <Amount value={usd} unit="USD" digits={0} asOf={null} />
        </span>
      )}
    </>
  );
}
