/** What the network knows of a transaction whose answer was lost: looked up until the chain tells. */
import { type Followed, type NodeTransaction, sent, toldByNode } from './followed';
import { type Ask, ofEither, type Route } from './generations';

interface Call {
  readonly contract_id: string;
  readonly function_name: string;
}

interface Listed {
  readonly tx_id: string;
  readonly nonce: number;
  readonly sender: string;
  readonly call: Call | undefined;
}

interface OldListed {
  readonly tx_id: string;
  readonly nonce: number;
  readonly sender_address: string;
  readonly contract_call?: Call;
}

interface NewListed {
  readonly tx_id: string;
  readonly sender: { readonly address: string; readonly nonce: number };
  readonly contract_call?: Call;
}

interface NewTransaction {
  readonly status: string;
  readonly fee_rate?: string;
  readonly block?: { readonly height: number };
}

/**
 * One look. A transaction that the API does not have is proved to be unsent only when another one of its account ran with its nonce, by an
 * answer that is older than the one that does not have it. Both come from the API: it may be behind the node, whose word on the nonce would
 * prove nothing. Throws when the API does not answer.
 */
export async function lookUp(item: Followed, apiUrl: string, ask: Ask = (url) => fetch(url)): Promise<Followed> {
  if (item.txid === '') return found(item, apiUrl, ask);
  const executed = item.nonce === null ? null : await lastExecuted(item.address, apiUrl, ask);
  const told = await ofEither<NodeTransaction>(
    ask,
    { url: `${apiUrl}/extended/v3/transactions/${item.txid}`, read: (json) => asBefore(json as NewTransaction) },
    { url: `${apiUrl}/extended/v1/tx/${item.txid}`, read: (json) => json as NodeTransaction },
  );
  if (typeof told === 'object') return toldByNode(item, told.known);
  const isTaken = told === 'UNKNOWN' && item.nonce !== null && executed !== null && executed >= item.nonce;
  return isTaken ? { ...item, stage: 'UNSENT', isOver: true, sentence: null } : item;
}

async function lastExecuted(address: string, apiUrl: string, ask: Ask): Promise<number | null> {
  const told = await ofEither<number | null>(
    ask,
    {
      url: `${apiUrl}/extended/v3/principals/${address}/nonces`,
      read: (json) => (json as { last_confirmed_nonce: number | null }).last_confirmed_nonce,
    },
    {
      url: `${apiUrl}/extended/v1/address/${address}/nonces`,
      read: (json) => (json as { last_executed_tx_nonce: number | null }).last_executed_tx_nonce,
    },
  );
  return typeof told === 'object' ? told.known : null;
}

function asBefore({ status, fee_rate, block }: NewTransaction): NodeTransaction {
  return {
    tx_status: status,
    ...(fee_rate === undefined ? {} : { fee_rate }),
    ...(block === undefined ? {} : { block_height: block.height }),
  };
}

/** Only the wallet knows its id: the same call of the same account, not older than the asking. */
async function found(item: Followed, apiUrl: string, ask: Ask): Promise<Followed> {
  if (item.nonce === null) return item;
  for (const [newer, older] of lists(apiUrl, item.address)) {
    const told = await ofEither(ask, newer, older);
    const all = typeof told === 'object' ? told.known : [];
    const it = all.find((one) => isSame(one, item, item.nonce ?? 0));
    if (it !== undefined) return sent({ ...item, nonce: it.nonce }, it.tx_id);
  }
  return item;
}

/** What waits, then what ran: each since version 9 and before. */
function lists(apiUrl: string, address: string): readonly (readonly [Route<Listed[]>, Route<Listed[]>])[] {
  const newer = `${apiUrl}/extended/v3/principals/${address}`;
  const older = `${apiUrl}/extended/v1/address/${address}`;
  return [
    [
      { url: `${newer}/mempool/transactions?limit=20`, read: (json) => results<NewListed>(json).map(ofNew) },
      { url: `${older}/mempool?limit=20`, read: (json) => results<OldListed>(json).map(ofOld) },
    ],
    [
      {
        url: `${newer}/transactions?limit=20`,
        read: (json) => results<{ transaction: NewListed }>(json).map((one) => ofNew(one.transaction)),
      },
      { url: `${older}/transactions?limit=20`, read: (json) => results<OldListed>(json).map(ofOld) },
    ],
  ];
}

function results<T>(json: unknown): readonly T[] {
  return (json as { results?: readonly T[] }).results ?? [];
}

function ofNew({ tx_id, sender, contract_call }: NewListed): Listed {
  return { tx_id, nonce: sender.nonce, sender: sender.address, call: contract_call };
}

function ofOld({ tx_id, nonce, sender_address, contract_call }: OldListed): Listed {
  return { tx_id, nonce, sender: sender_address, call: contract_call };
}

function isSame({ sender, nonce, call }: Listed, item: Followed, least: number): boolean {
  return (
    sender === item.address &&
    nonce >= least &&
    call !== undefined &&
    `${call.contract_id}.${call.function_name}` === item.target
  );
}
