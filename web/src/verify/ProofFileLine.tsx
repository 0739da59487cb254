import { useState } from 'preact/hooks';
import { routes } from '../api/client';
import { useLive, valueIn } from '../api/live';
import type { Provider } from '../api/people';
import { Notice } from '../parts/states';
import './verifiable.css';
import { epochsInWords, epochsOf, rememberSaved, savedEpochs } from './savedProofs';

/** Offers the proof file for safekeeping: after every opening there is a new one. */
export function ProofFileLine({ provider, isOwn }: { provider: Provider; isOwn: boolean }) {
  const network = valueIn(useLive(routes.network()));
  const epochs = epochsOf(provider);
  const [saved, setSaved] = useState(() => savedEpochs(provider.provider));
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (network === null) return null;
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { makeProofFile } = await import('./makeProofFile');
      download(
        await makeProofFile(network, provider),
        `bithedge-proof-${provider.provider}-${provider.asOf.height}.json`,
      );
      rememberSaved(provider.provider, epochs);
      setSaved(epochs);
    } catch (failed) {
      setFailure(failed instanceof Error ? failed.message : String(failed));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="proof-line" aria-label="Proof file">
      <p>
        <strong>
          {isOwn ? 'Your' : 'The'} proof file of {epochsInWords(provider)}.
        </strong>{' '}
        With it and any node you withdraw without this service, should it ever be gone; every opening makes a new one.{' '}
        {saved === epochs ? 'Saved here.' : saved !== null && 'There was an opening since you saved it.'}
      </p>
      <div class="row">
        <button type="button" class="button small" disabled={isBusy} onClick={() => void save()}>
          {isBusy ? 'Making it' : 'Save the proof file'}
        </button>
        <a class="button small" href="/exit.html" download="bithedge-exit.html">
          Save the page that uses it
        </a>
      </div>
      {failure !== null && (
        <Notice tone="warn" live>
          The proof file was not saved. {failure}
        </Notice>
      )}
    </section>
  );
}

function download(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
