/** What is asked of the service for an intent, and what the act is called. */
import type { Answer } from '../api/answer';
import type { PreparedCall } from '../api/calls';
import { acts } from '../api/client';
import { exactToken } from './amounts';
import type { Intent } from './call';

/** Asks the service for the call that the intent means. */
export function askCall(intent: Intent): Promise<Answer<PreparedCall>> {
  switch (intent.kind) {
    case 'deposit': {
      const { person: provider, token, tier, amount } = intent;
      return acts.prepareDeposit({ provider, token, tier, amount });
    }
    case 'exit': {
      const { person: provider, token, tier, amount } = intent;
      return acts.prepareExit({ provider, token, tier, amount });
    }
    case 'withdrawal': {
      const { person: provider, token, tier, capital, premium } = intent;
      return acts.prepareWithdrawal({ provider, token, tier, capital, premium });
    }
    case 'purchase':
      return acts.preparePurchase({ quoteId: intent.quote.quoteId, buyer: intent.person });
    case 'activation':
      return acts.prepareActivation({ owner: intent.person, policyId: intent.policyId });
  }
}

/** The name of the act in a list of transactions. */
export function labelOf(intent: Intent): string {
  switch (intent.kind) {
    case 'deposit':
      return `Deposit ${exactToken(intent.amount, intent.token)} (${intent.tier})`;
    case 'exit':
      return intent.amount === 0n
        ? `Stay in ${intent.tier}`
        : `Ask to leave with ${exactToken(intent.amount, intent.token)} (${intent.tier})`;
    case 'withdrawal':
      return intent.capital === 0n
        ? `Claim ${exactToken(intent.premium, intent.token)} premium (${intent.tier})`
        : `Withdraw ${exactToken(intent.capital + intent.premium, intent.token)} (${intent.tier})`;
    case 'purchase':
      return `Buy protection for ${exactToken(intent.quote.premium, intent.quote.token)}`;
    case 'activation':
      return `Activate policy ${intent.policyId}`;
  }
}

/** What it is about: while one is on its way, the same act about the same thing waits. */
export function scopeOf(intent: Intent): string {
  switch (intent.kind) {
    case 'deposit':
    case 'exit':
    case 'withdrawal':
      return bookScope(intent);
    case 'purchase':
      return PURCHASE_SCOPE;
    case 'activation':
      return policyScope(intent.policyId);
  }
}

/** Every purchase of an account: two at once are a mistake more often than a wish. */
export const PURCHASE_SCOPE = 'purchase';

export function bookScope({ token, tier }: { readonly token: string; readonly tier: string }): string {
  return `${token}:${tier}`;
}

export function policyScope(policyId: number): string {
  return `policy ${policyId}`;
}
