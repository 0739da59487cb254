/** Shapes of what a wallet signs and of what became of it. */
import { amount, type Decoded, flag, list, object, oneOf, orElse, orNull, text, whole } from './decode';
import { block } from './shapes';

export const bound = oneOf('CAPITAL_LIMIT', 'DEPOSITS', 'AVAILABLE', 'PREMIUM_LIMIT', 'BOOK_PREMIUM');
export type Bound = Decoded<typeof bound>;

/** `hex` of arguments and post-conditions is exactly what SIP-030 `stx_callContract` takes. */
export const preparedCall = object({
  call: object({
    contract: text,
    function: text,
    arguments: list(object({ name: text, type: text, hex: text, text })),
    postConditionMode: text,
    postConditions: list(
      object({
        type: oneOf('stx', 'ft'),
        principal: text,
        condition: oneOf('eq', 'lte', 'gte'),
        amount,
        asset: orNull(text),
        hex: text,
      }),
    ),
  }),
  summary: text,
  /** why what the service knows may not be so: the contracts judge */
  warnings: list(object({ code: text, detail: text })),
  /** of a withdrawal: the most of each, and which bound of the vault that is */
  allowed: orNull(object({ capital: amount, capitalBoundBy: bound, premium: amount, premiumBoundBy: bound })),
  secondsLeft: orNull(whole),
  unsignedTransaction: orNull(text),
  asOf: block,
});
export type PreparedCall = Decoded<typeof preparedCall>;

export const transactionStatus = oneOf('REGISTERED', 'PENDING', 'IN_BLOCK', 'FINAL', 'FAILED', 'DROPPED', 'NOT_FOUND');
export type TransactionStatus = Decoded<typeof transactionStatus>;

export const transaction = object({
  txid: text,
  status: transactionStatus,
  final: flag,
  /** it is looked for; without, only what the blocks say is known */
  watched: orElse(flag, true),
  sender: orNull(text),
  contract: orNull(text),
  function: orNull(text),
  height: orNull(whole),
  burnHeight: orNull(whole),
  indexBlockHash: orNull(text),
  error: orNull(object({ code: text, name: text, sentence: text })),
  sinceMs: orNull(whole),
  asOf: block,
});
export type Transaction = Decoded<typeof transaction>;
