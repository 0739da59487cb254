import type { Intent } from './call';
import { TransactionSteps } from './TransactionSteps';
import { transactions } from './transactions';
import './people.css';
import './wallet.css';

/** What an account sent from this browser and is not final: shown where it will count once it is. */
export function UnderWay({ address, kinds }: { address: string; kinds: readonly Intent['kind'][] }) {
  const open = transactions.value.filter((it) => !it.isOver && it.address === address && kinds.includes(it.kind));
  if (open.length === 0) return null;
  return (
    <section class="under-way" aria-labelledby="under-way-title">
      <h2 id="under-way-title">On its way</h2>
      <ul class="stack">
        {open.map((it) => (
          <li key={it.txid}>
            <strong>{it.label}</strong>
            <TransactionSteps item={it} />
          </li>
        ))}
      </ul>
    </section>
  );
}
