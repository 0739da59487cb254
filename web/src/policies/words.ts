import type { Policy } from '../api/people';
import { amountWithUnit, strikeText } from '../format/units';

/** `0.05 BTC below $54,000` */
export function protectsSentence(policy: Pick<Policy, 'policyType' | 'amount' | 'strike'>): string {
  const side = policy.policyType === 'PUT' ? 'below' : 'above';
  return `${amountWithUnit(policy.amount, 'BTC')} ${side} ${strikeText(policy.strike)}`;
}
