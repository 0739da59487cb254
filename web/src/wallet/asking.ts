/** What is asked of the service for an intent, and what its refusals mean in plain words. */
import type { Answer, Problem } from '../api/answer';
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

const SENTENCES: Readonly<Record<string, string>> = {
  ABOVE_LIMIT:
    'That is more than can be withdrawn right now. What is locked or may still be called stays until it is free.',
  ABOVE_CAPITAL: 'That is more than you have in this book.',
  EPOCH_OVER: 'The epoch of this book is over and the next one opens within a few blocks. Please try again then.',
  HALTED:
    'A part of the books has stopped, so nothing is signed at the moment. Your funds are in the contract and not affected.',
  INCIDENT_OPEN:
    'Something about this token is being looked into, so nothing is signed for it at the moment. Your funds are in the contract and not affected.',
  NOT_READY: 'The services are starting. Please try again in a moment.',
  UNKNOWN_PROVIDER: 'This account has no capital in this book in any final block.',
  QUOTE_EXPIRED: 'This price has ended. Please ask for a new one.',
  QUOTE_USED: 'A policy was already bought with this price.',
  UNKNOWN_QUOTE: 'This price is not known any more. Please ask for a new one.',
  NO_CAPACITY: 'In the meantime somebody else bought what was left. Please ask for a new price.',
  NOT_POLICY_OWNER: 'This policy belongs to another account.',
  NOT_AMERICAN: 'This policy settles by itself at its end and cannot be activated before.',
  NOT_ACTIVE: 'This policy has ended already.',
  EXPIRED: 'This policy has reached its end and is settled by itself.',
  ACTIVATION_PENDING: 'The activation of this policy is already asked for.',
};

export function refusalSentence(problem: Problem): string {
  return SENTENCES[problem.code] ?? problem.sentence;
}
