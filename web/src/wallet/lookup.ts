/** What the network knows of a transaction whose answer was lost: looked up until the chain tells. */
import { type Followed, type NodeTransaction, sent, toldByNode } from './followed';

type Fetch = (input: string) => Promise<Response>;

interface Listed {
  readonly tx_id: string;
  readonly nonce: number;
  readonly sender_address: string;
  readonly contract_call?: { readonly contract_id: string; readonly function_name: string };
}

interface Nonces {
  readonly last_executed_tx_nonce: number | null;
}

/**
 * One look. A transaction that the node does not have is proved to be unsent only when another one of its account ran with its nonce, by an
 * answer that is older than the one that does not have it. Throws when the node does not answer.
 */
export async function lookUp(item: Followed, nodeUrl: string, ask: Fetch = (url) => fetch(url)): Promise<Followed> {
  if (item.txid === '') return found(item, nodeUrl, ask);
  const executed = item.nonce === null ? null : await lastExecuted(item.address, nodeUrl, ask);
  const response = await ask(`${nodeUrl}/extended/v1/tx/${item.txid}`);
  if (response.ok) return toldByNode(item, (await response.json()) as NodeTransaction);
  const isTaken = response.status === 404 && item.nonce !== null && executed !== null && executed >= item.nonce;
  return isTaken ? { ...item, stage: 'UNSENT', isOver: true, sentence: null } : item;
}

async function lastExecuted(address: string, nodeUrl: string, ask: Fetch): Promise<number | null> {
  const response = await ask(`${nodeUrl}/extended/v1/address/${address}/nonces`);
  return response.ok ? ((await response.json()) as Nonces).last_executed_tx_nonce : null;
}

/** Only the wallet knows its id: the same call of the same account, not older than the asking. */
async function found(item: Followed, nodeUrl: string, ask: Fetch): Promise<Followed> {
  if (item.nonce === null) return item;
  for (const where of ['mempool', 'transactions']) {
    const response = await ask(`${nodeUrl}/extended/v1/address/${item.address}/${where}?limit=20`);
    if (!response.ok) continue;
    const { results = [] } = (await response.json()) as { results?: readonly Listed[] };
    const it = results.find((one) => isSame(one, item, item.nonce ?? 0));
    if (it !== undefined) return sent({ ...item, nonce: it.nonce }, it.tx_id);
  }
  return item;
}

function isSame(one: Listed, item: Followed, nonce: number): boolean {
  const { contract_call: call } = one;
  return (
    one.sender_address === item.address &&
    one.nonce >= nonce &&
    call !== undefined &&
    `${call.contract_id}.${call.function_name}` === item.target
  );
}
