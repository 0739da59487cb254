/** From a call that was agreed to, to a transaction that is followed. What may have been sent is written down before it is. */
import type { Network } from '../api/shapes';
import { type Act, asked, sent, signed, underWay, unknown } from './followed';
import { change, forget, newest, put } from './kept';
import { StacksNode } from './node';
import type { AgreedCall } from './review';
import { openWallet, type Person } from './session';
import { follow } from './transactions';
import { type Wallet, WalletError } from './wallet';

export type Outcome =
  /** The network has it. */
  | { readonly kind: 'sent'; readonly id: string }
  /** It may have it: looked for under this id. */
  | { readonly kind: 'unknown'; readonly id: string }
  /** Proved: nothing was sent. */
  | { readonly kind: 'unsent'; readonly sentence: string };

/** Signs and sends, alone in this browser: two tabs never sign for the same account at once. */
export async function signAndSend(call: AgreedCall, act: Act, who: Person, network: Network): Promise<Outcome> {
  const work = () => sign(call, act, who, network);
  // Only in a secure context; elsewhere what is written down before sending has to do.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks) return work();
  const name = `bithedge.sign.${who.address}`;
  return locks.request(name, { ifAvailable: true }, (lock) =>
    lock === null ? unsent('Another tab is signing for this account. Please finish there.') : work(),
  );
}

function unsent(sentence: string): Outcome {
  return { kind: 'unsent', sentence };
}

async function sign(call: AgreedCall, act: Act, who: Person, network: Network): Promise<Outcome> {
  const before = underWay(newest(), act);
  if (before !== null) return unsent(`“${before.label}” is on its way already. Nothing more was sent.`);
  let id: string | null = null;
  try {
    const wallet = await openWallet(who, network);
    if (wallet.kind === 'connect') id = await writeDownAsking(wallet, act, network);
    const txid = await wallet.callContract(call, (it) => {
      id = it.txid;
      put(signed(act, it, Date.now()));
    });
    const kept = id ?? txid;
    change(kept, (it) => sent(it, txid));
    follow(kept, network.nodeUrl);
    return { kind: 'sent', id: kept };
  } catch (e) {
    return failed(e, id, network);
  }
}

/** A wallet of another maker tells the id only in its answer: if that is lost, the call is found by account, nonce and function. */
async function writeDownAsking(wallet: Wallet, act: Act, network: Network): Promise<string> {
  const nonce = await new StacksNode(network.nodeUrl).nextNonce(wallet.address).then(Number, () => null);
  const id = `asked:${crypto.randomUUID()}`;
  put(asked(id, act, nonce, Date.now()));
  return id;
}

function failed(e: unknown, id: string | null, network: Network): Outcome {
  const isProved = id === null || (e instanceof WalletError && e.code !== 'UNKNOWN');
  if (isProved) {
    if (id !== null) forget(id);
    return unsent(e instanceof WalletError ? e.message : 'It could not be signed. Nothing was sent.');
  }
  const sentence = e instanceof WalletError ? e.message : 'We do not know whether it was sent. It is looked for.';
  change(id, (it) => unknown(it, sentence));
  follow(id, network.nodeUrl);
  return { kind: 'unknown', id };
}

/** Sends the same signed bytes once more: the same transaction, so it can never be paid twice. */
export async function sendAgain(id: string, nodeUrl: string): Promise<void> {
  const item = newest().find((it) => it.id === id);
  if (item?.bytes == null) return;
  const bytes = Uint8Array.from(item.bytes.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  try {
    const txid = await new StacksNode(nodeUrl).broadcast(bytes);
    change(id, (it) => (it.stage === 'UNKNOWN' ? sent(it, txid) : it));
  } catch (e) {
    // A node that refuses it now may have it already, or ran it: only a look tells.
    change(id, (it) => (it.stage === 'UNKNOWN' ? unknown(it, lost(e)) : it));
  }
}

function lost(e: unknown): string {
  const why = e instanceof WalletError && e.code !== 'UNKNOWN' ? e.message.replace(' Nothing was sent.', '') : '';
  return `${why} It may have been sent, or not. It is looked for.`.trim();
}
