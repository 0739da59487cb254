/** Reading bytes that would be signed: exactly one value, or an error. */
import { type ClarityValue, cvToString, deserializeCV, serializeCV } from '@stacks/transactions';

/** A Clarity value as a person reads it: texts without quotation marks, numbers without their `u`. */
export function plain(value: ClarityValue): string {
  switch (value.type) {
    case 'ascii':
    case 'utf8':
      return value.value;
    case 'uint':
    case 'int':
      return value.value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
    case 'buffer':
      return `0x${value.value}`;
    default:
      return cvToString(value);
  }
}

export function unprefixed(hex: string): string {
  return hex.toLowerCase().replace(/^0x/, '');
}

/** The value of the bytes; refuses what is not exactly the bytes of one value (stacks.js ignores what follows it). */
export function decode(hex: string): ClarityValue {
  const value = deserializeCV(unprefixed(hex));
  if (serializeCV(value) !== unprefixed(hex)) {
    throw new Error('more or other bytes than one value');
  }
  return value;
}

export function attempt<T>(act: () => T): T | Error {
  try {
    return act();
  } catch (e) {
    return e instanceof Error ? e : new Error(String(e));
  }
}
