import {
  AnchorMode,
  AuthType,
  cvToHex,
  FungibleConditionCode,
  hexToCV,
  NonFungibleConditionCode,
  PostConditionMode,
  PostConditionPrincipalId,
  PostConditionType,
  type AssetWire,
  addressToString,
  type PostConditionPrincipalWire,
  type PostConditionWire,
} from '@stacks/transactions';
import type { Block, Receipt, VmEvent } from '../chain/types.js';
import { functionSignature, typeName, type ContractAbi } from '../tx/abi.js';
import type { DecodedTx } from '../tx/decode.js';
import { hexAndRepr, repr } from './repr.js';

export type Json = Record<string, unknown>;

export function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

export const NO_COST = {
  execution_cost_read_count: 0,
  execution_cost_read_length: 0,
  execution_cost_runtime: 0,
  execution_cost_write_count: 0,
  execution_cost_write_length: 0,
};

export function blockView(block: Block, canonical: boolean): Json {
  return {
    canonical,
    height: block.height,
    hash: `0x${block.hash}`,
    block_time: block.time,
    block_time_iso: iso(block.time),
    tenure_height: block.tenureHeight,
    index_block_hash: `0x${block.indexHash}`,
    parent_block_hash: `0x${block.parentHash}`,
    parent_index_block_hash: `0x${block.parentIndexHash}`,
    burn_block_time: block.burn.time,
    burn_block_time_iso: iso(block.burn.time),
    burn_block_hash: `0x${block.burn.hash}`,
    burn_block_height: block.burn.height,
    miner_txid: `0x${'0'.repeat(64)}`,
    tx_count: block.receipts.length,
    ...NO_COST,
  };
}

const PC_MODE: Record<PostConditionMode, string> = {
  [PostConditionMode.Allow]: 'allow',
  [PostConditionMode.Deny]: 'deny',
  [PostConditionMode.Originator]: 'originator',
};

const ANCHOR_MODE: Record<AnchorMode, string> = {
  [AnchorMode.OnChainOnly]: 'on_chain_only',
  [AnchorMode.OffChainOnly]: 'off_chain_only',
  [AnchorMode.Any]: 'any',
};

/** What the API says about a transaction whether mined or not. */
export function baseTxView(tx: DecodedTx, abi: ContractAbi | undefined): Json {
  return {
    tx_id: `0x${tx.txid}`,
    nonce: Number(tx.origin.nonce),
    fee_rate: tx.feePayer.fee.toString(),
    sender_address: tx.origin.address,
    ...(tx.wire.auth.authType === AuthType.Sponsored
      ? { sponsored: true, sponsor_address: tx.sponsor?.address, sponsor_nonce: Number(tx.sponsor?.nonce) }
      : { sponsored: false }),
    post_condition_mode: PC_MODE[tx.wire.postConditionMode],
    post_conditions: tx.postConditions.map(postConditionView),
    anchor_mode: ANCHOR_MODE[tx.wire.anchorMode],
    ...payloadView(tx, abi),
  };
}

function payloadView(tx: DecodedTx, abi: ContractAbi | undefined): Json {
  const { action } = tx;
  switch (action.kind) {
    case 'transfer': {
      const transfer = {
        recipient_address: action.recipient,
        amount: action.amount.toString(),
        memo: `0x${action.memoHex}`,
      };
      return { tx_type: 'token_transfer', token_transfer: transfer };
    }
    case 'deploy': {
      const clarity_version = tx.versioned ? action.clarityVersion : null;
      return {
        tx_type: 'smart_contract',
        smart_contract: { clarity_version, contract_id: action.contractId, source_code: action.code },
      };
    }
    case 'call':
      return { tx_type: 'contract_call', contract_call: callView(action, abi) };
  }
}

function callView(action: Extract<DecodedTx['action'], { kind: 'call' }>, abi: ContractAbi | undefined): Json {
  const fn = abi?.functions.find((candidate) => candidate.name === action.functionName);
  return {
    contract_id: action.contractId,
    function_name: action.functionName,
    function_signature: fn ? functionSignature(fn) : '',
    function_args: action.args.map((bytes, index) => {
      const hex = Buffer.from(bytes).toString('hex');
      const arg = fn?.args[index];
      return { hex: `0x${hex}`, repr: repr(hexToCV(hex)), name: arg?.name ?? '', type: arg ? typeName(arg.type) : '' };
    }),
  };
}

const FUNGIBLE_CODE: Record<FungibleConditionCode, string> = {
  [FungibleConditionCode.Equal]: 'sent_equal_to',
  [FungibleConditionCode.Greater]: 'sent_greater_than',
  [FungibleConditionCode.GreaterEqual]: 'sent_greater_than_or_equal_to',
  [FungibleConditionCode.Less]: 'sent_less_than',
  [FungibleConditionCode.LessEqual]: 'sent_less_than_or_equal_to',
};

