import type { Block } from '../chain/types.js';
import type { Json } from './views.js';

/** What the third generation of the API makes of the first one's answers. */

const NO_MICROBLOCK = 2147483647;
const TYPES: Record<string, string> = {
  smart_contract_log: 'contract_log',
  stx_asset: 'stx_asset',
  fungible_token_asset: 'ft_asset',
  non_fungible_token_asset: 'nft_asset',
};

export type Include = ReadonlySet<string>;

/** An item of a list: no result, no arguments, no count of events. */
export function summaryV3(tx: Json, block: Block): Json {
  return {
    ...senderV3(tx),
    block: {
      height: block.height,
      hash: `0x${block.hash}`,
      index_hash: `0x${block.indexHash}`,
      time: block.time,
      tx_index: tx['tx_index'],
    },
    bitcoin_block: { height: block.burn.height, time: block.burn.time },
    status: tx['tx_status'],
    ...payloadV3(tx, new Set()),
  };
}

export function minedV3(tx: Json, block: Block, include: Include): Json {
  return {
    ...summaryV3(tx, block),
    ...payloadV3(tx, include),
    parent_block: { hash: `0x${block.parentHash}`, index_hash: `0x${block.parentIndexHash}` },
    event_count: tx['event_count'],
    execution_cost: { read_count: 0, read_length: 0, runtime: 0, write_count: 0, write_length: 0 },
    vm_error: tx['vm_error'] ?? null,
    ...(include.has('post_conditions') && { post_conditions: tx['post_conditions'] }),
    ...(include.has('result') && { result: tx['tx_result'] }),
  };
}

export function pendingV3(tx: Json, include: Include, tip: Block): Json {
  return {
    ...senderV3(tx),
    receipt_time: tx['receipt_time'],
    receipt_block_height: tip.height,
    status: tx['tx_status'],
    ...payloadV3(tx, include),
    ...(include.has('post_conditions') && { post_conditions: tx['post_conditions'] }),
    replaced_by_tx_id: tx['replaced_by_tx_id'] ?? null,
  };
}

function senderV3(tx: Json): Json {
  const sponsor = tx['sponsored'] === true ? { address: tx['sponsor_address'], nonce: tx['sponsor_nonce'] } : null;
  return {
    tx_id: tx['tx_id'],
    sender: { address: tx['sender_address'], nonce: tx['nonce'] },
    sponsor,
    fee_rate: tx['fee_rate'],
  };
}

function payloadV3(tx: Json, include: Include): Json {
  const type = tx['tx_type'] as string;
  const payload = tx[type] as Json;
  switch (type) {
    case 'contract_call': {
      const { contract_id, function_name, function_args } = payload;
      const args = (function_args as Json[]).map(({ hex, repr }) => ({ hex, repr }));
      return {
        type,
        contract_call: { contract_id, function_name, ...(include.has('function_args') && { function_args: args }) },
      };
    }
    case 'smart_contract': {
      const { contract_id, clarity_version, source_code } = payload;
      return {
        type,
        smart_contract: { contract_id, clarity_version, ...(include.has('source_code') && { source_code }) },
      };
    }
    default: {
      const { recipient_address, amount, memo } = payload;
      return { type, token_transfer: { recipient: recipient_address, amount, memo: { hex: memo, repr: '' } } };
    }
  }
}

export function eventV3(event: Json): Json {
  const old = event['event_type'] as string;
  const type = TYPES[old] ?? old;
  const head = { event_index: event['event_index'], type };
  if (type === 'contract_log') return { ...head, contract_log: event['contract_log'] };
  const asset = event['asset'] as Json | undefined;
  if (!asset) return { ...head, ...Object.fromEntries(Object.entries(event).filter(([key]) => !/^(tx_id|event_)/.test(key))) };
  const { asset_event_type, asset_id, memo, ...rest } = asset;
  return {
    ...head,
    [type]: {
      type: asset_event_type,
      ...(asset_id !== undefined && { asset_identifier: asset_id }),
      ...rest,
      ...(type === 'stx_asset' && asset_event_type === 'transfer' && { memo: memo ? { hex: memo, repr: '' } : null }),
    },
  };
}

const PRINCIPAL = /^[0-9A-HJKMNP-TV-Z]{28,41}(.[a-zA-Z]([a-zA-Z0-9]|[-_]){0,39})?$/;

/** Whether the schema of version 9.0.2 takes the parties of an event. */
export function isWritable(event: Json): boolean {
  const moved = event[event['type'] as string] as Json | undefined;
  return [moved?.['sender'], moved?.['recipient']].every((party) => typeof party !== 'string' || PRINCIPAL.test(party));
}

/** Of one token; a token that is not held is 0. */
export function tokenV3(balances: Json, asset: string): Json {
  const held = (balances['fungible_tokens'] as Record<string, Json>)[asset];
  return { asset_identifier: asset, balance: held?.['balance'] ?? '0' };
}

export function noncesV3(old: Json): Json {
  return {
    next_nonce: old['possible_next_nonce'],
    last_confirmed_nonce: old['last_executed_tx_nonce'],
    mempool: {
      last_nonce: old['last_mempool_tx_nonce'],
      pending_nonces: old['detected_mempool_nonces'],
      missing_nonces: old['detected_missing_nonces'],
    },
  };
}

/** A page of a list behind a cursor, which names the first item of its page. `at` is the place in the list where it begins. */
export function cursorPage<T>(
  all: readonly T[],
  at: number,
  limit: number,
  cursorOf: (item: T) => string,
): { page: readonly T[]; head: Json } {
  const page = all.slice(at, at + limit);
  const cursorAt = (index: number): string | null => {
    const item = all[index];
    return item === undefined ? null : cursorOf(item);
  };
  const cursor = {
    next: cursorAt(at + limit),
    previous: at === 0 ? null : cursorAt(Math.max(0, at - limit)),
    current: cursorAt(at),
  };
  return { page, head: { total: all.length, limit, cursor } };
}

export function transactionCursor(block: Block, txIndex: number): string {
  return `${block.height}:${NO_MICROBLOCK}:${txIndex}`;
}
