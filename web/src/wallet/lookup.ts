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

/** The same since version 9 of the API, which may have the routes before it switched off. */
interface NewNonces {
  readonly last_confirmed_nonce: number | null;
}

interface NewTransaction {
  readonly status: string;
  readonly fee_rate?: string;
  readonly block?: { readonly height: number };
}

const GONE = 410;

/**
 * One look. A transaction that the node does not have is proved to be unsent only when another one of its account ran with its nonce, by an
 * answer that is older than the one that does not have it. Throws when the node does not answer.
 */
export async function lookUp(item: Followed, nodeUrl: string, ask: Fetch = (url) => fetch(url)): Promise<Followed> {
  if (item.txid === '') return found(item, nodeUrl, ask);
  const executed = item.nonce === null ? null : await lastExecuted(item.address, nodeUrl, ask);
  const old = await ask(`${nodeUrl}/extended/v1/tx/${item.txid}`);
  if (old.ok) return toldByNode(item, (await old.json()) as NodeTransaction);
  const response = old.status === GONE ? await ask(`${nodeUrl}/extended/v3/transactions/${item.txid}`) : old;
  if (response.ok) return toldByNode(item, asBefore((await response.json()) as NewTransaction));
  const isTaken = response.status === 404 && item.nonce !== null && executed !== null && executed >= item.nonce;
  return isTaken ? { ...item, stage: 'UNSENT', isOver: true, sentence: null } : item;
}

async function lastExecuted(address: string, nodeUrl: string, ask: Fetch): Promise<number | null> {
  const old = await ask(`${nodeUrl}/extended/v1/address/${address}/nonces`);
  if (old.ok) return ((await old.json()) as Nonces).last_executed_tx_nonce;
  if (old.status !== GONE) return null;
  const response = await ask(`${nodeUrl}/extended/v3/principals/${address}/nonces`);
  return response.ok ? ((await response.json()) as NewNonces).last_confirmed_nonce : null;
}

function asBefore({ status, fee_rate, block }: NewTransaction): NodeTransaction {
  return {
    tx_status: status,
    ...(fee_rate === undefined ? {} : { fee_rate }),
    ...(block === undefined ? {} : { block_height: block.height }),
  };
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
