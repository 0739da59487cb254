/** Transactions that this browser sent: kept over a reload, followed until nothing about them changes any more. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { OWN_CODES } from '../api/answer';
import { acts, routes } from '../api/client';
import { live } from '../api/live';
import { type Act, type Followed, type NodeTransaction, remembered, sent, told, toldByNode } from './followed';

const KEY = 'bithedge.transactions';
const NODE_POLL_MS = 2_000;

const list = signal<readonly Followed[]>(restored());
const followed = new Set<string>();

export const transactions: ReadonlySignal<readonly Followed[]> = list;

function restored(): Followed[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Followed[]).filter((it) => typeof it?.txid === 'string') : [];
  } catch {
    return []; // A browser without storage, or somebody else's text under our key.
  }
}

function put(item: Followed): void {
  const before = list.value.find((it) => it.txid === item.txid);
  list.value = remembered(list.value, item);
  try {
    localStorage.setItem(KEY, JSON.stringify(list.value));
  } catch {
    // Private mode: then a reload forgets them.
  }
  if (before !== undefined && before.stage !== item.stage) live().refresh();
}

export function forgetTransaction(txid: string): void {
  list.value = list.value.filter((it) => it.txid !== txid);
  try {
    localStorage.setItem(KEY, JSON.stringify(list.value));
  } catch {
    // As above.
  }
}

/** Registers a transaction with the service and follows it. */
export function follow(txid: string, act: Act, nodeUrl: string): void {
  put(sent(txid, act, Date.now()));
  void acts.registerTransaction(txid).then((answer) => {
    if (answer.ok) update(txid, (before) => told(before, answer.value));
    watch(txid, nodeUrl);
  });
}

/** Goes on following what was not over when the page was left. */
export function resume(nodeUrl: string): void {
  for (const item of list.value) if (!item.isOver) watch(item.txid, nodeUrl);
}

function update(txid: string, change: (before: Followed) => Followed): Followed | undefined {
  const before = list.value.find((it) => it.txid === txid);
  if (before === undefined) return undefined;
  const after = change(before);
  if (JSON.stringify(after) !== JSON.stringify(before)) put(after);
  return after;
}

function watch(txid: string, nodeUrl: string): void {
  if (followed.has(txid)) return;
  followed.add(txid);
  const handle = live().use(routes.transaction(txid));
  let nodeTimer: ReturnType<typeof setInterval> | undefined;
  const stop = effect(() => {
    const loadable = handle.loadable.value;
    if (loadable.state === 'ready') update(txid, (before) => told(before, loadable.value));
    if (loadable.state === 'failed' && loadable.problem.code === OWN_CODES.notAvailable && nodeTimer === undefined) {
      nodeTimer = setInterval(() => void askNode(txid, nodeUrl), NODE_POLL_MS);
    }
  });
  const stopOver = list.subscribe((all) => {
    const item = all.find((it) => it.txid === txid);
    if (item !== undefined && !item.isOver) return;
    queueMicrotask(() => {
      clearInterval(nodeTimer);
      stop();
      stopOver();
      if (followed.delete(txid)) handle.release();
    });
  });
}

async function askNode(txid: string, nodeUrl: string): Promise<void> {
  try {
    const response = await fetch(`${nodeUrl}/extended/v1/tx/${txid}`);
    if (!response.ok) return;
    const answer = (await response.json()) as NodeTransaction;
    update(txid, (before) => toldByNode(before, answer));
  } catch {
    // The next round asks again.
  }
}
