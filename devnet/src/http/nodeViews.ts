import type { Block, BurnBlock } from '../chain/types.js';
import { network } from '../network.js';
import type { Json } from './views.js';

const REWARD_CYCLE_LENGTH = 1050;
const PREPARE_LENGTH = 50;

export const SERVER_VERSION = 'bithedge-devnet 0.1.0 (clarinet-sdk-wasm 3.21.0, epoch 4.0)';

/** `burn` is the newest burn block, which in a stall is ahead of that of the Stacks tip. */
export function infoView(tip: Block, burn: BurnBlock): Json {
  return {
    peer_version: network().peerVersion,
    pox_consensus: burn.consensusHash,
    burn_block_height: burn.height,
    stable_pox_consensus: burn.consensusHash,
    stable_burn_block_height: burn.height,
    server_version: SERVER_VERSION,
    network_id: network().chainId,
    parent_network_id: network().parentNetworkId,
    stacks_tip_height: tip.height,
    stacks_tip: tip.hash,
    stacks_tip_consensus_hash: tip.burn.consensusHash,
    genesis_chainstate_hash: '0'.repeat(64),
    unanchored_tip: null,
    unanchored_seq: null,
    tenure_height: tip.tenureHeight,
    exit_at_block_height: null,
    is_fully_synced: true,
    node_public_key: `02${'0'.repeat(64)}`,
    node_public_key_hash: '0'.repeat(40),
    last_pox_anchor: null,
    stackerdbs: [],
  };
}

/** Only what is true of a chain without stacking: heights, cycle lengths, nothing stacked. */
export function poxView(burn: BurnBlock): Json {
  const cycle = Math.floor(burn.height / REWARD_CYCLE_LENGTH);
  const current = { id: cycle, min_threshold_ustx: 0, stacked_ustx: 0, is_pox_active: false };
  return {
    contract_id: network().name === 'mainnet' ? 'SP000000000000000000002Q6VF78.pox-5' : 'ST000000000000000000002AMW42H.pox-5',
    first_burnchain_block_height: 0,
    current_burnchain_block_height: burn.height,
    prepare_phase_block_length: PREPARE_LENGTH,
    reward_phase_block_length: REWARD_CYCLE_LENGTH - PREPARE_LENGTH,
    reward_cycle_length: REWARD_CYCLE_LENGTH,
    reward_cycle_id: cycle,
    current_cycle: current,
    next_cycle: { ...current, id: cycle + 1 },
    epochs: [{ epoch_id: 'Epoch40', start_height: 0, end_height: Number.MAX_SAFE_INTEGER, network_epoch: 16 }],
    contract_versions: [],
  };
}
