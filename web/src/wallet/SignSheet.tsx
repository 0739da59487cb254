import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/answer';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Network } from '../api/shapes';
import { codeLabel } from '../format/words';
import { Dialog } from '../parts/Dialog';
import { Notice, Skeleton } from '../parts/states';
import { askCall, labelOf, refusalSentence } from './asking';
import type { Intent } from './call';
import { ReviewTable } from './ReviewTable';
import type { Review } from './review';
import { openWallet, type Person, person } from './session';
import { TransactionSteps } from './TransactionSteps';
import { follow, transactions } from './transactions';
import './wallet.css';

type Phase =
  | { readonly name: 'preparing' }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'review'; readonly review: Review; readonly sentence: string | null }
  | { readonly name: 'signing'; readonly review: Review }
  | { readonly name: 'sent'; readonly txid: string };

export interface SignSheetProps {
  readonly title: string;
  /** What the person asked for on the page; what comes back is compared with it. */
  readonly intent: Intent;
  readonly onClose: () => void;
  readonly onSent?: (txid: string) => void;
}

/** From a wish to a transaction: the call is made ready, decoded, shown, signed, sent and followed. */
export function SignSheet(props: SignSheetProps) {
  const network = valueIn(useLive(routes.network()));
  const who = person.value;
  const [phase, setPhase] = useState<Phase>({ name: 'preparing' });
  const prepare = async () => {
    if (network === null) return;
    setPhase({ name: 'preparing' });
    setPhase(await prepareCall(props.intent, network));
  };
  useEffect(() => void prepare(), [network?.contracts.vault]);

  if (network === null || who === null) return null;
  const sign = async (review: Review) => {
    setPhase({ name: 'signing', review });
    const result = await signCall(review, who, network);
    if ('sentence' in result) {
      setPhase({ name: 'review', review, sentence: result.sentence });
      return;
    }
    follow(
      result.txid,
      { kind: props.intent.kind, label: labelOf(props.intent), address: who.address },
      network.nodeUrl,
    );
    setPhase({ name: 'sent', txid: result.txid });
    props.onSent?.(result.txid);
  };
  return (
    <Dialog
      open
      title={props.title}
      close={props.onClose}
      busy={phase.name === 'signing'}
      footer={<Foot phase={phase} who={who} onSign={sign} onRetry={prepare} onClose={props.onClose} />}
    >
      <Body phase={phase} />
    </Dialog>
  );
}

async function prepareCall(intent: Intent, network: Network): Promise<Phase> {
  const [answer, { review }] = await Promise.all([askCall(intent), import('./review')]);
  return answer.ok
    ? { name: 'review', review: review(answer.value.call, intent, network.contracts), sentence: null }
    : { name: 'refused', problem: answer.problem };
}

async function signCall(
  review: Review,
  who: Person,
  network: Network,
): Promise<{ txid: string } | { sentence: string }> {
  if (review.call === null) return { sentence: 'This call is not what you asked for, so it is not signed.' };
  try {
    const wallet = await openWallet(who, network);
    return { txid: await wallet.callContract(review.call) };
  } catch (e) {
    return { sentence: e instanceof Error ? e.message : String(e) };
  }
}

function Body({ phase }: { phase: Phase }) {
  switch (phase.name) {
    case 'preparing':
      return <Skeleton lines={5} />;
    case 'refused':
      return (
        <Notice tone="warn" title={codeLabel(phase.problem.code)} live>
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
          <ReviewTable review={phase.review} />
        </div>
      );
    case 'signing':
      return <ReviewTable review={phase.review} />;
    case 'sent': {
      const item = transactions.value.find((it) => it.txid === phase.txid);
      return item === undefined ? null : (
        <div class="stack">
          <Notice tone={item.stage === 'FAILED' || item.stage === 'DROPPED' ? 'bad' : 'good'} title={item.label} live>
            You can close this: it is followed in your account at the top right.
          </Notice>
          <TransactionSteps item={item} />
        </div>
      );
    }
  }
}

interface FootProps {
  readonly phase: Phase;
  readonly who: Person;
  readonly onSign: (review: Review) => Promise<void>;
  readonly onRetry: () => Promise<void>;
  readonly onClose: () => void;
}

function Foot({ phase, who, onSign, onRetry, onClose }: FootProps) {
  if (phase.name === 'preparing') return null;
  if (phase.name === 'sent') {
    return (
      <button type="button" class="button primary" onClick={onClose}>
        Close
      </button>
    );
  }
  const isSigning = phase.name === 'signing';
  return (
    <>
      <button type="button" class="button" disabled={isSigning} onClick={onClose}>
        Cancel
      </button>
      {phase.name === 'refused' ? (
        <button type="button" class="button primary" onClick={() => void onRetry()}>
          Try again
        </button>
      ) : (
        <button
          type="button"
          class="button primary"
          disabled={isSigning || phase.review.call === null}
          onClick={() => void onSign(phase.review)}
        >
          {isSigning ? (who.kind === 'connect' ? 'Waiting for your wallet' : 'Sending') : 'Sign and send'}
        </button>
      )}
    </>
  );
}
