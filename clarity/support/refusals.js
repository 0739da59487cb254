// Outcomes by name, and tables of refusals in order of precedence.
import { expect } from 'vitest';
import { ERRORS, SHORT } from './sources.js';

const NAMES = new Map(
  Object.entries(ERRORS).flatMap(([contract, errors]) =>
    Object.entries(errors).map(([name, code]) => [code, `${SHORT[contract]} ${name}`]),
  ),
);

/** `ok`, or the refusal as `vault ERR_PAUSED`. */
export function outcomeOf(receipt) {
  if (receipt.ok !== undefined) return 'ok';
  return nameOfError(receipt.err);
}

export function nameOfError(code) {
  return NAMES.get(code) ?? `unknown error ${code}`;
}

/** `item-failed` prints of a batch: policy id -> refusal */
export function failedItemsOf(receipt) {
  const failed = receipt.prints.filter(({ value }) => value.topic === 'item-failed');
  return Object.fromEntries(failed.map(({ value }) => [value['policy-id'], nameOfError(value.code)]));
}

/** Each row names the refusal that is met, then mends one fault and so meets the next; after the last row all is well. */
export function expectRefusalsInOrder(call, rows) {
  rows.forEach(([refusal, mend], row) => {
    const receipt = call();
    expect(outcomeOf(receipt), `row ${row + 1}`).toBe(refusal);
    expect(receipt.events, `row ${row + 1} leaves no event`).toEqual([]);
    mend();
  });
  const receipt = call();
  expect(outcomeOf(receipt), 'after the last row').toBe('ok');
  return receipt;
}

/** The values of the prints of a topic, without topic and version. */
export function printsOf(receipt, topic) {
  return receipt.prints
    .filter(({ value }) => value.topic === topic)
    .map(({ value: { topic: _topic, version, ...fields } }) => {
      expect(version).toBe('2');
      return fields;
    });
}

/** All prints of a receipt are these, in this order: [topic, fields]. */
export function expectPrints(receipt, expected) {
  expect(outcomeOf(receipt)).toBe('ok');
  const seen = receipt.prints.map(({ value: { topic, version: _version, ...fields } }) => [topic, fields]);
  expect(seen).toEqual(expected);
}
