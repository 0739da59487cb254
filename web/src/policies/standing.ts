/** Where a policy stands now. Pure. */
import type { Policy } from '../api/people';
import { type Market, moneynessBps, type Payoff, payoff } from '../protect/payoff';

export type Standing =
  | { readonly kind: 'in' | 'out'; readonly distanceBps: bigint; readonly now: Payoff }
  | { readonly kind: 'ended' }
  | { readonly kind: 'unknown' };

/** In or out of the money at the prices of now; what it would pay if it settled at them. */
export function standingOf(policy: Policy, market: Market | null): Standing {
  if (policy.status !== 'ACTIVE') return { kind: 'ended' };
  if (market === null) return { kind: 'unknown' };
  const distanceBps = moneynessBps(policy, market.btc);
  return { kind: distanceBps > 0n ? 'in' : 'out', distanceBps, now: payoff(policy, market) };
}

export type Activation =
  | { readonly can: true; readonly isInTheMoney: boolean }
  | { readonly can: false; readonly why: string };

/** Whether the owner may activate it now. The order is that of policy-registry#request-activation. */
export function activationOf(policy: Policy, owner: string | null, burnTip: number, standing: Standing): Activation {
  if (owner !== policy.owner) return { can: false, why: 'Only the wallet that owns this policy can activate it.' };
  if (policy.style !== 'AMERICAN') return { can: false, why: 'This policy settles by itself at its end.' };
  if (policy.status !== 'ACTIVE') return { can: false, why: 'This policy has ended.' };
  if (burnTip >= policy.expirationHeight) return { can: false, why: 'It has reached its end and is being settled.' };
  if (policy.activationRequestedAt > 0)
    return { can: false, why: 'The activation is asked for: the next price decides.' };
  return { can: true, isInTheMoney: standing.kind === 'in' };
}

/** Active first, those that end soonest on top; then the ended, the newest on top. */
export function inOrder(policies: readonly Policy[]): Policy[] {
  return [...policies].sort((a, b) => {
    const isActive = Number(b.status === 'ACTIVE') - Number(a.status === 'ACTIVE');
    if (isActive !== 0) return isActive;
    return a.status === 'ACTIVE' ? a.expirationHeight - b.expirationHeight : b.policyId - a.policyId;
  });
}
