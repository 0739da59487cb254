import { useEffect, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { shortHash } from '../format/words';
import { transactions } from './kept';
import { LazySheet } from './LazySheet';
import { disconnect, fits, person, personLabel } from './session';
import { followAll } from './transactions';
import './slot.css';

/** The wallet's place in the header: who acts here, and how many of his transactions are on their way. */
export function WalletSlot() {
  const who = person.value;
  const [isOpen, setOpen] = useState(false);
  const network = valueIn(useLive(routes.network()));
  useEffect(() => (network === null ? undefined : followAll(network.nodeUrl)), [network?.nodeUrl]);
  useEffect(() => {
    if (network !== null && who !== null && !fits(who, network)) void disconnect();
  }, [network?.network, who?.address]);
  const underWay = transactions.value.filter((it) => !it.isOver).length;
  return (
    <>
      <button
        type="button"
        class={who === null ? 'button small primary for-strangers' : `wallet-button ${who.kind}`}
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
