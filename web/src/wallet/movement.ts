import {
  deserializePostConditionWire,
  type FungibleComparator,
  serializePostConditionWire,
  wireToPostCondition,
} from '@stacks/transactions';
import { exactToken } from './amounts';
import { attempt, unprefixed } from './bytes';
import type { Contracts } from './call';

const COMPARATORS: Record<FungibleComparator, string> = {
  eq: 'exactly',
  gt: 'more than',
  gte: 'at least',
  lt: 'less than',
  lte: 'at most',
};

/** One post-condition in words, from its bytes. */
export function movementOf(hex: string, person: string, contracts: Contracts): string {
  const condition = attempt(() => {
    const wire = deserializePostConditionWire(unprefixed(hex));
    if (serializePostConditionWire(wire) !== unprefixed(hex)) {
      throw new Error('more or other bytes than one condition');
    }
    return wireToPostCondition(wire);
  });
  if (condition instanceof Error) {
    return `A condition that cannot be read: ${condition.message}`;
  }
  if (condition.type === 'nft-postcondition') {
    return `${condition.address}: a condition on a single token, ${condition.asset}`;
  }
  const amount = BigInt(condition.amount);
  const said =
    condition.type === 'stx-postcondition'
      ? exactToken(amount, 'STX')
      : condition.asset === contracts.sbtcToken
        ? exactToken(amount, 'SBTC')
        : `${amount} units of ${condition.asset}`;
  const how = COMPARATORS[condition.condition];
  if (condition.address === person || condition.address === 'origin') {
    return `You send ${how} ${said}${condition.address === person ? ' to the vault' : ''}.`;
  }
  return condition.address === contracts.vault
    ? `The vault sends ${how} ${said} to you.`
    : `${condition.address} sends ${how} ${said}.`;
}
