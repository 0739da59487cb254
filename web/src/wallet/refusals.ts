/** Why a call is not made ready, in plain words. Source: PrepareRefusal of the service. */
import type { Problem } from '../api/answer';
import { plainly } from '../format/refusals';

const SENTENCES: Readonly<Record<string, string>> = {
  ABOVE_LIMIT:
    'That is more than can be withdrawn right now. What is locked or may still be called stays until it is free.',
  ABOVE_CAPITAL: 'That is more than you have in this book.',
  NOTHING_TO_TAKE: 'There is nothing to take out of this book right now.',
  EPOCH_OVER: 'The epoch of this book is over and the next one opens within a few blocks. Please try again then.',
  PAUSED: 'The contracts are paused. The pause ends by itself after three days at the latest.',
  BOOK_CLOSED: 'This book is closed for good. What is free in it can be withdrawn at any time.',
  HALTED:
    'A part of the books has stopped, so nothing is sold at the moment. Your funds are in the contract and not affected.',
  INCIDENT_OPEN:
    'Something about this token is being looked into, so nothing of it is sold at the moment. Your funds are in the contract and not affected.',
  UNKNOWN_PROVIDER: 'This account has no capital in this book in any final block.',
  NOT_QUOTE_BUYER: 'This price was made for another account. Please ask for one of your own.',
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
  return plainly(problem, SENTENCES);
}
