/** A leaf of the books and its bytes, as the vault hashes them. Source: liquidity-pool-vault#withdraw of version 2; docs/proof-file.md. */
import { Cl, type ClarityValue, serializeCV } from '@stacks/transactions';
import type { Tier, Token } from '../api/shapes';

export interface BookName {
  readonly token: Token;
  readonly tier: Tier;
}

/** An account as its epoch began. `opening` in base units, everything else in sub-units, 2^-12 of one. */
export interface Leaf extends BookName {
  readonly provider: string;
  readonly epoch: bigint;
  readonly opening: bigint;
  readonly settledBurden: bigint;
  readonly settledPremium: bigint;
  readonly weights: readonly Weight[];
}

export interface Weight {
  readonly epoch: bigint;
  readonly weight: bigint;
}

/** One node up: the other child of it, and whether that is the left one. Hashes are hex without `0x`. */
export interface Step {
  readonly hash: string;
  readonly sum: bigint;
  readonly left: boolean;
}

export function leafValue(leaf: Leaf): ClarityValue {
  return Cl.tuple({
    provider: Cl.principal(leaf.provider),
    token: Cl.stringAscii(leaf.token),
    tier: Cl.stringAscii(leaf.tier),
    epoch: Cl.uint(leaf.epoch),
    opening: Cl.uint(leaf.opening),
    'settled-burden': Cl.uint(leaf.settledBurden),
    'settled-premium': Cl.uint(leaf.settledPremium),
    weights: Cl.list(leaf.weights.map((it) => Cl.tuple({ epoch: Cl.uint(it.epoch), weight: Cl.uint(it.weight) }))),
  });
}

/** The part of the epoch's weight that is his. */
export function sumOf(leaf: Leaf): bigint {
  return leaf.weights.find((it) => it.epoch === leaf.epoch)?.weight ?? 0n;
}

export function leafBytes(leaf: Leaf): string {
  return serializeCV(leafValue(leaf));
}
