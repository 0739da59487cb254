import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import { shortHash } from '../format/words';
import { type Followed, STEPS, stepOf } from './followed';
import { TxLink } from './TxLink';

const HINTS: Partial<Record<Followed['stage'], string>> = {
  UNKNOWN: 'The network has not told of it yet.',
  SENT: 'Sent to the network.',
  WAITING: 'It waits for the next block.',
  IN_BLOCK: 'It is in a block. It counts here once that block is final.',
  FINAL: 'Final: it counts.',
};

/** How far a transaction is. Until it is final it is drawn dashed, as everything that may still vanish. */
export function TransactionSteps({ item }: { item: Followed }) {
  const done = stepOf(item.stage);
  const isBad = item.stage === 'FAILED' || item.stage === 'DROPPED';
  const blocks = valueIn(useLive(routes.network()))?.finalityBurnBlocks;
  const hint = item.sentence ?? HINTS[item.stage] ?? '';
  return (
    <div class={`tx-steps ${isBad ? 'bad' : item.isOver ? 'over' : 'open'}`}>
      <ol aria-label={`${item.label}: ${STEPS[done]}`}>
        {STEPS.map((step, index) => (
          <li key={step} class={index <= done ? 'done' : undefined} aria-current={index === done ? 'step' : undefined}>
            <i aria-hidden="true" />
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <p role="status">
        {hint}
        {item.stage === 'IN_BLOCK' && blocks !== undefined && ` That takes ${blocks} Bitcoin blocks.`}{' '}
        <TxLink txid={item.txid}>{shortHash(item.txid)}</TxLink>
      </p>
    </div>
  );
}
