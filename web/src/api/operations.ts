import { amount, type Decoded, type Decoder, list, object, oneOf, orElse, orNull, text, whole } from './decode';
import { block } from './shapes';

const details: Decoder<Readonly<Record<string, unknown>>> = (input, at) => {
  object({})(input, at);
  return input as Readonly<Record<string, unknown>>;
};

/** `state`: UNKNOWN when nobody told the topology where the part is. `details` are the part's own words, as they came. */
const part = object({
  name: text,
  state: oneOf('UP', 'DEGRADED', 'DOWN', 'UNKNOWN'),
  reason: orElse(text, ''),
  details: orElse(details, {}),
});
export type Part = Decoded<typeof part>;

/** A transaction of the services, as it stands. `fee` in micro-STX; `height` is null while it is in no block. */
const submitted = object({
  commandId: text,
  signer: text,
  state: text,
  reason: orElse(text, ''),
  nonce: whole,
  fee: amount,
  txid: orElse(text, ''),
  contract: orElse(text, ''),
  function: orElse(text, ''),
  height: orNull(whole),
  burnHeight: orNull(whole),
  changedAtMs: whole,
});
export type Submitted = Decoded<typeof submitted>;

export const operations = object({ parts: list(part), transactions: orElse(list(submitted), []), asOf: block });
export type Operations = Decoded<typeof operations>;
