/** Answers that are about acting: prepared calls and the life of a transaction. */
import type { Route } from '../api/client';
import { type Decoded, flag, list, object, oneOf, orElse, orNull, text, whole } from '../api/decode';
import { block } from '../api/shapes';

export const prepared = object({
  call: object({
    contract: text,
    function: text,
    arguments: list(object({ name: text, type: text, hex: text, text: orElse(text, '') })),
    postConditionMode: text,
    postConditions: list(
      object({ type: text, principal: text, condition: text, amount: text, asset: orNull(text), hex: text }),
    ),
  }),
  summary: text,
  asOf: block,
});
export type PreparedAnswer = Decoded<typeof prepared>;

export const transaction = object({
  txid: text,
  status: oneOf('REGISTERED', 'PENDING', 'IN_BLOCK', 'FINAL', 'FAILED', 'DROPPED', 'NOT_FOUND'),
  final: flag,
  height: orNull(whole),
  burnHeight: orNull(whole),
  error: orNull(object({ code: orElse(text, ''), name: orElse(text, ''), sentence: text })),
});
export type TransactionAnswer = Decoded<typeof transaction>;

export function transactionRoute(txid: string): Route<TransactionAnswer> {
  return { path: `/v1/transactions/${txid}`, decode: transaction, topic: `transaction:${txid}` };
}
