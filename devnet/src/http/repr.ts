import { ClarityType, cvToString, hexToCV, type ClarityValue } from '@stacks/transactions';

/** A Clarity value as the API prints it: a literal, with a quote before principals. */
export function repr(value: ClarityValue): string {
  switch (value.type) {
    case ClarityType.PrincipalStandard:
    case ClarityType.PrincipalContract:
      return `'${cvToString(value).replace(/^'/, '')}`;
    case ClarityType.OptionalSome:
      return `(some ${repr(value.value)})`;
    case ClarityType.ResponseOk:
      return `(ok ${repr(value.value)})`;
    case ClarityType.ResponseErr:
      return `(err ${repr(value.value)})`;
    case ClarityType.List:
      return `(list${value.value.map((item) => ` ${repr(item)}`).join('')})`;
    case ClarityType.Tuple:
      return `(tuple${Object.keys(value.value)
        .sort()
        .map((key) => ` (${key} ${repr(value.value[key] as ClarityValue)})`)
        .join('')})`;
    default:
      return cvToString(value);
  }
}

export function hexAndRepr(hex: string): { hex: string; repr: string } {
  return { hex, repr: repr(hexToCV(hex)) };
}