const NFT_CODE: Record<NonFungibleConditionCode, string> = {
  [NonFungibleConditionCode.Sends]: 'sent',
  [NonFungibleConditionCode.DoesNotSend]: 'not_sent',
  [NonFungibleConditionCode.MaybeSent]: 'maybe_sent',
};

function postConditionView(condition: PostConditionWire): Json {
  const principal = principalView(condition.principal);
  switch (condition.conditionType) {
    case PostConditionType.STX:
      return {
        type: 'stx',
        condition_code: FUNGIBLE_CODE[condition.conditionCode],
        amount: condition.amount.toString(),
        principal,
      };
    case PostConditionType.Fungible: {
      const asset = assetView(condition.asset);
      const condition_code = FUNGIBLE_CODE[condition.conditionCode];
      return { type: 'fungible', condition_code, amount: condition.amount.toString(), principal, asset };
    }
    case PostConditionType.NonFungible: {
      const asset_value = hexAndRepr(cvToHex(condition.assetName));
      const condition_code = NFT_CODE[condition.conditionCode];
      return { type: 'non_fungible', condition_code, principal, asset: assetView(condition.asset), asset_value };
    }
  }
}

function principalView(principal: PostConditionPrincipalWire): Json {
  switch (principal.prefix) {
    case PostConditionPrincipalId.Origin:
      return { type_id: 'principal_origin' };
    case PostConditionPrincipalId.Standard:
      return { type_id: 'principal_standard', address: addressToString(principal.address) };
    case PostConditionPrincipalId.Contract:
      return {
        type_id: 'principal_contract',
        address: addressToString(principal.address),
        contract_name: principal.contractName.content,
      };
  }
}

function assetView(asset: AssetWire): Json {
  return {
    contract_name: asset.contractName.content,
    asset_name: asset.assetName.content,
    contract_address: addressToString(asset.address),
  };
}

/** The fields that a transaction gets by being in a block. `events` is a page of them, or none. */
export function minedTxView(tx: DecodedTx, abi: ContractAbi | undefined, at: Place, events: readonly Json[]): Json {
  const { block, receipt, canonical, parent } = at;
  return {
    ...baseTxView(tx, abi),
    is_unanchored: false,
    block_hash: `0x${block.hash}`,
    parent_block_hash: `0x${block.parentHash}`,
    block_height: block.height,
    block_time: block.time,
    block_time_iso: iso(block.time),
    burn_block_height: block.burn.height,
    burn_block_time: block.burn.time,
    burn_block_time_iso: iso(block.burn.time),
    parent_burn_block_time: parent?.burn.time ?? 0,
    parent_burn_block_time_iso: parent ? iso(parent.burn.time) : '',
    canonical,
    tx_index: receipt.txIndex,
    tx_status: receipt.status,
    tx_result: hexAndRepr(receipt.resultHex),
    microblock_hash: '0x',
    microblock_sequence: 2147483647,
    microblock_canonical: true,
    event_count: receipt.events.length,
    events,
    ...NO_COST,
    vm_error: receipt.vmError,
  };
}

export interface Place {
  readonly block: Block;
  readonly receipt: Receipt;
  readonly canonical: boolean;
  readonly parent: Block | undefined;
}

const ASSET_EVENT = /^(stx|ft|nft)_(transfer|mint|burn)_event$/;

export function eventView(event: VmEvent, index: number, txid: string): Json {
  const head = { event_index: index, tx_id: `0x${txid}` };
  const data = event.data as Record<string, string>;
  if (event.event === 'print_event') {
    const {
      contract_identifier: contract_id,
      topic,
      raw_value,
    } = data as { contract_identifier: string; topic: string; raw_value: string };
    return {
      ...head,
      event_type: 'smart_contract_log',
      contract_log: { contract_id, topic, value: hexAndRepr(raw_value) },
    };
  }
  const match = ASSET_EVENT.exec(event.event);
  if (!match) return { ...head, event_type: event.event.replace(/_event$/, ''), [event.event]: data };
  const [, family, asset_event_type] = match as unknown as [string, 'stx' | 'ft' | 'nft', string];
  const parties = {
    ...(data['sender'] && { sender: data['sender'] }),
    ...(data['recipient'] && { recipient: data['recipient'] }),
  };
  switch (family) {
    case 'stx': {
      const memo = data['memo'] ? { memo: `0x${data['memo']}` } : {};
      return {
        ...head,
        event_type: 'stx_asset',
        asset: { asset_event_type, ...parties, amount: data['amount'], ...memo },
      };
    }
    case 'ft': {
      const asset = { asset_event_type, asset_id: data['asset_identifier'], ...parties, amount: data['amount'] };
      return { ...head, event_type: 'fungible_token_asset', asset };
    }
    case 'nft': {
      const value = hexAndRepr(data['raw_value'] as string);
      const asset = { asset_event_type, asset_id: data['asset_identifier'], ...parties, value };
      return { ...head, event_type: 'non_fungible_token_asset', asset };
    }
  }
}
