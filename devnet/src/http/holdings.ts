import type { Devnet } from '../chain/devnet.js';
import type { Block } from '../chain/types.js';
import { SBTC_ASSET } from '../engine/session.js';
import type { Json } from './views.js';

/** What went in and out of an account, per asset. */
interface Flow {
  received: bigint;
  sent: bigint;
}

export interface Holdings {
  readonly fungible: Map<string, Flow>; // key: asset id, "STX" for STX without fees
  readonly nonFungible: Map<string, Flow>; // counts
}

/** Adds up the events of the chain that the API shows. Genesis grants count as received. */
export function holdingsOf(principal: string, devnet: Devnet, canonical: readonly Block[]): Holdings {
  const holdings: Holdings = { fungible: new Map(), nonFungible: new Map() };
  const { stx, sbtc } = devnet.engine.genesis;
  for (const grant of stx) if (grant.address === principal) flow(holdings.fungible, 'STX').received += grant.amount;
  for (const grant of sbtc)
    if (grant.address === principal) flow(holdings.fungible, SBTC_ASSET).received += grant.amount;
  for (const block of canonical) {
    for (const receipt of block.receipts) {
      for (const { event, data } of receipt.events) count(holdings, principal, event, data as Record<string, string>);
    }
  }
  return holdings;
}

function count(holdings: Holdings, principal: string, event: string, data: Record<string, string>): void {
  const family = event.slice(0, event.indexOf('_'));
  if (family !== 'stx' && family !== 'ft' && family !== 'nft') return;
  if (data['sender'] !== principal && data['recipient'] !== principal) return;
  const asset = family === 'stx' ? 'STX' : (data['asset_identifier'] as string);
  const amount = family === 'nft' ? 1n : BigInt(data['amount'] ?? 0);
  const entry = flow(family === 'nft' ? holdings.nonFungible : holdings.fungible, asset);
  if (data['sender'] === principal) entry.sent += amount;
  if (data['recipient'] === principal) entry.received += amount;
}

function flow(flows: Map<string, Flow>, asset: string): Flow {
  let entry = flows.get(asset);
  if (!entry) flows.set(asset, (entry = { received: 0n, sent: 0n }));
  return entry;
}

export function balancesView(stxBalance: bigint, holdings: Holdings): Json {
  const stx = holdings.fungible.get('STX') ?? { received: 0n, sent: 0n };
  const tokens = [...holdings.fungible].filter(([asset]) => asset !== 'STX');
  return {
    stx: {
      balance: stxBalance.toString(),
      estimated_balance: stxBalance.toString(),
      total_sent: stx.sent.toString(),
      total_received: stx.received.toString(),
      total_miner_rewards_received: '0',
      lock_tx_id: '',
      locked: '0',
      lock_height: 0,
      burnchain_lock_height: 0,
      burnchain_unlock_height: 0,
    },
    fungible_tokens: Object.fromEntries(
      tokens.map(([asset, entry]) => [asset, { balance: `${entry.received - entry.sent}`, ...totals(entry) }]),
    ),
    non_fungible_tokens: Object.fromEntries(
      [...holdings.nonFungible].map(([asset, entry]) => [
        asset,
        { count: `${entry.received - entry.sent}`, ...totals(entry) },
      ]),
    ),
  };
}

function totals({ sent, received }: Flow): Json {
  return { total_sent: sent.toString(), total_received: received.toString() };
}
