import { useState } from 'preact/hooks';
import { acts, routes } from '../api/client';
import { live, useLive, valueIn } from '../api/live';
import type { Incident, Network } from '../api/shapes';
import { plainly } from '../format/refusals';
import { codeLabel } from '../format/words';
import { Dialog } from '../parts/Dialog';
import { Field } from '../parts/Field';
import { Notice } from '../parts/states';
import { openWallet, type Person, person } from '../wallet/session';
import { WalletError } from '../wallet/wallet';

const LONGEST_REASON = 300;

const REFUSALS: Readonly<Record<string, string>> = {
  NOT_AN_OPERATOR: 'Your account is not on the list of operators.',
  NOT_SIGNED: 'The signature is not that of your account. Is another one chosen in the wallet?',
  NOT_OF_NOW: 'The clock of this computer is more than ten minutes off. Please set it and sign again.',
  UNKNOWN_INCIDENT: 'The services do not know this incident any more. Please reload the page.',
  NOT_OPEN: 'Somebody acknowledged or resolved it already.',
  NOT_RECORDED: 'It could not be recorded. Please sign again.',
};

type Said = { readonly state: 'asking' | 'signing' } | { readonly state: 'failed'; readonly sentence: string };

/** On an open incident: for whoever is on the list a button, for everybody else who does it. */
export function Acknowledge({ incident, operators }: { incident: Incident; operators: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  const who = person.value;
  if (incident.state !== 'OPEN') return null;
  if (who === null || !operators.includes(who.address)) {
    return (
      <p class="field-hint">
        {operators.length === 0
          ? 'An operator acknowledges it on the command line.'
          : 'An operator acknowledges it: here, when his wallet is connected, or on the command line.'}
      </p>
    );
  }
  return (
    <>
      <button type="button" class="button small" onClick={() => setOpen(true)}>
        Acknowledge
      </button>
      {isOpen && <AcknowledgeDialog incident={incident} who={who} close={() => setOpen(false)} />}
    </>
  );
}

function AcknowledgeDialog({ incident, who, close }: { incident: Incident; who: Person; close: () => void }) {
  const network = valueIn(useLive(routes.network()));
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<Said>({ state: 'asking' });
  const tooLong = reason.length > LONGEST_REASON;
  const sign = async () => {
    if (network === null) return;
    setSaid({ state: 'signing' });
    const failure = await acknowledge(incident.id, reason.trim(), who, network);
    if (failure !== null) return setSaid({ state: 'failed', sentence: failure });
    live().refresh(routes.incidents().path);
    close();
  };
  return (
    <Dialog
      open
      title={`Acknowledge: ${codeLabel(incident.code)}`}
      close={close}
      busy={said.state === 'signing'}
      footer={
        <button
          type="button"
          class="button primary"
          disabled={network === null || said.state === 'signing' || reason.trim() === '' || tooLong}
          onClick={() => void sign()}
        >
          {said.state === 'signing' ? 'Waiting for your wallet' : 'Sign'}
        </button>
      }
    >
      <div class="stack">
        <p>
          You say that you look into it. It is shown to everybody, with your address. Quotes stay as they are. Your
          wallet signs a message: no transaction, no fee.
        </p>
        <Field
          label="What you do about it"
          value={reason}
          change={setReason}
          error={tooLong ? `${LONGEST_REASON} characters at most.` : null}
        />
        {said.state === 'failed' && (
          <Notice tone="bad" live title="Not acknowledged">
            {said.sentence}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

/** Why it was not taken, in plain words; null when it was. */
async function acknowledge(incidentId: string, reason: string, who: Person, network: Network): Promise<string | null> {
  const word = { incidentId, reason, atMs: Date.now() };
  try {
    const { messageOf } = await import('./acknowledgement');
    const wallet = await openWallet(who, network);
    const { signature } = await wallet.signStructured(messageOf(word, network.contracts.vault, network.chainId));
    const answer = await acts.acknowledgeIncident({ ...word, operator: who.address, signature });
    return answer.ok ? null : plainly(answer.problem, REFUSALS);
  } catch (e) {
    if (e instanceof WalletError && e.code === 'CANCELLED') return 'You closed the wallet without signing.';
    return 'Your wallet did not sign. Does it know this kind of request?';
  }
}
