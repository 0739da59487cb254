// Clarity values and plain JSON: amounts are bigint on the way in and decimal strings on the way out.
import { Cl, ClarityType } from '@stacks/transactions';

export const { uint, stringAscii: ascii, principal, bufferFromHex: buffer, tuple, list, bool, none, some } = Cl;

/** uints are decimal strings, principals and strings are strings, buffers are 0x hex, none is null. */
export function toJson(value) {
  switch (value.type) {
    case ClarityType.UInt:
    case ClarityType.Int:
      return value.value.toString();
    case ClarityType.BoolTrue:
      return true;
    case ClarityType.BoolFalse:
      return false;
    case ClarityType.Buffer:
      return `0x${value.value}`;
    case ClarityType.StringASCII:
    case ClarityType.StringUTF8:
    case ClarityType.PrincipalStandard:
    case ClarityType.PrincipalContract:
      return value.value;
    case ClarityType.OptionalNone:
      return null;
    case ClarityType.OptionalSome:
      return toJson(value.value);
    case ClarityType.ResponseOk:
      return { ok: toJson(value.value) };
    case ClarityType.ResponseErr:
      return { err: toJson(value.value) };
    case ClarityType.List:
      return value.value.map(toJson);
    case ClarityType.Tuple:
      return Object.fromEntries(Object.entries(value.value).map(([name, field]) => [name, toJson(field)]));
    default:
      throw new Error(`no JSON for a Clarity value of type ${value.type}`);
  }
}
