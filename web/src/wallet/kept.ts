/** The list of transactions in the browser's storage: one for all tabs, kept over a reload. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { storeJson, whenStored } from '../app/stored';
import { completed, type Followed, remembered } from './followed';

const KEY = 'bithedge.transactions';

const list = signal<readonly Followed[]>(stored() ?? []);

export const transactions: ReadonlySignal<readonly Followed[]> = list;

/** What all tabs wrote last; null in a browser without storage, or when somebody else's text is under our key. */
function stored(): Followed[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (!Array.isArray(kept)) return null;
    return (kept as Partial<Followed>[]).flatMap((it) =>
      typeof it?.txid === 'string' ? [completed({ ...it, txid: it.txid })] : [],
    );
  } catch {
    return null;
  }
}

function write(next: readonly Followed[]): void {
  list.value = next;
  storeJson(KEY, next);
}

/** The newest list, also when another tab wrote it a moment ago. */
export function newest(): readonly Followed[] {
  const kept = stored();
  if (kept !== null && JSON.stringify(kept) !== JSON.stringify(list.value)) list.value = kept;
  return list.value;
}

export function put(item: Followed): void {
  write(remembered(newest(), item));
}

/** Changes one that is kept; answers it, null when it is forgotten. */
export function change(id: string, to: (before: Followed) => Followed): Followed | null {
  const before = newest().find((it) => it.id === id);
  if (before === undefined) return null;
  const after = to(before);
  if (JSON.stringify(after) !== JSON.stringify(before)) put(after);
  return after;
}

export function forget(id: string): void {
  write(newest().filter((it) => it.id !== id));
}

/** How it ended was read. */
export function dismiss(id: string): void {
  change(id, (it) => ({ ...it, isSeen: true }));
}

whenStored(KEY, newest);
