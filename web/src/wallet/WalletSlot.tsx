import { useState } from 'preact/hooks';
import { shortHash } from '../format/words';
import { LazySheet } from './LazySheet';
import { person, personLabel } from './session';
import { transactions } from './transactions';
import './slot.css';

/** Which sheet of the wallet is open; other pages open it too. */
export { accountSheet } from './LazySheet';

/** The wallet's place in the header: who acts here, and how many of his transactions are on their way. */
export function WalletSlot() {
  const who = person.value;
  const [isOpen, setOpen] = useState(false);
  const underWay = transactions.value.filter((it) => !it.isOver).length;
  return (
    <>
      <button
        type="button"
        class={who === null ? 'button small primary' : `wallet-button ${who.kind}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {who === null ? (
          'Connect'
        ) : (
          <>
            <i aria-hidden="true" class="wallet-mark" />
            <span class="sr-only">{personLabel(who)} </span>
            {who.kind === 'development' && (
              <span class="wallet-dev" aria-hidden="true">
                Dev {who.account}
              </span>
            )}
            <span class="wallet-address">{shortHash(who.address, 5, 4)}</span>
          </>
        )}
        {underWay > 0 && (
          <span class="wallet-count">
            {underWay}
            <span class="sr-only"> transactions under way</span>
          </span>
        )}
      </button>
      <LazySheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
