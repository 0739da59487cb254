import {
  addressToString,
  cvToHex,
  FungibleConditionCode,
  NonFungibleConditionCode,
  PostConditionMode,
  PostConditionPrincipalId,
  PostConditionType,
  type AssetWire,
  type PostConditionPrincipalWire,
  type PostConditionWire,
} from '@stacks/transactions';
import type { VmEvent } from './types.js';

/** What each principal gave away: STX and fungible tokens as sums, non-fungible tokens as the set of their values. */
export class MovedAssets {
  readonly fungible = new Map<string, bigint>(); // key: principal|asset
  readonly nonFungible = new Set<string>(); // key: principal|asset|value

  static of(events: readonly VmEvent[]): MovedAssets {
    const moved = new MovedAssets();
    for (const { event, data } of events) moved.add(event, data as Record<string, string>);
    return moved;
  }

  private add(event: string, data: Record<string, string>): void {
    switch (event) {
      case 'stx_transfer_event':
      case 'stx_burn_event':
        return this.addAmount(`${data['sender']}|STX`, data['amount']);
      case 'ft_transfer_event':
      case 'ft_burn_event':
        return this.addAmount(`${data['sender']}|${data['asset_identifier']}`, data['amount']);
      case 'nft_transfer_event':
      case 'nft_burn_event':
        this.nonFungible.add(`${data['sender']}|${data['asset_identifier']}|${data['raw_value']}`);
    }
  }

  private addAmount(key: string, amount: string | undefined): void {
    this.fungible.set(key, (this.fungible.get(key) ?? 0n) + BigInt(amount ?? 0));
  }
}

/**
 * The first broken post-condition as a sentence, or undefined when all hold.
 * Every condition must hold; then in Deny every moved asset, in Originator every asset moved by the origin, must be named by one.
 */
export function brokenPostCondition(
  mode: PostConditionMode,
  conditions: readonly PostConditionWire[],
  origin: string,
  moved: MovedAssets,
): string | undefined {
  const covered = new Set<string>();
  for (const condition of conditions) {
    const failure = check(condition, origin, moved, covered);
    if (failure) return failure;
  }
  if (mode === PostConditionMode.Allow) return undefined;
  for (const key of [...moved.fungible.keys(), ...moved.nonFungible]) {
    const [principal, asset] = key.split('|') as [string, string];
    if (mode === PostConditionMode.Originator && principal !== origin) continue;
    if ((moved.fungible.get(key) ?? 1n) > 0n && !covered.has(key)) {
      return `Post-condition check failure: asset ${asset} moved by ${principal} is not covered by any post-condition`;
    }
  }
  return undefined;
}

function check(
  condition: PostConditionWire,
  origin: string,
  moved: MovedAssets,
  covered: Set<string>,
): string | undefined {
  const principal = principalOf(condition.principal, origin);
  if (condition.conditionType === PostConditionType.NonFungible) {
    const key = `${principal}|${assetId(condition.asset)}|0x${cvToHex(condition.assetName).replace(/^0x/, '')}`;
    covered.add(key);
    return checkNft(condition.conditionCode, moved.nonFungible.has(key), key);
  }
  const asset = condition.conditionType === PostConditionType.STX ? 'STX' : assetId(condition.asset);
  const key = `${principal}|${asset}`;
  covered.add(key);
  const sent = moved.fungible.get(key) ?? 0n;
  if (compare(sent, condition.conditionCode, condition.amount)) return undefined;
  return `Post-condition check failure on ${asset} owned by ${principal}: ${condition.amount} ${CODE_NAME[condition.conditionCode]} ${sent}`;
}

function checkNft(code: NonFungibleConditionCode, sent: boolean, key: string): string | undefined {
  if (code === NonFungibleConditionCode.MaybeSent) return undefined;
  if (sent === (code === NonFungibleConditionCode.Sends)) return undefined;
  return `Post-condition check failure on non-fungible asset ${key.split('|').slice(1).join(' ')}: ${sent ? 'was' : 'was not'} sent`;
}

const CODE_NAME: Record<FungibleConditionCode, string> = {
  [FungibleConditionCode.Equal]: 'SentEq',
  [FungibleConditionCode.Greater]: 'SentGt',
  [FungibleConditionCode.GreaterEqual]: 'SentGe',
  [FungibleConditionCode.Less]: 'SentLt',
  [FungibleConditionCode.LessEqual]: 'SentLe',
};

function compare(sent: bigint, code: FungibleConditionCode, amount: bigint): boolean {
  switch (code) {
    case FungibleConditionCode.Equal:
      return sent === amount;
    case FungibleConditionCode.Greater:
      return sent > amount;
    case FungibleConditionCode.GreaterEqual:
      return sent >= amount;
    case FungibleConditionCode.Less:
      return sent < amount;
    case FungibleConditionCode.LessEqual:
      return sent <= amount;
  }
}

export function principalOf(principal: PostConditionPrincipalWire, origin: string): string {
  switch (principal.prefix) {
    case PostConditionPrincipalId.Origin:
      return origin;
    case PostConditionPrincipalId.Standard:
      return addressToString(principal.address);
    case PostConditionPrincipalId.Contract:
      return `${addressToString(principal.address)}.${principal.contractName.content}`;
  }
}

export function assetId(asset: AssetWire): string {
  return `${addressToString(asset.address)}.${asset.contractName.content}::${asset.assetName.content}`;
}
