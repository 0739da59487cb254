/** Of which epochs a proof file was saved in this browser, by address: a text for each, `STX:balanced:4` and so on. */
import type { Provider } from '../api/people';
import { storedJson, storeJson } from '../app/stored';
import { bookLabel } from '../format/words';

const KEY = 'bithedge.proofs';

export function epochsOf({ books }: Provider): string {
  return books
    .map((it) => `${it.token}:${it.tier}:${it.epoch}`)
    .sort()
    .join(' ');
}

/** `epoch 4`, or each book with its own when they differ. */
export function epochsInWords({ books }: Provider): string {
  const epochs = [...new Set(books.map((it) => it.epoch))];
  if (epochs.length === 1) return `epoch ${epochs[0]}`;
  return books.map((it) => `${bookLabel(it)} epoch ${it.epoch}`).join(', ');
}

function all(): Record<string, unknown> {
  const kept = storedJson(KEY);
  return typeof kept === 'object' && kept !== null ? { ...kept } : {};
}

/** Null when none was. */
export function savedEpochs(provider: string): string | null {
  const saved = all()[provider];
  return typeof saved === 'string' ? saved : null;
}

export function rememberSaved(provider: string, epochs: string): void {
  storeJson(KEY, { ...all(), [provider]: epochs });
}
