import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { shortHash } from '../format/words';
import { type Followed, isBad, STEPS, sentenceOf, stepOf } from './followed';
import { TxLink } from './TxLink';

/** How far a transaction is. Until it is final it is drawn dashed, as everything that may still vanish. */
export function TransactionSteps({ item }: { item: Followed }) {
  const done = stepOf(item.stage);
  const blocks = valueIn(useLive(routes.network()))?.finalityBurnBlocks;
  return (
    <div class={`tx-steps ${isBad(item) ? 'bad' : item.isOver ? 'over' : 'open'}`}>
      <ol aria-label={`${item.label}: ${STEPS[done] ?? 'not known'}`}>
        {STEPS.map((step, index) => (
          <li key={step} class={index <= done ? 'done' : undefined} aria-current={index === done ? 'step' : undefined}>
            <i aria-hidden="true" />
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <p role="status">
        {sentenceOf(item)}
        {item.stage === 'IN_BLOCK' && blocks !== undefined && ` That takes ${blocks} Bitcoin blocks.`}{' '}
        <TxLink txid={item.txid}>{shortHash(item.txid)}</TxLink>
      </p>
    </div>
  );
}
