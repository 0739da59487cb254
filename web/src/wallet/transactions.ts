/** Follows every transaction that is kept until nothing about it changes any more. */
import { effect } from '@preact/signals';
import { OWN_CODES } from '../api/answer';
import { acts, routes } from '../api/client';
import { live } from '../api/live';
import { type Followed, told } from './followed';
import { change, transactions } from './kept';
import { lookUp } from './lookup';

const NODE_POLL_MS = 3_000;
/** Two looks in a row must say that it was never sent: addresses of one node may be some moments apart. */
const PROOFS = 2;

const watched = new Set<string>();

/** Registers what has an id with the service, and follows it. */
export function follow(id: string, nodeUrl: string): void {
  const { txid } = transactions.value.find((it) => it.id === id) ?? { txid: '' };
  if (txid !== '') {
    void acts.registerTransaction(txid).then((answer) => {
      if (answer.ok) become(id, (it) => told(it, answer.value));
    });
  }
  watch(id, nodeUrl);
}

/** Goes on following what was not over when the page was left, and what other tabs send. */
export function followAll(nodeUrl: string): () => void {
  return effect(() => {
    for (const it of transactions.value) if (!it.isOver && !watched.has(it.id)) follow(it.id, nodeUrl);
  });
}

function become(id: string, to: (before: Followed) => Followed): void {
  const before = transactions.value.find((it) => it.id === id);
  const after = change(id, to);
  if (before !== undefined && after !== null && before.stage !== after.stage) live().refresh();
}

function watch(id: string, nodeUrl: string): void {
  if (watched.has(id)) return;
  watched.add(id);
  const itself = () => transactions.value.find((it) => it.id === id);
  let service: Service | null = null;
  let proofs = 0;
  const look = async () => {
    const item = itself();
    if (item === undefined || (service?.hasRoute() !== false && !needsTheNode(item))) return;
    const after = await lookUp(item, nodeUrl).catch(() => item); // The next round asks again.
    proofs = after.stage === 'UNSENT' ? proofs + 1 : 0;
    if (after.stage !== 'UNSENT' || proofs >= PROOFS) become(id, (it) => merged(it, item, after));
  };
  const timer = setInterval(() => void look(), NODE_POLL_MS);
  const stop = effect(() => {
    const item = itself();
    if (item === undefined || (item.isOver && !needsTheNode(item))) queueMicrotask(end);
    else if (item.txid !== '') service ??= askService(id, item.txid);
  });
  const end = () => {
    if (!watched.delete(id)) return;
    clearInterval(timer);
    stop();
    service?.release();
  };
  void look();
}

/** What the service told meanwhile stays; the node adds the fee. */
function merged(now: Followed, asked: Followed, after: Followed): Followed {
  return now.stage === asked.stage && !now.isOver ? after : { ...now, fee: now.fee ?? after.fee };
}

/** Asked while nothing is known, and for what a failure cost. */
function needsTheNode(item: Followed): boolean {
  return item.stage === 'ASKED' || item.stage === 'UNKNOWN' || (item.stage === 'FAILED' && item.fee === null);
}

interface Service {
  /** False when the service follows no transactions: then the node is asked. */
  readonly hasRoute: () => boolean;
  readonly release: () => void;
}

function askService(id: string, txid: string): Service {
  const handle = live().use(routes.transaction(txid));
  let hasRoute = true;
  const stop = effect(() => {
    const loadable = handle.loadable.value;
    hasRoute = !(loadable.state === 'failed' && loadable.problem.code === OWN_CODES.notAvailable);
    if (loadable.state === 'ready') queueMicrotask(() => become(id, (it) => told(it, loadable.value)));
  });
  return {
    hasRoute: () => hasRoute,
    release: () => {
      stop();
      handle.release();
    },
  };
}
