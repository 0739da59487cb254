import { useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { shortHash } from '../format/words';
import { type Followed, isBad } from './followed';
import { dismiss, forget, transactions } from './kept';
import { person } from './session';
import { TransactionSteps } from './TransactionSteps';
import './strip.css';

/**
 * Every transaction of this browser that is on its way, or ended and was not read: on every page, for every account, also after a reload.
 * The only place that tells it.
 */
export function Strip() {
  const shown = transactions.value.filter((it) => !it.isOver || !it.isSeen);
  if (shown.length === 0) return null;
  return (
    <section class="strip" aria-label="Your transactions">
      <ul>
        {shown.map((it) => (
          <Item key={it.id} item={it} />
        ))}
      </ul>
    </section>
  );
}

function Item({ item }: { item: Followed }) {
  const isOthers = item.address !== '' && item.address !== person.value?.address;
  return (
    <li class={isBad(item) ? 'bad' : item.isOver ? 'over' : 'open'}>
      <div class="strip-head">
        <strong>{item.label}</strong>
        {isOthers && <span class="muted">by {shortHash(item.address, 5, 4)}</span>}
        <Actions item={item} />
      </div>
      <TransactionSteps item={item} />
    </li>
  );
}

function Actions({ item }: { item: Followed }) {
  const network = valueIn(useLive(routes.network()));
  const [isBusy, setBusy] = useState(false);
  if (item.isOver) {
    return (
      <button type="button" class="button small" aria-label={`Dismiss: ${item.label}`} onClick={() => dismiss(item.id)}>
        Dismiss
      </button>
    );
  }
  if (item.stage === 'UNKNOWN' && item.bytes !== null && network !== null) {
    const again = async () => {
      setBusy(true);
      const { sendAgain } = await import('./signing');
      await sendAgain(item.id, network.nodeUrl);
      setBusy(false);
    };
    return (
      <button
        type="button"
        class="button small"
        disabled={isBusy}
        data-tip="The same signed transaction once more: it can never be paid twice."
        onClick={() => void again()}
      >
        Send the same again
      </button>
    );
  }
  if (item.txid === '') {
    return (
      <button
        type="button"
        class="button small"
        data-tip="Only when your wallet shows that it sent nothing: else you may pay twice."
        onClick={() => forget(item.id)}
      >
        My wallet sent nothing
      </button>
    );
  }
  return null;
}
