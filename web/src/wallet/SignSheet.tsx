import { useEffect, useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Network } from '../api/shapes';
import { now } from '../app/clock';
import { Dialog } from '../parts/Dialog';
import { askCall, labelOf, scopeOf } from './asking';
import type { Intent } from './call';
import { underWay } from './followed';
import { transactions } from './kept';
import { notesOf } from './notes';
import type { Barrier, Notes, Phase } from './phase';
import type { Review } from './review';
import { Body, Foot } from './SignFaces';
import { type Person, person } from './session';
import type { Signing } from './sheet';
import { signAndSend } from './signing';
import './wallet.css';

export interface SignSheetProps extends Signing {
  readonly onClose: () => void;
}

/**
 * From a wish to a transaction: the call is made ready, decoded, shown, signed, sent and followed. The sheet keeps what it was opened with:
 * what the page does later changes nothing.
 */
export function SignSheet(props: SignSheetProps) {
  const network = valueIn(useLive(routes.network()));
  const who = person.value;
  const [intent, setIntent] = useState(props.intent);
  const [before, setBefore] = useState<Intent | null>(null);
  const [phase, setPhase] = useState<Phase>({ name: 'preparing' });
  const prepare = async (wanted: Intent) => {
    if (network === null) return;
    setPhase({ name: 'preparing' });
    setPhase(await prepareCall(wanted, network));
  };
  useEffect(() => void prepare(intent), [network?.contracts.vault]);

  const { renew } = props;
  const renewed = async () => {
    if (renew === undefined) return;
    setPhase({ name: 'preparing' });
    const answer = await renew(intent);
    if (!answer.ok) {
      setPhase({ name: 'refused', problem: answer.problem });
      return;
    }
    setBefore(intent);
    setIntent(answer.value);
    await prepare(answer.value);
  };
  const sign = async (review: Review, notes: Notes) => {
    if (network === null || who === null || review.call === null) return;
    setPhase({ name: 'signing', review, notes });
    const outcome = await signAndSend(review.call, actOf(intent, review), who, network);
    if (outcome.kind === 'unsent') {
      setPhase({ name: 'review', review, notes, sentence: outcome.sentence });
      return;
    }
    setPhase({ name: 'sent', id: outcome.id });
  };
  if (network === null) return null;
  const barrier = barrierOf(intent, who);
  return (
    <Dialog
      open
      title={props.title}
      close={props.onClose}
      // A wallet of another maker may never answer: what it was asked is followed when this is closed.
      busy={phase.name === 'signing' && who?.kind === 'development'}
      footer={
        <Foot
          phase={phase}
          barrier={barrier}
          who={who}
          sign={sign}
          again={() => prepare(intent)}
          renew={renew === undefined ? null : renewed}
          close={props.onClose}
        />
      }
    >
      <Body phase={phase} barrier={barrier} intent={intent} before={before} who={who} />
    </Dialog>
  );
}

function barrierOf(intent: Intent, who: Person | null): Barrier {
  if (intent.kind === 'purchase' && now.value >= intent.quote.endsAtMs) return 'ended';
  if (intent.person !== who?.address) return 'other-account';
  const act = { kind: intent.kind, address: who.address, scope: scopeOf(intent) };
  return underWay(transactions.value, act) === null ? null : 'under-way';
}

function actOf(intent: Intent, review: Review) {
  return {
    kind: intent.kind,
    label: labelOf(intent),
    address: intent.person,
    scope: scopeOf(intent),
    target: `${review.contract}.${review.functionName}`,
  };
}

async function prepareCall(intent: Intent, network: Network): Promise<Phase> {
  const [answer, { review }] = await Promise.all([askCall(intent), import('./review')]);
  return answer.ok
    ? {
        name: 'review',
        review: review(answer.value.call, intent, network.contracts),
        notes: notesOf(answer.value, intent),
        sentence: null,
      }
    : { name: 'refused', problem: answer.problem };
}
