/** Why there is no price, in plain words. Source: RefusalCode of the service. */
import type { Problem } from '../api/answer';
import { plainly } from '../format/refusals';

const SENTENCES: Readonly<Record<string, string>> = {
  CALLS_DISABLED: 'Protection against a rising price is not offered yet.',
  AMOUNT_TOO_SMALL: 'The least we protect is 0.001 BTC.',
  AMOUNT_TOO_LARGE: 'That is more than we protect in one policy.',
  TERM_TOO_SHORT: 'The shortest period is one day of Bitcoin blocks.',
  TERM_TOO_LONG:
    'At this protected value nothing backs so long a period. Choose a shorter one, or a value further from the price.',
  STRIKE_OUT_OF_RANGE: 'The price has moved, and this protected value is not offered any more. Choose another one.',
  NO_OPEN_EPOCH: 'The books that may back this are between two epochs. It is asked again by itself in a moment.',
  POLICY_LIMIT: 'No book backs that much with one policy. Choose a smaller amount.',
  DAY_LIMIT: 'Too much would end on that day already. Another number of days may do, or a smaller amount.',
  EPOCH_LIMIT: 'What is left to sell until the next opening is less. Choose a smaller amount, or come back after it.',
  NO_CAPACITY: 'The pool cannot back this amount at the moment.',
  PREMIUM_EXCEEDS_COLLATERAL: 'This protection would cost more than it can ever pay.',
  PRICE_UNAVAILABLE: 'Too few exchanges agree on a price at the moment.',
  PRICE_STALE: 'The newest price is too old to sell at. It is asked again by itself.',
  CHAIN_STALE: 'No new block has reached the services for too long. Funds are in the contract and not affected.',
  VOLATILITY_UNAVAILABLE: 'There is not enough price history for a fair price at the moment.',
  PAUSED: 'The contracts are paused, so nothing is sold. Policies that exist are not affected.',
  REFERENCE_UNAVAILABLE: 'The price on the chain is not there yet. Please ask again in a moment.',
  REFERENCE_STALE:
    'The price on the chain is too old to sell at. A new one is on its way: please ask again in a moment.',
  PRICE_MOVED: 'The market has just moved. As soon as the new price is on the chain there is a firm one again.',
  PRICE_DISPUTED: 'Those who watch the price do not agree at the moment, so nothing is sold.',
  SIGNER_SILENT: 'Nobody can sign a firm price at the moment. Please try again.',
  SIGNER_REFUSED:
    'This price was not signed: it is beyond what may be sold now. Please choose a smaller amount, or try later.',
  COLLATERAL_SHARE:
    'So many firm prices were asked for from here within an hour that there is no more at the moment. Please choose a smaller amount, or try later.',
  NOT_RECORDED: 'This price could not be recorded, so it was not given out. Please ask again.',
  HALTED: 'A part of the books has stopped, so nothing is sold at the moment. Policies that exist are not affected.',
  INCIDENT_OPEN:
    'Something is being looked into, so nothing is sold at the moment. Policies that exist are not affected.',
};

export function quoteRefusal(problem: Problem): string {
  return plainly(problem, SENTENCES);
}
