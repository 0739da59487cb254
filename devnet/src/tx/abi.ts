import { ClarityType, type ClarityValue, getTypeString, type ClarityAbiType } from '@stacks/transactions';

export interface AbiFunction {
  readonly name: string;
  readonly access: 'private' | 'public' | 'read_only';
  readonly args: readonly { readonly name: string; readonly type: AbiType }[];
  readonly outputs: { readonly type: AbiType };
}

export interface ContractAbi {
  readonly functions: readonly AbiFunction[];
  readonly variables: readonly { name: string; type: AbiType; access: string }[];
  readonly maps: readonly { name: string; key: AbiType; value: AbiType }[];
  readonly fungible_tokens: readonly { name: string }[];
  readonly non_fungible_tokens: readonly { name: string; type: AbiType }[];
  readonly epoch: string;
  readonly clarity_version: string;
}

export type AbiType = ClarityAbiType;

/** Whether a value may be passed where `type` is asked for, by the rules of Clarity (a shorter buffer fits, a longer does not). */
export function fits(value: ClarityValue, type: AbiType): boolean {
  if (typeof type === 'string') return fitsPrimitive(value, type);
  if ('buffer' in type) return value.type === ClarityType.Buffer && value.value.length / 2 <= type.buffer.length;
  if ('string-ascii' in type)
    return value.type === ClarityType.StringASCII && value.value.length <= type['string-ascii'].length;
  if ('string-utf8' in type) {
    return value.type === ClarityType.StringUTF8 && [...value.value].length <= type['string-utf8'].length;
  }
  if ('optional' in type) {
    return (
      value.type === ClarityType.OptionalNone ||
      (value.type === ClarityType.OptionalSome && fits(value.value, type.optional))
    );
  }
  if ('response' in type) {
    if (value.type === ClarityType.ResponseOk) return fits(value.value, type.response.ok);
    return value.type === ClarityType.ResponseErr && fits(value.value, type.response.error);
  }
  if ('list' in type) {
    const { length, type: inner } = type.list;
    return (
      value.type === ClarityType.List && value.value.length <= length && value.value.every((item) => fits(item, inner))
    );
  }
  if ('tuple' in type) {
    if (value.type !== ClarityType.Tuple || Object.keys(value.value).length !== type.tuple.length) return false;
    return type.tuple.every((field) => {
      const inner = value.value[field.name];
      return inner !== undefined && fits(inner, field.type);
    });
  }
  return false;
}

function fitsPrimitive(value: ClarityValue, type: string): boolean {
  switch (type) {
    case 'uint128':
      return value.type === ClarityType.UInt;
    case 'int128':
      return value.type === ClarityType.Int;
    case 'bool':
      return value.type === ClarityType.BoolTrue || value.type === ClarityType.BoolFalse;
    case 'principal':
      return value.type === ClarityType.PrincipalStandard || value.type === ClarityType.PrincipalContract;
    case 'trait_reference':
      return value.type === ClarityType.PrincipalContract;
    case 'none':
      return value.type === ClarityType.OptionalNone;
    default:
      return false;
  }
}

const ACCESS_WORD = { public: 'define-public', read_only: 'define-read-only', private: 'define-private' } as const;

/** `(define-public (deposit-stx (amount uint)))`, as the API prints it. */
export function functionSignature(fn: AbiFunction): string {
  const args = fn.args.map((arg) => ` (${arg.name} ${typeName(arg.type)})`).join('');
  return `(${ACCESS_WORD[fn.access]} (${fn.name}${args}))`;
}

export function typeName(type: AbiType): string {
  return type === 'trait_reference' ? 'trait_reference' : getTypeString(type);
}
