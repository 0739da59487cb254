import type { Devnet } from '../chain/devnet.js';
import { ZERO_HASH } from '../chain/hashes.js';
import type { Block, BurnBlock, Receipt, VmEvent } from '../chain/types.js';
import type { Lens } from '../faults/distortion.js';

type Json = Record<string, unknown>;

const NO_COST = { read_count: 0, read_length: 0, runtime: 0, write_count: 0, write_length: 0 };

export function burnBlockPayload(burn: BurnBlock): Json {
  return {
    burn_block_hash: `0x${burn.hash}`,
    burn_block_height: burn.height,
    reward_recipients: [],
    reward_slot_holders: [],
    burn_amount: 0,
    consensus_hash: `0x${burn.consensusHash}`,
    parent_burn_block_hash: `0x${burn.parentHash}`,
    pox_transactions: [],
  };
}

/**
 * Block 0, which every node announces at every start until it hears 200: without a time, as all blocks from before Nakamoto. This
 * chain begins behind it; its hashes are those of a recorded one.
 */
export function genesisPayload(): Json {
  const burn = '0x0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206';
  const none = `0x${'f'.repeat(64)}`;
  return {
    block_hash: `0x${ZERO_HASH}`,
    block_height: 0,
    block_time: null,
    burn_block_hash: burn,
    burn_block_height: 0,
    burn_block_time: 0,
    miner_txid: `0x${ZERO_HASH}`,
    index_block_hash: '0x55c9861be5cff984a20ce6d99d4aa65941412889bdc665094136429b84f8c2ee',
    parent_block_hash: none,
    parent_index_block_hash: none,
    parent_microblock: `0x${ZERO_HASH}`,
    parent_microblock_sequence: 0,
    matured_miner_rewards: [],
    events: [],
    transactions: [],
    parent_burn_block_hash: burn,
    parent_burn_block_height: 0,
    parent_burn_block_timestamp: 0,
    anchored_cost: NO_COST,
    confirmed_microblocks_cost: NO_COST,
    pox_v1_unlock_height: 0,
    pox_v2_unlock_height: 0,
    pox_v3_unlock_height: 0,
    pox_v4_unlock_height: 0,
    signer_bitvec: null,
    reward_set: null,
    cycle_number: null,
    tenure_height: 0,
  };
}

/** `wanted` selects the events; the transactions are always all there, as from a real node. */
export function blockPayload(devnet: Devnet, block: Block, lens: Lens, wanted: (event: VmEvent) => boolean): Json {
  const receipts = lens.receipts(block);
  const parent = devnet.tree.find(block.parentIndexHash);
  return {
    block_hash: `0x${block.hash}`,
    block_height: block.height,
    block_time: block.time,
    burn_block_hash: `0x${block.burn.hash}`,
    burn_block_height: block.burn.height,
    miner_txid: `0x${ZERO_HASH}`,
    burn_block_time: block.burn.time,
    index_block_hash: `0x${block.indexHash}`,
    parent_block_hash: `0x${block.parentHash}`,
    parent_index_block_hash: `0x${block.parentIndexHash}`,
    parent_microblock: `0x${ZERO_HASH}`,
    parent_microblock_sequence: 0,
    matured_miner_rewards: [],
    events: eventsOf(receipts, wanted),
    transactions: receipts.map((receipt) => txPayload(devnet, receipt)),
    parent_burn_block_hash: `0x${parent?.burn.hash ?? ZERO_HASH}`,
    parent_burn_block_height: parent?.burn.height ?? 0,
    parent_burn_block_timestamp: parent?.burn.time ?? 0,
    anchored_cost: NO_COST,
    confirmed_microblocks_cost: NO_COST,
    pox_v1_unlock_height: 0,
    pox_v2_unlock_height: 0,
    pox_v3_unlock_height: 0,
    pox_v4_unlock_height: 0,
    signer_bitvec: '000000000000',
    reward_set: null,
    cycle_number: null,
    tenure_height: block.tenureHeight,
    consensus_hash: `0x${block.burn.consensusHash}`,
    signer_signature_hash: `0x${block.hash}`,
    miner_signature: `0x${'0'.repeat(130)}`,
    signer_signature: [],
  };
}

/** Numbered over the whole block; the number does not depend on what the observer wants. */
function eventsOf(receipts: readonly Receipt[], wanted: (event: VmEvent) => boolean): Json[] {
  const all = receipts.flatMap((receipt) => receipt.events.map((event) => ({ txid: receipt.txid, event })));
  return all.flatMap(({ txid, event }, event_index) => {
    return wanted(event) ? [eventPayload(event, event_index, txid)] : [];
  });
}

export function eventPayload(event: VmEvent, event_index: number, txid: string): Json {
  const type = event.event === 'print_event' ? 'contract_event' : event.event;
  return { txid: `0x${txid}`, event_index, committed: true, type, [type]: event.data };
}

function txPayload(devnet: Devnet, receipt: Receipt): Json {
  const tx = devnet.knownTx(receipt.txid)?.tx;
  const deployed =
    tx?.action.kind === 'deploy' && receipt.status === 'success'
      ? devnet.contractInterface(tx.action.contractId)
      : undefined;
  return {
    txid: `0x${receipt.txid}`,
    tx_index: receipt.txIndex,
    status: receipt.status,
    raw_result: receipt.resultHex,
    raw_tx: `0x${Buffer.from(tx?.raw ?? []).toString('hex')}`,
    contract_interface: deployed ?? null,
    burnchain_op: null,
    execution_cost: NO_COST,
    microblock_sequence: null,
    microblock_hash: null,
    microblock_parent_hash: null,
    vm_error: receipt.vmError,
  };
}
