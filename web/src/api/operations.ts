/** How the parts of the system are, and what they sent. */
import { amount, type Decoded, type Decoder, list, mapOf, object, oneOf, orElse, orNull, text, whole } from './decode';
import { block, status } from './shapes';

/** `state`: UNKNOWN when nobody told the topology where the part is. `details`: null when the part says nothing. */
function part<D>(details: Decoder<D>) {
  return object({
    name: text,
    state: oneOf('UP', 'DEGRADED', 'DOWN', 'UNKNOWN'),
    reason: text,
    details: orNull(details),
  });
}

const seenBlock = object({ height: whole, indexBlockHash: text, burnHeight: whole });

/** Who may do what, as of a final block; `height` 0 before the first reading, `pausedUntilBurnHeight` 0 when the pool is not paused. */
const roles = object({
  height: whole,
  burnHeight: whole,
  reason: text,
  holders: list(object({ role: text, account: text })),
  quorum: whole,
  pausedUntilBurnHeight: whole,
  announcements: list(object({ role: text, account: text, appliesAtBurnHeight: whole, lapsesAtBurnHeight: whole })),
  differences: list(text),
});
export type PoolRoles = Decoded<typeof roles>;

/** Heights of the chain as the watcher read it; `lag` in Stacks blocks behind its source. */
const watcher = part(
  object({
    comparisons: list(object({ first: text, second: text, agreedHeight: whole })),
    tip: orNull(seenBlock),
    final: orNull(seenBlock),
    burnTip: whole,
    lag: whole,
    lagSeconds: whole,
    unfinalBlocks: whole,
    audit: object({ from: whole, to: whole, gaps: whole, differences: whole }),
    roles: orNull(roles),
  }),
);
export type WatcherPart = Decoded<typeof watcher>;

/** `signers` by role; `nextNonce` is -1 before the first transaction. */
const submitter = part(
  object({
    signers: mapOf(
      object({
        address: text,
        pending: whole,
        waiting: whole,
        parked: whole,
        nextNonce: whole,
        feesOfDayMicroStx: whole,
      }),
    ),
    troubles: list(text),
    notes: list(text),
    oldestWaitingBurnBlocks: whole,
  }),
);
export type SubmitterPart = Decoded<typeof submitter>;

const oracle = part(object({ words: list(text) }));
export type OraclePart = Decoded<typeof oracle>;

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

export const operations = object({
  parts: object({ watcher, submitter, oracle, topology: part(status) }),
  transactions: list(submitted),
  asOf: block,
});
export type Operations = Decoded<typeof operations>;
