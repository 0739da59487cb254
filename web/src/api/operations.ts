import { anything, type Decoded, type Decoder, list, object, orElse, orNull, text, whole } from './decode';
import { block } from './shapes';

const named = object({ name: text, state: orElse(text, 'UNKNOWN'), reason: orElse(text, '') });

export interface Part extends Decoded<typeof named> {
  /** the part's own, as they came */
  readonly details: Readonly<Record<string, unknown>>;
}

const part: Decoder<Part> = (input, at) => {
  const head = named(input, at);
  const { name: _name, state: _state, reason: _reason, ...details } = input as Record<string, unknown>;
  return { ...head, details };
};

/** A transaction that the submitter sent, or is about to. */
const submitted = object({
  command: orElse(text, ''),
  state: orElse(text, 'UNKNOWN'),
  nonce: orNull(whole),
  txid: orNull(text),
  fee: anything,
  reason: orElse(text, ''),
});
export type Submitted = Decoded<typeof submitted>;

export const operations = object({
  parts: list(part),
  transactions: orElse(list(submitted), []),
  asOf: orNull(block),
});
export type Operations = Decoded<typeof operations>;
