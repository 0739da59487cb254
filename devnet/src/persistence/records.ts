import type { ChainEvent } from '../chain/events.js';
import type { Block, BurnBlock, VmTip } from '../chain/types.js';
import type { Genesis } from '../engine/session.js';
import type { DropReason } from '../mempool/mempool.js';
import { network } from '../network.js';

type GrantText = readonly [address: string, amount: string];

export interface GenesisRecord {
  readonly t: 'genesis';
  readonly format: 1;
  readonly timeMs: number;
  readonly stx: readonly GrantText[];
  readonly sbtc: readonly GrantText[];
  readonly tip: VmTip;
  readonly network?: 'mainnet'; // a test network is not named
}

/** One line of the log: a fact that replaying must reproduce. */
export type LogRecord =
  | GenesisRecord
  | { readonly t: 'tx'; readonly raw: string; readonly at: number }
  | { readonly t: 'drop'; readonly txids: readonly string[]; readonly reason: DropReason }
  | { readonly t: 'forget'; readonly senders?: readonly string[] }
  | { readonly t: 'block'; readonly block: Block; readonly at: number }
  | { readonly t: 'burn'; readonly burn: BurnBlock; readonly at: number }
  | { readonly t: 'aside'; readonly block: Block; readonly at: number }
  | { readonly t: 'adopt'; readonly hash: string; readonly at: number }
  | {
      readonly t: 'reorg';
      readonly depth: number;
      readonly keep: boolean;
      readonly show: boolean;
      readonly at: number;
    };

export function recordOf(event: ChainEvent): LogRecord {
  switch (event.kind) {
    case 'tx':
      return { t: 'tx', raw: Buffer.from(event.tx.raw).toString('hex'), at: event.atMs };
    case 'drop':
      return { t: 'drop', txids: event.txids, reason: event.reason };
    case 'forget':
      return { t: 'forget', ...(event.senders && { senders: event.senders }) };
    case 'block':
      return { t: 'block', block: event.block, at: event.atMs };
    case 'burn':
      return { t: 'burn', burn: event.burn, at: event.atMs };
    case 'aside':
      return { t: 'aside', block: event.block, at: event.atMs };
    case 'adopt':
      return { t: 'adopt', hash: event.block.indexHash, at: event.atMs };
    case 'reorg':
      return { t: 'reorg', depth: event.orphaned.length, ...event.how, at: event.atMs };
  }
}

export function genesisRecord(genesis: Genesis, tip: VmTip): GenesisRecord {
  const texts = (grants: Genesis['stx']): GrantText[] =>
    grants.map(({ address, amount }) => [address, amount.toString()]);
  return {
    t: 'genesis',
    format: 1,
    timeMs: genesis.timeMs,
    stx: texts(genesis.stx),
    sbtc: texts(genesis.sbtc),
    tip,
    ...(network().name === 'mainnet' && { network: 'mainnet' }),
  };
}

export function genesisOf(record: GenesisRecord): Genesis {
  const grants = (texts: readonly GrantText[]): Genesis['stx'] =>
    texts.map(([address, amount]) => ({ address, amount: BigInt(amount) }));
  return { timeMs: record.timeMs, stx: grants(record.stx), sbtc: grants(record.sbtc) };
}
