/** What the sheet shows in each phase, and its buttons. */
import { exactWithUnit } from '../format/units';
import { CountdownTo } from '../parts/Countdown';
import { Notice, Skeleton } from '../parts/states';
import type { Intent } from './call';
import { isBad } from './followed';
import { transactions } from './kept';
import type { Barrier, Notes, Phase } from './phase';
import { ReviewTable } from './ReviewTable';
import { refusalSentence } from './refusals';
import type { Review } from './review';
import type { Person } from './session';
import { TransactionSteps } from './TransactionSteps';

interface BodyProps {
  readonly phase: Phase;
  readonly barrier: Barrier;
  readonly intent: Intent;
  /** what was on the sheet before the price was asked for anew */
  readonly before: Intent | null;
  readonly who: Person | null;
}

export function Body({ phase, barrier, intent, before, who }: BodyProps) {
  switch (phase.name) {
    case 'preparing':
      return <Skeleton lines={5} />;
    case 'refused':
      return (
        <Notice tone="warn" title="Not at the moment" live>
          {refusalSentence(phase.problem)}
        </Notice>
      );
    case 'review':
      return (
        <div class="stack">
          {phase.sentence && (
            <Notice tone="warn" live>
              {phase.sentence}
            </Notice>
          )}
          <BarrierNotice barrier={barrier} />
          <Beside notes={phase.notes} />
          <Price intent={intent} before={before} isOver={barrier === 'ended'} />
          <ReviewTable review={phase.review} />
        </div>
      );
    case 'signing':
      return (
        <div class="stack">
          {who?.kind === 'connect' && (
            <Notice tone="info" live>
              Please answer in your wallet. If it never answers you can close this: what it sends is looked for and
              shown at the top.
            </Notice>
          )}
          <ReviewTable review={phase.review} />
        </div>
      );
    case 'sent':
      return <Sent id={phase.id} />;
  }
}

function Sent({ id }: { id: string }) {
  const item = transactions.value.find((it) => it.id === id);
  if (item === undefined) return null;
  const tone = isBad(item) ? 'bad' : item.stage === 'UNKNOWN' ? 'warn' : 'good';
  return (
    <div class="stack">
      <Notice tone={tone} title={item.label} live>
        You can close this: it is followed at the top of every page.
      </Notice>
      <TransactionSteps item={item} />
    </div>
  );
}

function BarrierNotice({ barrier }: { barrier: Barrier }) {
  switch (barrier) {
    case null:
      return null;
    case 'ended':
      return (
        <Notice tone="warn" title="This price has ended" live>
          Nothing was signed. Get a new price to go on.
        </Notice>
      );
    case 'other-account':
      return (
        <Notice tone="warn" title="Another account is connected now" live>
          This was made ready for the account before. Please close it and begin again.
        </Notice>
      );
    case 'under-way':
      return (
        <Notice tone="warn" title="The same is on its way already" live>
          Wait until it is over, so that nothing is paid or asked for twice. It stands at the top of the page.
        </Notice>
      );
  }
}

/** What may not be so, and what bounds the act. */
function Beside({ notes }: { notes: Notes }) {
  return (
    <>
      {notes.warnings.map((it) => (
        <Notice key={it} tone="warn" live>
          {it}
        </Notice>
      ))}
      {notes.bounds !== null && <p class="muted">{notes.bounds}</p>}
    </>
  );
}

/** How long the price on the sheet holds, and what it was before it was asked for anew. */
function Price({ intent, before, isOver }: { intent: Intent; before: Intent | null; isOver: boolean }) {
  if (intent.kind !== 'purchase' || isOver) return null;
  const { premium, token, endsAtMs } = intent.quote;
  const was = before?.kind === 'purchase' && before.quote.premium !== premium ? before.quote.premium : null;
  return (
    <>
      {was !== null && (
        <Notice tone="warn" title="The price has changed" live>
          It is {exactWithUnit(premium, token)} now; it was {exactWithUnit(was, token)}.
        </Notice>
      )}
      <p class="muted">
        This price holds for <CountdownTo ms={endsAtMs} reached="a moment" />.
      </p>
    </>
  );
}

interface FootProps {
  readonly phase: Phase;
  readonly barrier: Barrier;
  readonly who: Person | null;
  readonly sign: (review: Review, notes: Notes) => Promise<void>;
  readonly again: () => Promise<void>;
  readonly renew: (() => Promise<void>) | null;
  readonly close: () => void;
}

const PRICE_ENDED = ['QUOTE_EXPIRED', 'UNKNOWN_QUOTE', 'NO_CAPACITY'];

export function Foot(props: FootProps) {
  const { phase, close } = props;
  if (phase.name === 'sent') {
    return (
      <button type="button" class="button primary" onClick={close}>
        Close
      </button>
    );
  }
  const isSending = phase.name === 'signing' && props.who?.kind === 'development';
  return (
    <>
      <button type="button" class="button" disabled={isSending} onClick={close}>
        {phase.name === 'signing' && !isSending ? 'Close' : 'Cancel'}
      </button>
      <MainButton {...props} />
    </>
  );
}

function MainButton({ phase, barrier, who, sign, again, renew }: FootProps) {
  if (phase.name === 'preparing' || phase.name === 'sent') return null;
  const isPriceOver = phase.name === 'refused' ? PRICE_ENDED.includes(phase.problem.code) : barrier === 'ended';
  if (renew !== null && isPriceOver && phase.name !== 'signing') {
    return (
      <button type="button" class="button primary" onClick={() => void renew()}>
        Get a new price
      </button>
    );
  }
  if (phase.name === 'refused') {
    return (
      <button type="button" class="button primary" onClick={() => void again()}>
        Try again
      </button>
    );
  }
  const isSigning = phase.name === 'signing';
  return (
    <button
      type="button"
      class="button primary"
      disabled={isSigning || barrier !== null || phase.review.call === null}
      onClick={() => void sign(phase.review, phase.notes)}
    >
      {isSigning ? (who?.kind === 'connect' ? 'Waiting for your wallet' : 'Sending') : 'Sign and send'}
    </button>
  );
}
