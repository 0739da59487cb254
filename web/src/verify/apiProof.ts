/** A proof as the API gives it, in the terms of `claim`. */
import type { Proof } from '../api/people';
import type { Leaf, Step } from '../claim/leaf';

export const without0x = (hash: string) => hash.replace(/^0x/, '');

export function leafOf(proof: Proof): Leaf {
  return {
    provider: proof.provider,
    token: proof.token,
    tier: proof.tier,
    epoch: BigInt(proof.epoch),
    opening: proof.leaf.opening,
    settledBurden: proof.leaf.settledBurden,
    settledPremium: proof.leaf.settledPremium,
    weights: proof.leaf.weights.map((it) => ({ epoch: BigInt(it.epoch), weight: it.weight })),
  };
}

export function stepsOf(proof: Proof): Step[] {
  return proof.steps.map((it) => ({ ...it, hash: without0x(it.hash) }));
}
